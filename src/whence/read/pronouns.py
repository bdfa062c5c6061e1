"""Whom a pronoun that is a source stands for: "I" in a quotation, "she said", "it added", "their claim".

Salience as in centering (Grosz, Joshi and Weinstein 1995): the nearest sentence first, in it the main source or subject
before what is only mentioned. Where two fit alike, none is given.
"""

import re
from collections.abc import Iterator

from whence.read.bearings import Speaker
from whence.read.genders import Gender
from whence.read.ledgers import REACH, Ledger, by_sentence, only

_LEMMAS = {
    "he": "he", "his": "he", "him": "he", "himself": "he", "she": "she", "her": "she", "herself": "she",
    "it": "it", "its": "it", "itself": "it", "they": "they", "their": "they", "them": "they",
    "i": "i", "my": "i", "me": "i", "myself": "i", "we": "we", "our": "we", "us": "we",
}  # fmt: skip
_POSSESSIVES = frozenset({"his", "her", "its", "their"})
_PAIR = re.compile(
    r"[^,]*?[A-Z][\w’'-]+,? and (?:(?:his|her|its|the) )?(?:[a-z-]+,? ){0,3}[A-Z]"
    r"|[^.]*?[A-Z][\w’'-]+, and (?:his|her|its|their|the|[A-Z][\w’'-]+[’']s) [^.]*?[A-Z]"
    r"|(?:[Tt]he (?:two|pair|couple|duo|twins|brothers|sisters)|[Bb]oth)\b"
)
_WITH_KIN = re.compile(  # "Ann and her sister Eva Arn", "Guard Ann Lee and keeper Mira Arn"
    r"(?:[A-Z][\w’'-]+ )+and (?:(?:his|her|their) |(?:[a-z-]+ ){1,3}[A-Z][\w’'-]+ [A-Z])"
)
_SELF = re.compile(r" (?:him|her|it)self$| themselves$")  # "he himself said"
_DENIAL = re.compile(r" (?:has |have |later |also )*(?:den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?)\b")
_ASKED_BY = re.compile(
    r"\w+ed(?: \w+)? (?:by|with|alongside)(?: [a-z][\w-]*){0,4} $"
)  # "cross-examined by Ann Lee KC, he"
_CITING = re.compile(r"\b(?:citing|quoting) $", re.IGNORECASE)
_THEIR_REACH = 1  # sentences back to the group that "they" are
_LEAD = 1  # paragraphs in which a pronoun may stand for one who is in the headline
_MAIN = 3  # rank of a main source or subject
_NESTED = 2  # rank of a source in another's content
_BEHIND = 2  # sentences behind what is only mentioned in which a main source is a rival
_QUOTED_REACH = 2  # sentences back that one who is not named in a quotation may stand


def pronoun_of(words: str) -> str | None:
    """Give the plain form of a pronoun or possessive ("his": "he"); None when the words are something else."""
    plain = words.lower().strip(" ,“‘\"'")
    return _LEMMAS.get(plain) or _LEMMAS.get(_SELF.sub("", plain))


def of_pronoun(speaker: Speaker, pronoun: str, ledger: Ledger, outer: Speaker | None) -> Speaker | None:
    """Give the form a pronoun stands for; `outer` is who says the content that the pronoun stands in."""
    if pronoun in ("i", "we"):
        return _of_first_person(speaker, pronoun, ledger, outer)
    if outer is not None and not speaker.is_quoted and outer.start < speaker.start:
        if _fits(pronoun, outer, ledger):
            return None if _has_rival(speaker, pronoun, ledger, outer) else outer
        if _is_clause_bound(speaker, pronoun, outer):
            return None
    return _nearest(speaker, pronoun, ledger, outer)


def _has_rival(speaker: Speaker, pronoun: str, ledger: Ledger, outer: Speaker) -> bool:
    if ledger.text.endswith("whom ", 0, speaker.start):  # "a manager, whom he declined to name"
        return False
    return any(_is_rival(pronoun, other, speaker, outer, ledger) for other in ledger.before(speaker, 0))


def _is_clause_bound(speaker: Speaker, pronoun: str, outer: Speaker) -> bool:
    """Tell whether a pronoun in a reported clause is likely its subject's: "Ann said the firm stood by its claim"."""
    if pronoun in ("he", "she") and any(piece.start == speaker.start for piece in outer.content):
        return False  # "she rejected his claim": nobody stands before him in what she says
    return pronoun in ("it", "they") or speaker.words.lower() in _POSSESSIVES


def _of_first_person(speaker: Speaker, pronoun: str, ledger: Ledger, outer: Speaker | None) -> Speaker | None:
    """Give the one who speaks a quotation, else the one source before it in the paragraph; "we" only of several."""
    kinds = ("person", "unknown") if pronoun == "i" else ("people", "organisation", "outlet")
    if outer is not None or not speaker.is_quoted:
        return outer if outer is not None and speaker.is_quoted and outer.profile.kind in kinds else None
    beside = [
        form for form in ledger.before(speaker, _QUOTED_REACH)
        if form.is_source and form.rank == _MAIN and not form.is_quoted and form.block == speaker.block
    ]  # fmt: skip
    found = only(beside)
    return found if found is not None and found.profile.kind in kinds else None


def _is_rival(pronoun: str, other: Speaker, speaker: Speaker, outer: Speaker, ledger: Ledger) -> bool:
    """Tell whether another who fits is spoken of in the same content, before the pronoun."""
    is_inside = any(piece.covers(other.span) for piece in outer.content)
    if not is_inside or other.sentence != speaker.sentence or other.entity == outer.entity or other.is_quoted:
        return False
    if other.rank < _NESTED and not other.profile.is_named:
        return False
    return _fits(pronoun, other, ledger) and _is_surer(pronoun, other, outer, ledger) >= 0


def _is_surer(pronoun: str, one: Speaker, two: Speaker, ledger: Ledger) -> int:
    """Compare how surely two go with a pronoun: 1 when only the first is known to, -1 when only the second is."""
    return (ledger.genders.get(one.entity) == pronoun) - (ledger.genders.get(two.entity) == pronoun)


def _fits(pronoun: str, form: Speaker, ledger: Ledger) -> bool:
    profile = form.profile
    if pronoun_of(form.words) in ("i", "we"):
        return False
    if pronoun in ("he", "she"):
        is_person = (profile.kind == "person" and not _is_title(form)) or _may_be_person(form)
        gender: Gender | None = ledger.genders.get(form.entity)
        return is_person and (gender is None or gender == pronoun)
    if pronoun == "they":
        return profile.kind in ("people", "organisation", "outlet")
    if form.rank < _NESTED:
        return False
    is_source = profile.role is not None and profile.role.split()[-1].lower() == "source"
    if profile.kind == "person" and not _is_title(form):
        return is_source
    is_thing = profile.kind == "unknown" and profile.is_named and form.entity not in ledger.genders
    is_thing = is_thing or _is_title(form) or (profile.kind == "unknown" and _is_plain_source(form))
    return profile.kind in ("organisation", "outlet", "document") or is_thing


def _may_be_person(form: Speaker) -> bool:
    """Tell whether something of which only a name is known may be a person: "Bright Lamp, which ..." may not."""
    profile, words = form.profile, form.words.lower()
    if profile.kind != "unknown" or " which " in words:
        return False
    if not profile.is_named:
        return words.startswith("@") or (words.startswith(("the ", "a ", "an ")) and _is_doer(words))
    return " " in (profile.name or "") and not words.startswith("the ")


def _is_plain_source(form: Speaker) -> bool:
    """Tell whether a source is one of which nothing says that it is a person: "the delegation"."""
    is_phrase = " " in form.words and form.is_source and not form.profile.is_named
    return is_phrase and not _is_doer(form.words.lower())


def _is_doer(words: str) -> bool:
    """Tell whether a phrase is one noun that by its ending is a person: "the seller"."""
    parts = words.rstrip(",").split()
    return len(parts) <= 3 and parts[-1].endswith(("er", "or", "ist", "ian"))


def _is_title(form: Speaker) -> bool:
    """Tell whether what passes for a person has an article before its name: "the Morning Flare"."""
    name = form.profile.name
    return name is not None and " " in name and form.words.lower().startswith(f"the {name.lower()}")


def _is_pair(pronoun: str, form: Speaker) -> bool:
    """Tell whether a form is two people, so that "she" may be either."""
    is_one = form.profile.kind == "organisation" or (form.profile.kind == "person" and form.profile.is_named)
    is_several = (_PAIR if not is_one else _WITH_KIN).match(form.words) is not None
    return pronoun in ("he", "she") and is_several and form.rank == _MAIN


def _is_open(pronoun: str, form: Speaker) -> bool:
    """Tell whether a form is the same pronoun, left open before: the one it stands for may be anyone."""
    return not form.is_quoted and pronoun_of(form.words) == pronoun and form.antecedent is None


def _nearest(speaker: Speaker, pronoun: str, ledger: Ledger, outer: Speaker | None) -> Speaker | None:
    """Give who fits in the nearest sentence that has one; None when two do, or an open pronoun comes first."""
    mentioned: Speaker | None = None
    for group in by_sentence(_around(speaker, pronoun, ledger, outer)):
        if mentioned is not None and mentioned.sentence - group[0].sentence > _BEHIND:
            return mentioned
        if any(_is_open(pronoun, form) or _is_pair(pronoun, form) for form in group):
            return None
        fitting = [form for form in group if _fits(pronoun, form, ledger)]
        if pronoun == "they":
            people = [form for form in fitting if form.profile.kind == "people"]
            fitting = people or [form for form in fitting if form.block == speaker.block]
        if not fitting:
            continue
        chosen = _salient(fitting, pronoun, ledger)
        if chosen is not None and _is_accuser(speaker, chosen, pronoun, ledger):
            return None
        if chosen is None:
            return mentioned
        if mentioned is not None:
            return _before_mentioned(mentioned, chosen, pronoun, ledger)
        if chosen.rank >= _NESTED or pronoun not in ("he", "she", "it"):
            return chosen
        mentioned = chosen
    return mentioned


def _is_accuser(speaker: Speaker, chosen: Speaker, pronoun: str, ledger: Ledger) -> bool:
    """Tell whether one who denies may be whom the chosen source spoke of: "Ann said Eve had lied. She denied it"."""
    if pronoun not in ("he", "she") or _DENIAL.match(ledger.text, speaker.span.end) is None:
        return False
    return any(
        form.entity != chosen.entity and _fits(pronoun, form, ledger) and form.profile.kind == "person"
        for form in ledger.before(speaker)
        if any(piece.covers(form.span) for piece in chosen.content)
    )


def _before_mentioned(mentioned: Speaker, main: Speaker, pronoun: str, ledger: Ledger) -> Speaker | None:
    """Choose between one only mentioned last and a main source before; None when neither is surer."""
    if mentioned.entity == main.entity or main.rank < _MAIN:
        return mentioned
    surer = _is_surer(pronoun, mentioned, main, ledger)
    return main if surer < 0 or pronoun == "it" else mentioned if surer > 0 else None


def _around(speaker: Speaker, pronoun: str, ledger: Ledger, outer: Speaker | None) -> Iterator[Speaker]:
    """Yield the forms a pronoun may stand for; in a quotation not the one who speaks, out of one none named in it."""
    if speaker.is_quoted and pronoun in ("it", "they"):
        return
    own = (*speaker.content, *(outer.content if outer is not None and speaker.is_quoted else ()))
    reach = _QUOTED_REACH if speaker.is_quoted else _THEIR_REACH if pronoun == "they" else REACH
    for form in ledger.before(speaker, reach):
        if form.block == 0 and speaker.block > _LEAD:
            continue
        if form.sentence == speaker.sentence and _CITING.search(
            ledger.text, max(0, form.start - 10), form.start
        ):
            continue  # "Citing a letter, it reported": whom it cites is another
        is_own = form.is_quoted and any(piece.covers(form.span) for piece in own)
        is_other = outer is None or form.entity != outer.entity
        if (speaker.is_quoted and is_other and (is_own or not form.is_quoted)) or (
            not speaker.is_quoted and not form.is_quoted
        ):
            yield form


def _salient(fitting: list[Speaker], pronoun: str, ledger: Ledger) -> Speaker | None:
    """Give the most salient of those that fit in one sentence; None when two are alike."""
    top = max(form.rank for form in fitting)
    tops = {form.entity: form for form in reversed(fitting) if form.rank == top}
    if len(tops) > 1:
        sure = [form for form in tops.values() if ledger.genders.get(form.entity) == pronoun]
        return sure[0] if len(sure) == 1 else None
    (chosen,) = tops.values()
    rivals = [form for form in fitting if form.entity != chosen.entity]
    if any(_is_surer(pronoun, rival, chosen, ledger) > 0 for rival in rivals):
        return None
    is_open = any(
        _is_beside(form, chosen, ledger.text) and _is_surer(pronoun, form, chosen, ledger) == 0
        for form in rivals
    )
    return None if is_open else chosen


def _is_beside(form: Speaker, chosen: Speaker, text: str) -> bool:
    """Tell whether another person named in a sentence stands outside what its main source says, and not by the way."""
    if (
        chosen.is_source
        and form.start < chosen.start
        and _ASKED_BY.search(text, max(0, form.start - 60), form.start)
    ):
        return False
    return form.profile.is_named and not any(piece.covers(form.span) for piece in chosen.content)
