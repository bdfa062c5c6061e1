"""Short forms of a source, "Hashemi", "the official", "she", resolved inside one document.

A form that fits two sources is left as it stands: a wrong "same source" is worse than none.
"""

from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from whence.read.roles import singular_role
from whence.read.wordlists import word_class
from whence.records import Profile, Span

_REACH = 8  # sentences back to the source that a pronoun may stand for, about three paragraphs
_MEMORY = 200  # speakers back that a short form may stand for
_NEXT = 2  # sentences back within which "the official" is the one official just quoted
_NEAR = 8  # sentences back within which "the official" prefers the one official it finds
_ENDINGS = {"he": ("sman", "rman", "ceman", "ssman"), "she": ("swoman", "rwoman", "cewoman", "sswoman")}
_PERSONAL = frozenset({"he", "she", "who"})
_ANY = frozenset({"source", "official", "person", "people"})  # "the source" may be any unnamed one


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source where it stands: its sentence by index, its first character, its words, and what they state.

    `content` is what it says: a person named in there is no rival for a pronoun.
    """

    sentence: int
    start: int
    words: str
    profile: Profile
    content: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """A person named outside quotations: the sentence by index, the first character, the name.

    `is_subject`: the sentence begins with the name.
    """

    sentence: int
    start: int
    name: str
    is_subject: bool = False


def resolve_speakers(speakers: Sequence[Speaker], *, people: Sequence[Person] = ()) -> list[Profile]:
    """Give the profile of each speaker, in text order, with what an earlier form of the same source states.

    `people` are the persons the document names, in text order: a surname is spelt out from them too, and a
    pronoun after another person's name no longer stands for the speaker before.
    """
    fullest = _fullest_names(
        [*(s.profile.name for s in speakers if s.profile.name), *(person.name for person in people)]
    )
    known: deque[Speaker] = deque(maxlen=_MEMORY)
    resolved: list[Profile] = []
    genders: dict[tuple[object, ...], str] = {}
    for speaker in speakers:
        profile = _resolve(speaker, known, fullest)
        gender = _gender(speaker.words)
        is_pronoun = speaker.words.lower() in _PERSONAL
        if is_pronoun and (
            _is_interrupted(speaker, profile, known, people) or gender != genders.get(_core(profile), gender)
        ):
            profile = speaker.profile
        if is_pronoun and not profile.is_named and profile == speaker.profile:
            profile = _only_person(speaker, known, people, fullest) or profile
        if gender is not None:
            genders.setdefault(_core(profile), gender)
        resolved.append(profile)
        known.append(replace(speaker, profile=profile))
    return resolved


def _only_person(
    speaker: Speaker, known: Iterable[Speaker], people: Sequence[Person], fullest: dict[str, str]
) -> Profile | None:
    """Give the person a pronoun stands for that no speaker fits: the only one in reach, who opens the sentence before.

    None when another person is named since, or the one has spoken before and did not fit.
    """
    last = bisect_right(people, speaker.start, key=lambda person: person.start)
    near = [p for p in people[max(0, last - _MEMORY) : last] if speaker.sentence - p.sentence <= 1]
    keys = {_key(person.name) for person in near}
    opens = [p for p in near if p.is_subject and p.sentence == speaker.sentence - 1 and " " in p.name]
    if len(keys) != 1 or not opens or keys & {_key(s.profile.name or "") for s in known}:
        return None
    name = fullest.get(_key(opens[0].name), opens[0].name)
    return replace(speaker.profile, kind="person", is_named=True, name=name, at_least=1, at_most=1)


def _gender(words: str) -> str | None:
    """Give "he" or "she" when the words tell which; None when they do not."""
    lowers = words.lower().split()
    for pronoun in ("he", "she"):
        if any(
            word.strip(",.") in word_class(pronoun) or word.strip(",.").endswith(_ENDINGS[pronoun])
            for word in lowers[:6]
        ):
            return pronoun
    return None


def _is_interrupted(
    speaker: Speaker, found: Profile, known: Iterable[Speaker], people: Sequence[Person]
) -> bool:
    """Tell whether another person is named between the sentence of the speaker found and the pronoun."""
    last = max((s.sentence for s in known if s.profile == found), default=speaker.sentence)
    first = bisect_right(people, last, key=lambda person: person.sentence)
    for person in people[first : first + _MEMORY]:
        if person.start >= speaker.start:
            break
        is_said = any(piece.start <= person.start < piece.end for piece in speaker.content)
        if not is_said and _key(person.name) != _key(found.name or ""):
            return True
    return False


def _resolve(speaker: Speaker, known: Iterable[Speaker], fullest: dict[str, str]) -> Profile:
    profile = speaker.profile
    if profile.is_named and profile.name is not None and profile.kind in ("person", "unknown", "organisation"):
        return _named(profile, known, fullest)
    words = speaker.words.lower()
    if words in _PERSONAL or words in {"it", "they"}:
        found = _of_pronoun(speaker, words, known)
        return found if found is not None else profile
    if profile.kind == "outlet":
        return _outlet(speaker, known)
    is_definite = words.startswith(("the ", "this ", "that ", "these ", "both "))
    if is_definite and profile.role and not profile.is_named:
        found = _of_description(speaker, known)
        return _inherit(profile, found) if found is not None else profile
    return profile


def _outlet(speaker: Speaker, known: Iterable[Speaker]) -> Profile:
    """Give "The Times" the full name of "The Carrow Times", and "the newspaper" the one outlet named nearby."""
    profile = speaker.profile
    near = [s for s in known if s.profile.kind == "outlet" and s.profile.is_named]
    if profile.is_named:
        last = (profile.name or "").split()[-1:]
        longer = {s.profile.name for s in near if s.profile.name and s.profile.name.split()[-1:] == last}
        longer = {name for name in longer if name and len(name) > len(profile.name or "")}
        return replace(profile, name=longer.pop()) if len(longer) == 1 else profile
    near = [s for s in near if speaker.sentence - s.sentence <= _NEAR]
    is_definite = speaker.words.lower().startswith(("the ", "this ", "that "))
    if is_definite and len({s.profile.name for s in near}) == 1:
        return near[-1].profile
    return profile


def _named(profile: Profile, known: Iterable[Speaker], fullest: dict[str, str]) -> Profile:
    name = fullest.get(_key(profile.name or ""), profile.name)
    same = [s.profile for s in known if s.profile.name == name]
    profile = replace(profile, name=name)
    return _inherit(profile, same[-1]) if same else profile


def _fullest_names(names: Iterable[str]) -> dict[str, str]:
    """Map each last name to the one full name that ends in it; names shared by two persons are left out."""
    by_key: dict[str, set[str]] = {}
    for name in names:
        by_key.setdefault(_key(name), set()).add(name)
    chosen = {}
    for key, forms in by_key.items():
        full = {form for form in forms if " " in form}
        longest = max(forms, key=lambda form: (len(form), form))
        if all(set(form.split()) <= set(longest.split()) for form in full):
            chosen[key] = longest
    return chosen


def _key(name: str) -> str:
    return (
        name.split()[-1].lower().removeprefix("al-").removesuffix("’s").removesuffix("'s")
        if name.split()
        else ""
    )


def _of_pronoun(speaker: Speaker, words: str, known: Iterable[Speaker]) -> Profile | None:
    """Give the source a pronoun stands for: the last that fits; None when the sentence it stands in has two."""
    fitting = [s for s in known if speaker.sentence - s.sentence <= _REACH and _fits(words, s.profile)]
    if not fitting:
        return None
    last = fitting[-1]
    rivals = {_core(s.profile) for s in fitting if s.sentence == last.sentence}
    return last.profile if len(rivals) == 1 else None


def _fits(words: str, profile: Profile) -> bool:
    if words in _PERSONAL:
        return profile.kind == "person" or (profile.kind == "unknown" and profile.is_named)
    if words == "they":
        return profile.kind in ("people", "organisation", "outlet")
    is_source = (
        profile.role is not None and _noun(profile.role) == "source"
    )  # "an informed source ... it added"
    return profile.kind in ("organisation", "outlet", "document") or (profile.kind == "person" and is_source)


def _of_description(speaker: Speaker, known: Iterable[Speaker]) -> Profile | None:
    """Give the one earlier source that "the Iraqi official" fits; the nearest paragraphs are looked at first."""
    fitting = [s for s in known if _matches(speaker, s.profile)]
    pools = ([s for s in fitting if speaker.sentence - s.sentence <= reach] for reach in (_NEXT, _NEAR))
    pool = next((pool for pool in pools if pool), fitting)
    return pool[-1].profile if len({_core(s.profile) for s in pool}) == 1 else None


def _core(profile: Profile) -> tuple[object, ...]:
    return profile.name, profile.nationality, profile.role, profile.at_least, profile.at_most


def _matches(speaker: Speaker, earlier: Profile) -> bool:
    mine = speaker.profile
    if earlier.role is None or mine.role is None:
        return False
    noun, other = _noun(mine.role), _noun(earlier.role)
    same_noun = noun == other or (noun in _ANY and not earlier.is_named and (noun == "source" or other in _ANY))
    if not same_noun or mine.kind != earlier.kind:
        return False
    if mine.institution is not None and mine.institution != earlier.institution:
        return False
    modifiers = set(mine.role.lower().split()[:-1])
    if modifiers and not modifiers <= set(earlier.role.lower().split()):
        return False
    return mine.nationality is None or mine.nationality == earlier.nationality


def _noun(role: str) -> str:
    last = role.split()[-1].lower()
    return singular_role(last) or last


def _inherit(profile: Profile, earlier: Profile) -> Profile:
    """Fill what a short form leaves out from the form before it."""
    return replace(
        profile,
        kind=earlier.kind, is_named=earlier.is_named, name=earlier.name or profile.name,
        count_words=profile.count_words or earlier.count_words,
        at_least=earlier.at_least, at_most=earlier.at_most,
        nationality=profile.nationality or earlier.nationality,
        role=earlier.role if earlier.role and len(earlier.role) > len(profile.role or "") else profile.role,
        institution=profile.institution or earlier.institution, anonymity=profile.anonymity or earlier.anonymity,
    )  # fmt: skip
