"""Cues: the words that say that someone said something, a verb with its auxiliaries and adverbs.

The verbs are in `data/cues.tsv`, their forms in `verb_forms.py`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from whence.read.contacts import contact_before, heard_before
from whence.read.verb_forms import Entry, Form, Verb, all_forms, cue_forms, particles, split_forms
from whence.read.verb_groups import group_start, semi_start
from whence.read.verb_places import (
    is_absolute,
    is_adjective,
    is_after_noun,
    is_owned,
    is_short_has,
    may_be_participle,
    reads_as_verb,
)
from whence.read.words import Word, span_of
from whence.records import Span

__all__ = [
    "Cue",
    "Verb",
    "cue_at",
    "cue_forms",
    "cue_span",
    "entry_at",
    "find_cues",
    "is_after_noun",
    "split_forms",
    "verbs_in",
]

_PLACE = 8  # words from "insisted on" to the "that" after the place where it was said
_SHORT = 4  # letters up to which words are small in a headline
_TITLE_SHARE = 0.7  # of the longer words that begin with a capital in a headline; names alone stay below

_AIRED = re.compile(r"(?i)radio|tv|televis|channel|fm$|broadcast")
_TIMES = frozenset({"later", "now", "once", "then", "soon"})


@dataclass(frozen=True, slots=True)
class Cue:
    """Words `first` up to `last` of a sentence; `head` is the verb."""

    first: int
    head: int
    last: int
    verb: Verb
    form: Form
    is_passive: bool


def find_cues(words: Sequence[Word]) -> list[Cue]:
    """Give the verb cues outside quotations, from left to right; their content may turn out to be missing."""
    found: list[Cue] = []
    is_title = _is_title(words)
    for at, word in enumerate(words):
        is_name = word.is_capital and at > 0 and not is_title
        if word.is_quoted or is_name or (found and at < found[-1].last):
            continue
        entry, last = entry_at(words, at)
        cue = cue_at(words, at, *entry) if entry is not None else None
        if cue is not None:
            found.append(replace(cue, last=_over_alternative(words, last)))
    return found


def cue_span(words: Sequence[Word], cue: Cue) -> Span:
    """Give the span of a cue: "later" before a verb without auxiliary stays out of it."""
    first = cue.first
    while first < cue.head and words[first].lower in _TIMES:
        first += 1
    return span_of(words, first, cue.last)


def _is_title(words: Sequence[Word]) -> bool:
    """Tell whether a sentence is set in capitals as headlines are, so that a capital marks no name."""
    long = [word for word in words if len(word.text) > _SHORT and word.is_word and not word.is_quoted]
    return sum(word.is_capital for word in long) > _TITLE_SHARE * len(long)


def _over_alternative(words: Sequence[Word], last: int) -> int:
    """Go on over "or deny" after "confirm"."""
    if last + 1 < len(words) and words[last].lower in {"or", "nor"}:
        entry, end = entry_at(words, last + 1)
        return end if entry is not None else last
    return last


def verbs_in(words: Sequence[Word]) -> list[Verb]:
    """Give the verbs of the table that stand in the words of a cue."""
    return [entry[0] for at in range(len(words)) if (entry := entry_at(words, at)[0]) is not None]


def entry_at(words: Sequence[Word], at: int) -> tuple[Entry | None, int]:
    """Give the verb at `at`, one with a particle ("pointed out", "put it") before one without, and its end."""
    lower = words[at].lower
    for particle in particles().get(lower, ()):
        parts = particle.split()
        if particle == "on" and any(w.lower == "that" for w in words[at + 3 : at + _PLACE]):
            continue  # "insisted on Radio One that"
        if particle == "on" and lower.startswith("insist") and at + 2 < len(words) and _is_aired(words[at + 2]):
            continue  # "..., he insisted on Radio One"
        if [w.lower for w in words[at + 1 : at + 1 + len(parts)]] == parts:
            return all_forms()[lower, particle], at + 1 + len(parts)
    return cue_forms().get(lower), at + 1


def _is_aired(word: Word) -> bool:
    """Tell whether "on" is followed by a day or by what is listened to, not by what is insisted on."""
    return word.is_a("time") or (word.is_capital and _AIRED.search(word.text) is not None)


def _free(words: Sequence[Word], first: int, at: int, verb: Verb) -> Cue | None:
    """Give the cue of a participle without "be": ", adding", "a letter saying", "without saying"."""
    is_said = "o" in verb.frames and is_after_noun(words, at)
    if not (is_said or may_be_participle(words, first) or is_absolute(words, at)):
        return None
    has_without = first > 0 and words[first - 1].lower == "without"
    return Cue(first - has_without, at, at + 1, verb, "ing", False)


def cue_at(words: Sequence[Word], at: int, verb: Verb, forms: tuple[Form, ...]) -> Cue | None:
    """Give the cue at `at` when the word is a finite verb or a free participle there, not a noun or adjective."""
    first = group_start(words, at)
    if "base" in forms and contact_before(words, at, verb) is not None:
        return Cue(at, at, at + 1, verb, "base", False)
    if "base" in forms and verb.frames & {"c", "q"} and heard_before(words, at) is not None:
        return Cue(at, at, at + 1, verb, "base", False)  # "heard a dean joke that"
    if (semi := semi_start(words, at)) is not None:
        return Cue(semi, at, at + 1, verb, "base", False) if "base" in forms else None
    auxiliaries = [word for word in words[first:at] if not word.is_a("adverb")]
    has_be = any(word.is_a("be") for word in auxiliaries)
    has_have = any(word.is_a("have") for word in auxiliaries)
    has_modal = any(word.is_a("modal") or word.is_a("do") for word in auxiliaries)
    is_participle = "participle" in forms
    if "ing" in forms:
        return _free(words, first, at, verb) if not has_be else Cue(first, at, at + 1, verb, "ing", False)
    if is_participle and is_short_has(words, at, auxiliaries):
        return Cue(first, at, at + 1, verb, "participle", False)
    if is_participle and is_owned(words, at, auxiliaries):
        return None
    if is_participle and (has_be and not (has_have and auxiliaries[-1].is_a("have"))):
        return Cue(first, at, at + 1, verb, "participle", True)
    if is_participle and has_have:
        return Cue(first, at, at + 1, verb, "participle", False)
    if "past" in forms and not ("base" in forms and has_modal):
        is_no_verb = (
            has_modal
            or any(word.is_a("negation") and word.lower not in {"neither", "never"} for word in auxiliaries)
            or (not auxiliaries and is_adjective(words, first, at, is_participle))
        )
        return None if is_no_verb else Cue(first, at, at + 1, verb, "past", False)
    form: Form = "base" if "base" in forms else "third"
    if has_be or has_have or (form == "third" and has_modal) or (at and words[at - 1].lower == "no"):
        return None
    if has_modal or reads_as_verb(words, first, at, verb):
        return Cue(first, at, at + 1, verb, form, False)
    return None
