"""Short forms of a source, "Hashemi", "the official", "she", resolved inside one document.

A form that fits two sources is left as it stands: a wrong "same source" is worse than none.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from whence.read.bearings import Speaker
from whence.read.descriptions import inherit, of_description
from whence.read.genders import gender_of
from whence.read.introduced import of_cover
from whence.read.ledgers import Ledger
from whence.read.partitives import of_partitive
from whence.read.pronouns import of_pronoun, pronoun_of
from whence.records import Profile

_AND = re.compile(r" and |, ")
_LEAD = 1  # paragraphs after the headline, and from the lead to the name
_FACTS = ("nationality", "institution", "access", "anonymity")
_NESTED = 2  # rank of a source in another's content
_CHAIN = 12  # contents inside contents that are followed outwards


def resolve_speakers(
    speakers: Sequence[Speaker], *, text: str, bystanders: Iterable[Speaker] = ()
) -> list[Speaker]:
    """Give each speaker with what an earlier form of the same source states, and where that stands.

    `bystanders` are those who are mentioned but say nothing: a surname is spelt out from them too, and a pronoun may
    stand for one. Who says a content is settled before the short forms inside it.
    """
    others = list(bystanders)
    ledger = Ledger(text, _fullest_names(_names(speakers, others)))
    settled: dict[int, Speaker] = {}

    def settle(at: int, depth: int = 0) -> None:
        if at in settled:
            return
        speaker = speakers[at]
        if speaker.outer is not None and depth < _CHAIN:
            settle(speaker.outer, depth + 1)
        if at not in settled:
            outer = settled.get(speaker.outer) if speaker.outer is not None else None
            settled[at] = ledger.enter(_resolve(speaker, ledger, outer))

    order = [(s.start, 0, i) for i, s in enumerate(others)] + [(s.start, 1, i) for i, s in enumerate(speakers)]
    for _, is_source, at in sorted(order):
        if is_source:
            settle(at)
        else:
            ledger.enter(_resolve(others[at], ledger, None))
    return _with_later_facts(_with_lead([settled[at] for at in range(len(speakers))]))


def _with_later_facts(speakers: list[Speaker]) -> list[Speaker]:
    """Give the speakers, every unnamed one with what the text tells of it at its first mention or any later one."""
    known: dict[int, dict[str, Any]] = {}
    for speaker in speakers:
        if speaker.entity >= 0 and not speaker.profile.is_named:
            facts = known.setdefault(speaker.entity, {})
            for name in _FACTS:
                value = getattr(speaker.profile, name)
                if value is not None:
                    facts.setdefault(name, value)
    return [
        replace(s, profile=replace(s.profile, **{n: v for n, v in known[s.entity].items() if _lacks(s, n)}))
        if s.entity in known and s.profile.kind in ("person", "people") and not s.profile.is_named
        else s
        for s in speakers
    ]


def _lacks(speaker: Speaker, name: str) -> bool:
    return getattr(speaker.profile, name) is None


def _with_lead(speakers: list[Speaker]) -> list[Speaker]:
    """Give the speakers with whom the lead calls by a post alone, "the head of the railway said", named from the next.

    The next paragraph then opens with the bare name: "Ivo Arn told reporters".
    """
    lead = [s for s in speakers if s.block <= _LEAD and _is_post(s)]
    if not lead:
        return speakers
    people = sorted(
        (s for s in speakers if s.profile.kind in ("person", "unknown") and s.rank > _NESTED), key=_start
    )
    found: dict[int, Speaker] = {}
    for speaker in lead:
        later = next((s for s in people if s.start > speaker.start and s.words != speaker.words), None)
        if later is not None and later.block - speaker.block <= _LEAD and _is_bare_name(later, speaker):
            profile = inherit(speaker.profile, later.profile)
            found[speaker.start] = replace(speaker, profile=profile, antecedent=later.span, entity=later.entity)
    return [found.get(s.start, s) if _is_post(s) else s for s in speakers]


def _start(speaker: Speaker) -> int:
    return speaker.start


def _is_post(speaker: Speaker) -> bool:
    """Tell whether a source is one person called by a post that one has, and not resolved."""
    profile = speaker.profile
    is_definite = speaker.words.lower().startswith("the ") and speaker.antecedent is None
    return is_definite and profile.kind == "person" and not profile.is_named and profile.role is not None


def _is_bare_name(later: Speaker, post: Speaker) -> bool:
    profile = later.profile
    genders = {gender_of(post.words), gender_of(later.words, profile.name)} - {None}
    is_bare = profile.is_named and profile.role is None and later.words.strip(" ,") == profile.name
    return is_bare and later.antecedent is None and " " in later.words and len(genders) < 2


def _names(speakers: Iterable[Speaker], others: Iterable[Speaker]) -> Iterator[str]:
    """Yield the names of sources, and those of people who are only mentioned."""
    for speaker in speakers:
        if speaker.profile.name:
            yield from (
                _AND.split(speaker.profile.name)
                if speaker.profile.kind == "people"
                else (speaker.profile.name,)
            )
    for other in others:
        if other.profile.name and (other.profile.kind == "person" or other.rank > 1):
            yield other.profile.name


def _resolve(speaker: Speaker, ledger: Ledger, outer: Speaker | None) -> Speaker:
    """Give a speaker with the profile of the fuller form that it stands for; itself when none is found."""
    profile, pronoun = speaker.profile, pronoun_of(speaker.words)
    if pronoun is None and profile.is_named and profile.name is not None and profile.kind != "outlet":
        return _named(speaker, ledger)
    if pronoun is not None:
        found = of_pronoun(speaker, pronoun, ledger, outer)
        if found is None:
            return speaker
        return replace(
            speaker, profile=_with_aside(found.profile, profile), antecedent=found.fullest, entity=found.entity
        )
    cover = of_cover(speaker, ledger)
    if cover is not None:
        return replace(speaker, profile=cover.profile, antecedent=cover.fullest, entity=cover.entity)
    group = of_partitive(speaker, ledger)
    if group is not None:
        return group
    return of_description(speaker, ledger, outer) or speaker


def _with_aside(found: Profile, pronoun: Profile) -> Profile:
    """Give the profile that a pronoun stands for with what stands beside it: "he said, speaking anonymously"."""
    if found.is_named or pronoun.anonymity is None:
        return found
    return replace(found, anonymity=found.anonymity or pronoun.anonymity)


def _named(speaker: Speaker, ledger: Ledger) -> Speaker:
    profile = speaker.profile
    name = ledger.fullest.get(_key(profile.name or ""), profile.name)
    profile = replace(profile, name=name)
    said = ledger.said_by.get(name or "")
    if said is not None:
        first, last = said
        return replace(speaker, profile=inherit(profile, last.profile), antecedent=first.fullest)
    mentioned = ledger.mentioned.get(name or "") if name != speaker.profile.name else None
    return replace(
        speaker, profile=profile, antecedent=speaker.antecedent if mentioned is None else mentioned.span
    )


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
    return chosen | _first_names(by_key, chosen)


def _first_names(by_key: Mapping[str, set[str]], chosen: Mapping[str, str]) -> dict[str, str]:
    """Map each first name that stands alone in the text to the one full name that has it."""
    found: dict[str, set[str]] = {}
    for full in chosen.values():
        for part in full.split()[:-1]:
            found.setdefault(part.lower(), set()).add(full)
    alone = {part for part, forms in by_key.items() if forms == {part.title()}}
    return {part: names.pop() for part, names in found.items() if len(names) == 1 and part in alone}


def _key(name: str) -> str:
    last = name.split()[-1].lower() if name.split() else ""
    return last.removeprefix("al-").removesuffix("’s").removesuffix("'s")
