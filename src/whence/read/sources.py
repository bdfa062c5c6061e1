"""Who a source is: a name or a description, the stated number, nationality, role, institution, anonymity."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from whence.outlets import OutletTable
from whence.read.accesses import access_in
from whence.read.aliases import is_alias, is_cover
from whence.read.anonymity import anonymity_in, unnamed_in
from whence.read.bearers import Bearer, bearer_of, has_given_name, is_lone_surname, seems_body, seems_person
from whence.read.conjuncts import find_conjuncts, head_end, shared_role
from whence.read.counts import count_of, is_share, short_profile
from whence.read.families import is_family, is_family_after
from whence.read.first_words import opening_lowered
from whence.read.gazetteers import fold_name, given_names
from whence.read.heads import core_of, head_of, is_personal
from whence.read.institutions import institution_of
from whence.read.kinds import SourceKind, form_of, kind_of
from whence.read.names import Naming, naming_of
from whence.read.nationalities import nationality_of, without_nationality
from whence.read.presses import agency_kind, outlet_of, paper_kind, press_in
from whence.read.roles import (
    full_role_of,
    is_document_noun,
    is_nationality,
    is_organisation_noun,
    is_role,
    role_of,
    role_with_field,
    singular_role,
    source_words,
)
from whence.read.sums import summed
from whence.read.words import Word, words_of
from whence.records import Mention, Profile, Span

_QUOTES = frozenset({"“", "”", '"', "‘"})  # "an unnamed “marine expert”"
_VAGUE = frozenset({"person", "source", "man", "woman", "owner", "one", "other", "insider", "friend"})


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A noun phrase up to its relative clause; `shared` is the role a conjunct takes from the last one."""

    span: Span
    words: Sequence[Word]
    shared: Word | None = None
    shares_role: bool = False


def profile_of(
    text: str, source: Sequence[Span], *, outlets: OutletTable, mentions: Sequence[Mention] = ()
) -> Profile:
    """Give the profile that the words of a source state; short forms are resolved in `antecedents.py`."""
    if not source:
        return Profile(kind="unknown", is_named=False)
    span = Span(source[0].start, source[-1].end)
    words = [w for w in opening_lowered(text, words_of(text, span)) if w.text not in _QUOTES]
    if not words:
        return Profile(kind="unknown", is_named=False)
    short = short_profile(words)
    if short is not None:
        return short
    groups = _groups(text, words)
    if groups:
        return summed(text, span, [profile for _, profile in groups])
    outlet = outlet_of(text, words, outlets)
    if text[span.start] == "@" and " " not in span.of(text):
        return Profile(kind="person", is_named=True, name=span.of(text), at_least=1, at_most=1)
    if outlet is not None and not (len(words) == 1 and is_role(words[0].lower)):
        return Profile(kind="outlet", is_named=True, name=outlets.get(outlet).name)
    inside = [m for m in mentions if span.covers(m.span)]
    profile = _single(text, _Phrase(span, words[: head_end(words)]), inside)
    return _by_context(text, words, profile, outlets)


def _by_context(text: str, words: Sequence[Word], profile: Profile, outlets: OutletTable) -> Profile:
    """Give a profile with what the rest of the text says its phrase is: a newspaper or a study, a person or a body."""
    last = words[-1].lower
    may_be_press = profile.kind in ("unknown", "document", "organisation") or (
        len(words) == 1 and profile.is_named
    )
    press = press_in(text, words, outlets) if may_be_press else None
    if press is not None and profile.form is None:
        return Profile(kind="outlet", is_named=True, name=press)
    if not profile.is_named and last == "paper" and len(words) == 2:
        return replace(profile, kind=paper_kind(text, words[0].start), form=None)
    if not profile.is_named and last == "agency" and len(words) == 2:
        return replace(profile, kind=agency_kind(text, words[0].start))
    if profile.kind == "outlet" and profile.name is not None:
        known = outlets.resolve(profile.name)
        return replace(profile, name=outlets.get(known[0]).name) if known is not None else profile
    return _by_bearer(text, words, profile)


def _by_bearer(text: str, words: Sequence[Word], profile: Profile) -> Profile:
    """Give a profile with the kind that the clause after a name, or the rest of the text, tells of it."""
    name = profile.name
    if name is None or profile.kind not in ("unknown", "person"):
        return profile
    end = head_end(words)
    rest = words[end + 1 :] if end < len(words) and words[end].text == "," else words[end:]
    relative = rest[0].lower if rest else words[-1].lower if len(words) > 1 else ""
    told: dict[str, Bearer | None] = {
        "who": "person",
        "whose": None,
        "which": "organisation",
        "itself": "organisation",
    }
    bearer = told.get(relative)
    if profile.kind == "person":  # the network takes many a firm's name that stands alone for a person's
        if len(words) == 1 or (name == " ".join(w.text for w in words) and not has_given_name(name)):
            bearer = bearer_of(text, name, near=words[0].start)
        is_body = bearer == "organisation" and words[0].text == name.split()[0]
        return Profile(kind="organisation", is_named=True, name=name) if is_body else profile
    bearer = bearer or bearer_of(text, name, near=words[0].start)
    if bearer is None and len(words) == 2 and is_family(text, words):
        return Profile(kind="people", is_named=True, name=name, at_least=2)
    if bearer is None and (seems_person(name) or fold_name(name) in given_names()):
        bearer = "person"
    elif bearer is None and seems_body(name):
        bearer = "organisation"
    if bearer == "person":
        return replace(profile, kind="person", at_least=1, at_most=1)
    return replace(profile, kind="organisation") if bearer is not None else profile


def split_groups(text: str, span: Span) -> list[tuple[Span, Profile]]:
    """Give the groups of a conjunction ("three A, two B and two C") with a profile each; one when it is one."""
    words = words_of(text, span)
    return _groups(text, words) or [(span, _single(text, _Phrase(span, words[: head_end(words)]), ()))]


def _groups(text: str, words: Sequence[Word]) -> list[tuple[Span, Profile]]:
    """Give the groups of a conjunction with a profile each; none when it is one."""
    pieces = find_conjuncts(words)
    if len(pieces) < 2:
        return []
    shared = shared_role(pieces[-1])
    shares_role = shared is not None and any(not any(is_role(w.lower) for w in piece) for piece in pieces)
    found = []
    for piece in pieces:
        part = Span(piece[0].start, piece[-1].end)
        front = piece[: head_end(piece)]
        profile = short_profile(front) or _single(text, _Phrase(part, front, shared, shares_role), ())
        found.append((part, profile))
    return found


def _single(text: str, phrase: _Phrase, mentions: Sequence[Mention]) -> Profile:
    words = phrase.words
    inside = [m for m in mentions if words and words[0].start <= m.span.start and m.span.end <= words[-1].end]
    naming = _naming(text, words, inside)
    name = None if naming is None else naming.name
    described = words if naming is not None else _described(words)
    role = _role(described, name) or (phrase.shared.lower if phrase.shared is not None else None)
    kind = kind_of(described, naming=naming, role=role, mentions=inside)
    if (phrase.shares_role and kind == "person") or (naming is None and is_share([w.lower for w in words])):
        kind = "people"
    if kind == "unknown" and len(words) > 1 and words[0].lower == "one" and words[1].text == ",":
        kind = "person"
    if kind == "person" and naming is None and is_family_after(text, phrase.span):
        return Profile(kind="people", is_named=False, at_least=2, role=role)
    is_human = kind in ("person", "people")
    if role is None and is_human and naming is None:
        role = _guessed_role(described)
    low, high, stated = _bounds(phrase, kind, name)
    nationality = nationality_of(text, words, described, name=name) or _mentioned_nationality(
        text, inside, name
    )
    if name is None:
        role = without_nationality(role, nationality)
    whole = _whole(text, phrase, described)
    institution = institution_of(_without(whole, nationality), name) if is_human else None
    return Profile(
        kind=kind, is_named=name is not None, name=name, count_words=stated, at_least=low, at_most=high,
        nationality=nationality, role=role, institution=institution if institution != nationality else None,
        anonymity=_anonymity(text, phrase) if name is None else None,
        access=access_in(text, phrase.span) if name is None and is_human else None,
        form=form_of(words) if kind in ("document", "unknown") else None,
    )  # fmt: skip


def _naming(text: str, words: Sequence[Word], mentions: Sequence[Mention]) -> Naming | None:
    """Give the name of the source; none for "a contact saved as X" and the like, where the name is but an alias."""
    if is_alias(words):
        return None
    core = core_of(words)
    head = head_of(core)
    is_thing = head is not None and is_document_noun(head.lower) and not head.is_capital
    if is_thing and head is not None and not is_role(head.lower):
        return None
    if len(words) == 1 and words[0].is_capital and is_role(words[0].lower):
        word = words[0].text
        return Naming(word) if is_lone_surname(text, word, near=words[0].start) else None
    mentioned = _mentioned(text, words, mentions)
    found = Naming(mentioned) if mentioned is not None else naming_of(words)
    return None if found is not None and is_cover(found.name) else found


def _role(words: Sequence[Word], name: str | None) -> str | None:
    if name is not None:
        return role_of([w for w in words if not (w.is_capital and w.text in name.split())])
    core = core_of(words)
    head = head_of(core)
    if head is None or not is_personal(core, head):
        return None
    role = full_role_of(core[: next(i for i, w in enumerate(core) if w is head) + 1])
    return role and role_with_field(role, words, next(i for i, w in enumerate(words) if w is head))


def _without(words: Sequence[Word], nationality: str | None) -> Sequence[Word]:
    """Give words without the nationality, which is no part of a body's name ("a Lirenan banker")."""
    if nationality is None or is_nationality(nationality):
        return words
    parts = nationality.split()
    return [word for word in words if word.text not in parts]


def _guessed_role(words: Sequence[Word]) -> str | None:
    """Give the head of a phrase for people, with what modifies it, though it is no known role ("eel-catchers")."""
    core = core_of(words)
    head = head_of(core)
    if head is None or head.is_capital or head.text.isdigit() or head.is_a("pronoun") or head.is_a("number"):
        return None
    is_some_of = len(words) > 1 and words[1].lower == "of" and is_organisation_noun(head.lower)
    if head.lower in source_words("collective") or is_some_of:
        return None  # "two of the orchestra"
    return full_role_of(core[: next(i for i, w in enumerate(core) if w is head) + 1], is_known=False)


def _described(words: Sequence[Word]) -> Sequence[Word]:
    """Give the words that tell most: for "one of the people, a banker", the apposition after the comma."""
    comma = next((i for i, w in enumerate(words) if i and w.text == ","), len(words))
    head = head_of(core_of(words[:comma]))
    rest = words[comma + 1 :]
    is_one_of = short_profile(words[:comma]) is not None or [w.lower for w in words[:2]] == ["one", "of"]
    is_vague = is_one_of or head is None or (singular_role(head.lower) or head.lower) in _VAGUE
    if not is_vague or len(rest) < 2 or rest[0].lower not in {"a", "an", "both", "all"}:
        return words
    inner = core_of(rest)
    noun = head_of(inner)
    if noun is None or not is_personal(inner, noun):
        return words
    return rest[3:] if [w.lower for w in rest[1:3]] == ["of", "them"] else rest  # "two, both of them clerks"


def _whole(text: str, phrase: _Phrase, described: Sequence[Word]) -> Sequence[Word]:
    """Give the words of a description with the relative clause after it, which may tell of an employer."""
    words = words_of(text, phrase.span)
    first = next((i for i, w in enumerate(words) if w.start == described[0].start), 0)
    return [*described, *words[first + len(described) :]]


def _anonymity(text: str, phrase: _Phrase) -> str | None:
    first = phrase.words[0].start if phrase.words else phrase.span.start
    last = phrase.words[-1].end if phrase.words else phrase.span.end
    return anonymity_in(text, phrase.span) or unnamed_in(text, Span(first, last))


def _mentioned_nationality(text: str, mentions: Sequence[Mention], name: str | None) -> str | None:
    """Give the nationality mentioned beside a name; a description states its own before its head."""
    if name is None:
        return None
    found = next((m.span.of(text) for m in mentions if m.kind == "nationality"), None)
    return found if found is None or found not in name.split() else None


def _bounds(phrase: _Phrase, kind: SourceKind, name: str | None) -> tuple[int | None, int | None, str | None]:
    """Give how many people speak, as bounds and in words; nothing for what is no person."""
    if kind not in ("person", "people"):
        return None, None, None
    if name is not None:
        return 1, 1, None
    count = count_of(phrase.words)
    if phrase.shares_role and count.words is None:
        return 1, None, None  # "Iranian, Iraqi and Western sources": the plural is that of them all
    if kind == "people" and count.words is None and count.at_most == 1:
        return 2, None, None  # "families of the dead"
    return count.at_least, count.at_most, count.words


def _is_office(word: Word) -> bool:
    """Tell whether a word is of the title before a name: "aides to Defense Minister Ann Lee"."""
    return word.is_capital and (is_role(word.lower) or word.is_a("portfolio"))


def _mentioned(text: str, words: Sequence[Word], mentions: Sequence[Mention]) -> str | None:
    """Give the name of a person that ends the phrase after a role ("envoy for Syria Ann Lee")."""
    end = next((w.start for i, w in enumerate(words) if i and w.text == ","), words[-1].end if words else 0)
    for mention in mentions:
        before = [w for w in words if w.end <= mention.span.start]
        while before and (before[-1].is_a("title") or before[-1].text == "." or _is_office(before[-1])):
            before.pop()
        has_role = any(is_role(w.lower) for w in before)
        if before and (before[-1].is_a("preposition") or before[-1].is_a("determiner")):
            continue  # "a spokesman for Ann Lee"
        if mention.kind == "person" and has_role and end - 1 <= mention.span.end <= end:
            return mention.span.of(text)
    return None
