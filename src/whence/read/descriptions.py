"""Whom a definite description stands for: "the official", "the newspaper", "the company", "the survey".

The nearest paragraphs are looked at first. People are matched by role; bodies, outlets and documents in `things.py`.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from whence.read.bearings import Speaker
from whence.read.genders import Gender, gender_of
from whence.read.introduced import of_introduced
from whence.read.ledgers import Ledger, only
from whence.read.roles import singular_role
from whence.read.sorts import is_alike, is_epithet
from whence.read.things import noun_of_thing, of_thing
from whence.records import Profile

_NEXT = 2  # sentences back within which "the official" is the one official just quoted
_NEAR = 8  # sentences back within which "the official" prefers the one official it finds
_WHOLE = 10_000  # sentences: more than any article has
_MAIN = 3  # rank of a main source or subject
_SECOND = re.compile(r"(?:the|a) (?:second|third|other)\b|another\b", re.IGNORECASE)  # makes "the official" two
_ANY = frozenset({"source", "official", "person", "people"})  # "the source" may be any unnamed one
_ANYONE = frozenset({"person", "man", "woman", "lass", "lad", "guy", "bloke", "chap"})
_DEFINITE = ("the ", "our ", "this ", "that ", "these ", "those ", "both ")
_AGE = re.compile(r"\b(\d\d)-year-old\b|, (\d\d),?$")
_FAMILY = re.compile(r"^(\w+)-of-\w+$")
_PARTS = re.compile(r"[,(]")
_CLAUSE = re.compile(r"\b(?:who|whose|which|that|speaking|citing)\b")
_HANGING = re.compile(r" (?:of|for|at|in|from|with|on|to|and)\b")
_TITLES = {
    "dr": "doctor", "prof": "professor", "sgt": "sergeant", "col": "colonel", "gen": "general", "capt": "captain",
    "lt": "lieutenant", "insp": "inspector", "det": "detective", "sen": "senator", "gov": "governor",
    "rev": "reverend", "fr": "priest", "pc": "constable", "cpl": "corporal",
    "pte": "private", "cmdr": "commander", "coun": "councillor", "ald": "alderman", "pres": "president",
    "rep": "representative", "maj": "major", "adm": "admiral", "cllr": "councillor", "supt": "superintendent",
}  # fmt: skip
_SET = re.compile(
    r"(?:the |those |these )?(two|pair|duo|three|trio|four|five|six|both)(?:,|$| (?:men|women|people)\b)"
)
_SIZES = {"two": 2, "pair": 2, "duo": 2, "both": 2, "three": 3, "trio": 3, "four": 4, "five": 5, "six": 6}


def of_description(speaker: Speaker, ledger: Ledger, outer: Speaker | None = None) -> Speaker | None:
    """Give a speaker with the one earlier source that its description fits; None when none or two do."""
    words = speaker.words.lower()
    if speaker.profile.kind == "outlet" and speaker.profile.is_named:
        return of_thing(speaker, ledger)
    size = _SET.match(words)
    if size is not None:
        return _joined(speaker, _of_set(speaker, _SIZES[size[1]], ledger))
    if not words.startswith(_DEFINITE):
        return None
    aged = _of_age(speaker, ledger)
    if aged is not None:
        return _joined(speaker, aged)
    gender = gender_of(speaker.words)
    earlier = [
        form for form in ledger.before(speaker, _WHOLE)
        if form.rank > 1 and not (outer is not None and form.entity == outer.entity)
        and _is_of_gender(form, gender, ledger)
    ]  # fmt: skip
    if speaker.profile.kind not in ("person", "people") or speaker.profile.role is None:
        found = _of_calling(speaker, earlier) or _of_family(speaker, ledger)
        return _joined(speaker, found) if found is not None else of_thing(speaker, ledger)
    if words.startswith(("the same ", "this ", "that ")):
        found = next((form for form in earlier if _matches_anyhow(speaker.profile, form)), None)
    else:
        found = _of_role(speaker, earlier) or of_introduced(speaker, ledger) or _of_epithet(speaker, ledger)
    return _joined(speaker, found)


def inherit(profile: Profile, earlier: Profile) -> Profile:
    """Fill what a short form leaves out from the form before it."""
    return replace(
        profile,
        kind=profile.kind if earlier.kind == "unknown" else earlier.kind,
        is_named=earlier.is_named, name=earlier.name or profile.name,
        count_words=profile.count_words or earlier.count_words,
        at_least=earlier.at_least, at_most=earlier.at_most,
        nationality=profile.nationality or earlier.nationality,
        role=earlier.role if earlier.role and len(earlier.role) > len(profile.role or "") else profile.role,
        institution=profile.institution or earlier.institution, anonymity=profile.anonymity or earlier.anonymity,
        access=profile.access or earlier.access, form=profile.form or earlier.form,
    )  # fmt: skip


def _joined(speaker: Speaker, found: Speaker | None) -> Speaker | None:
    if found is None:
        return None
    profile = inherit(speaker.profile, found.profile)
    return replace(speaker, profile=profile, antecedent=found.fullest, entity=found.entity)


def _of_role(speaker: Speaker, earlier: Sequence[Speaker]) -> Speaker | None:
    """Give the source of the same role, near before far; then one nearby of a role that may be called so too."""
    same = [form for form in earlier if _matches(speaker.profile, form)]
    said = [form for form in same if form.is_source or (form.rank == _MAIN and _SECOND.match(form.words))]
    noun = noun_of(speaker.profile.role or "")
    for forms, reach in ((said, _NEXT), (said, _NEAR), (said, _WHOLE), (same, _NEXT), (same, _NEAR)):
        pool = [form for form in forms if speaker.sentence - form.sentence <= reach]
        if pool:  # "the source" is rather a source than an official
            pool = [form for form in pool if noun_of(form.profile.role or "-") == noun] or pool
            return only(pool)
    if len((speaker.profile.role or "").split()) > 1:
        return None
    near = [form for form in earlier if speaker.sentence - form.sentence <= _NEAR and form.is_source]
    loose = [form for form in near if _matches_loosely(speaker.profile, form.profile)]
    last = [form for form in loose if speaker.sentence - form.sentence <= 1]
    return only(last or loose)


def _matches_anyhow(mine: Profile, form: Speaker) -> bool:
    is_near = form.rank > 1 and not form.is_quoted
    is_anyone = noun_of(mine.role or "person") in _ANYONE and form.profile.kind == "person"
    is_fit = is_anyone or _matches(mine, form) or _matches_loosely(mine, form.profile)
    return is_near and is_fit and not form.profile.is_named


def _matches(mine: Profile, form: Speaker) -> bool:
    earlier = form.profile
    if mine.role is None:
        return False
    is_called = (
        earlier.is_named or ", " in form.words
    )  # "one aid worker, a nurse who has spent two years there,"
    if is_called and _agrees(mine, earlier) and mine.role.lower() in _called(form.words):
        return True
    if earlier.role is None:
        return False
    noun, other = noun_of(mine.role), noun_of(earlier.role)
    same_noun = noun == other or (noun in _ANY and not earlier.is_named and (noun == "source" or other in _ANY))
    modifiers = set(mine.role.lower().split()[:-1])
    return (
        same_noun
        and _agrees(mine, earlier)
        and (not modifiers or modifiers <= set(re.findall(r"[\w-]+", f"{earlier.role} {form.words}".lower())))
    )


def _matches_loosely(mine: Profile, earlier: Profile) -> bool:
    if earlier.role is None or mine.role is None or not _agrees(mine, earlier):
        return False
    noun = noun_of(mine.role)
    is_anyone = noun in _ANYONE and not earlier.is_named
    return is_anyone or is_alike("role", noun, noun_of(earlier.role))


def _called(words: str) -> set[str]:
    """Give the words before a name and in apposition: "captain" of "Captain Arn", "glazier" of "Arn, a glazier"."""
    found: set[str] = set()
    for part in _PARTS.split(_CLAUSE.split(words.lower(), maxsplit=1)[0]):
        tokens = [
            _TITLES.get(token.rstrip("."), token) for token in _HANGING.split(part, maxsplit=1)[0].split()
        ]
        found.update(tokens)
    return found


def _agrees(mine: Profile, earlier: Profile) -> bool:
    """Tell whether nothing that the later profile states is missing from the earlier or otherwise there."""
    return (
        (
            mine.kind == earlier.kind
            or (mine.kind == "person" and earlier.kind == "unknown" and earlier.is_named)
        )
        and mine.institution in (None, earlier.institution)
        and mine.nationality in (None, earlier.nationality)
    )


def noun_of(role: str) -> str:
    """Give the noun of a role in the singular."""
    last = role.split()[-1].lower()
    return singular_role(last) or last


def _of_epithet(speaker: Speaker, ledger: Ledger) -> Speaker | None:
    """Give the one person named just before, for "the singer": a noun that calls again whom the text has named."""
    role = speaker.profile.role or ""
    if not is_epithet(noun_of(role)) or speaker.profile.institution is not None:
        return None
    return _only_person(speaker, ledger)


def _of_age(speaker: Speaker, ledger: Ledger) -> Speaker | None:
    """Give whom "the 38-year-old" is: the one whose age the text gave, else the only person named just before."""
    age = _AGE.search(speaker.words)
    if age is None:
        return None
    aged = [
        form for form in ledger.before(speaker, _WHOLE)
        if form.profile.kind != "people" and re.search(rf"(?:, |aged? |of ){age[1] or age[2]}\b", form.words)
    ]  # fmt: skip
    return only(aged) if aged else _only_person(speaker, ledger)


def _of_family(speaker: Speaker, ledger: Ledger) -> Speaker | None:
    """Give whom a text just named, for what is no known role: "the dad of four", "the mum-of-two", "the Tory"."""
    noun = _FAMILY.sub(r"\1", noun_of_thing(speaker.words) or "")
    is_plain = speaker.profile.kind in ("unknown", "person") and not speaker.profile.is_named
    return _only_person(speaker, ledger) if is_plain and is_epithet(noun) else None


def _is_of_gender(form: Speaker, gender: Gender | None, ledger: Ledger) -> bool:
    """Tell whether a form may be of the gender that a description states: "the actress" is no man."""
    return gender is None or ledger.genders.get(form.entity) in (None, gender)


def _of_calling(speaker: Speaker, earlier: Sequence[Speaker]) -> Speaker | None:
    """Give the person who was introduced by a noun that is no known role: "the glazier" after "Ann Arn, a glazier"."""
    parts = speaker.words.lower().split(",")[0].split()
    if len(parts) != 2 or not parts[1].isalpha():
        return None
    return only([form for form in earlier if form.profile.kind == "person" and parts[1] in _called(form.words)])


def _only_person(speaker: Speaker, ledger: Ledger) -> Speaker | None:
    """Give the only person named in the sentences right before."""
    gender = gender_of(speaker.words)
    near = [
        form for form in ledger.before(speaker, _NEXT)
        if form.profile.is_named and not form.is_quoted and (form.profile.kind == "person" or _may_be_person(form))
        and _is_of_gender(form, gender, ledger)
    ]  # fmt: skip
    return only(near)


def _may_be_person(form: Speaker) -> bool:
    is_unknown = form.profile.kind == "unknown" and form.profile.is_named
    return is_unknown and " " in (form.profile.name or "") and " which " not in form.words


def _of_set(speaker: Speaker, size: int, ledger: Ledger) -> Speaker | None:
    """Give the group of a stated size: "the two" after "two nurses"."""
    return only(list(_groups(ledger.before(speaker, _NEAR), size)))


def _groups(forms: Iterable[Speaker], size: int) -> Iterable[Speaker]:
    for form in forms:
        if form.profile.kind == "people" and form.profile.at_least == form.profile.at_most == size:
            yield form
