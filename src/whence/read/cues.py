"""Cues: the words that say that someone said something, a verb with its auxiliaries and adverbs.

The verbs are in `data/cues.tsv`; their regular forms are made here.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from whence.read.words import Word
from whence.wordtables import read_rows

_SHORT = 4  # letters up to which words are small in a headline
_TITLE_SHARE = 0.7  # of the longer words that begin with a capital in a headline; names alone stay below

_BEFORE_NOUN = frozenset({"the", "a", "an", "this", "of", "to", "no", "’s", "'s", "’", "'"})
Form = Literal["base", "third", "past", "participle", "ing"]


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of the table: what may follow it (`frames`) and what it does to its content (`stance`)."""

    lemma: str
    frames: frozenset[str]
    stance: str


@dataclass(frozen=True, slots=True)
class Cue:
    """Words `first` up to `last` of a sentence; `head` is the verb."""

    first: int
    head: int
    last: int
    verb: Verb
    form: Form
    is_passive: bool


Entry = tuple[Verb, tuple[Form, ...]]


@cache
def cue_forms() -> dict[str, Entry]:
    """Give each form of each verb of the table that stands alone, with the forms it may be."""
    return {word: entry for (word, particle), entry in _forms().items() if not particle}


@cache
def _particles() -> dict[str, tuple[str, ...]]:
    """Give the words that may follow a form and make a cue of it: "out" after "ruled"."""
    found: dict[str, tuple[str, ...]] = {}
    for word, particle in _forms():
        if particle:
            found[word] = (*found.get(word, ()), particle)
    return found


@cache
def _forms() -> dict[tuple[str, str], Entry]:
    forms: dict[tuple[str, str], Entry] = {}
    for written, past, participle, frames, stance in read_rows("cues.tsv"):
        lemma, _, particle = written.partition(" ")
        verb = Verb(written, frozenset(frames), stance)
        regular = _add(lemma, "ed")
        past, participle = (regular if form == "-" else form for form in (past, participle))
        named: dict[str, list[Form]] = {}
        spelt: list[tuple[str, Form]] = [
            (lemma, "base"), (_third(lemma), "third"), (past, "past"), (participle, "participle"),
            (_gerund(lemma, past), "ing"),
        ]  # fmt: skip
        for word, form in spelt:
            named.setdefault(word, []).append(form)
        for word, kinds in named.items():
            forms[word, particle] = (verb, tuple(kinds))
    return forms


def _add(lemma: str, ending: str) -> str:
    return lemma + ending[1:] if lemma.endswith("e") else lemma + ending


def _third(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x")) else "s")


def _gerund(lemma: str, past: str) -> str:
    if past == lemma + lemma[-1] + "ed":
        return lemma + lemma[-1] + "ing"
    if lemma.endswith("e") and not lemma.endswith("ee"):
        return lemma[:-1] + "ing"
    return {"swear": "swearing", "begin": "beginning"}.get(lemma, lemma + "ing")


def find_cues(words: Sequence[Word]) -> list[Cue]:
    """Give the verb cues outside quotations, from left to right; their content may turn out to be missing."""
    found: list[Cue] = []
    is_title = _is_title(words)
    for at, word in enumerate(words):
        is_name = word.is_capital and at > 0 and not is_title
        if word.is_quoted or is_name or (found and at < found[-1].last):
            continue
        entry, last = _entry_at(words, at)
        cue = _cue_at(words, at, *entry) if entry is not None else None
        if cue is not None:
            found.append(replace(cue, last=_over_alternative(words, last)))
    return found


def _is_title(words: Sequence[Word]) -> bool:
    """Tell whether a sentence is set in capitals as headlines are, so that a capital marks no name."""
    long = [word for word in words if len(word.text) > _SHORT and word.is_word and not word.is_quoted]
    return sum(word.is_capital for word in long) > _TITLE_SHARE * len(long)


def _over_alternative(words: Sequence[Word], last: int) -> int:
    """Go on over "or deny" after "confirm"."""
    if last + 1 < len(words) and words[last].lower in {"or", "nor"} and words[last + 1].lower in cue_forms():
        return last + 2
    return last


def verbs_in(words: Sequence[Word]) -> list[Verb]:
    """Give the verbs of the table that stand in the words of a cue."""
    return [entry[0] for at in range(len(words)) if (entry := _entry_at(words, at)[0]) is not None]


def _entry_at(words: Sequence[Word], at: int) -> tuple[Entry | None, int]:
    """Give the verb at `at`, one with a particle ("pointed out", "put it") before one without, and its end."""
    lower = words[at].lower
    for particle in _particles().get(lower, ()):
        parts = particle.split()
        if [w.lower for w in words[at + 1 : at + 1 + len(parts)]] == parts:
            return _forms()[lower, particle], at + 1 + len(parts)
    return cue_forms().get(lower), at + 1


def _cue_at(words: Sequence[Word], at: int, verb: Verb, forms: tuple[Form, ...]) -> Cue | None:
    """Give the cue at `at` when the word is a finite verb or a free participle there, not a noun or adjective."""
    first = _group_start(words, at)
    auxiliaries = [word for word in words[first:at] if not word.is_a("adverb")]
    has_be = any(word.is_a("be") for word in auxiliaries)
    has_have = any(word.is_a("have") for word in auxiliaries)
    has_modal = any(word.is_a("modal") or word.is_a("do") for word in auxiliaries)
    is_participle = "participle" in forms
    if "ing" in forms:
        return (
            Cue(first, at, at + 1, verb, "ing", False) if has_be or _may_be_participle(words, first) else None
        )
    if is_participle and (has_be and not (has_have and auxiliaries[-1].is_a("have"))):
        return Cue(first, at, at + 1, verb, "participle", True)
    if is_participle and has_have:
        return Cue(first, at, at + 1, verb, "participle", False)
    if "past" in forms and not ("base" in forms and has_modal):
        is_adjective = (
            has_modal
            or any(word.is_a("negation") for word in auxiliaries)
            or (not auxiliaries and _is_adjective(words, first, at, is_participle))
        )
        return None if is_adjective else Cue(first, at, at + 1, verb, "past", False)
    form: Form = "base" if "base" in forms else "third"
    if has_be or has_have or (form == "third" and has_modal):
        return None
    if has_modal or _reads_as_verb(words, first, at, verb):
        return Cue(first, at, at + 1, verb, form, False)
    return None


def _is_adjective(words: Sequence[Word], first: int, at: int, is_participle: bool) -> bool:
    """Tell "the reported deal" and "a deal reported by" from "he reported"."""
    if is_participle and at + 1 < len(words) and words[at + 1].lower == "by":
        return True
    before = words[first - 1] if first else None
    if before is not None and before.lower in {"this", "these", "those"} and at + 1 < len(words):
        return words[at + 1].is_word and not any(words[at + 1].is_a(c) for c in ("wh", "pronoun", "determiner"))
    opens_clause = at + 1 < len(words) and (words[at + 1].is_a("pronoun") or words[at + 1].lower == "it")
    return before is not None and before.is_a("determiner") and not (before.is_a("pronoun") or opens_clause)


def _group_start(words: Sequence[Word], at: int) -> int:
    """Walk left over auxiliaries, negations and adverbs; adverbs alone at the left edge stay out."""
    first = edge = at
    while first:
        word = words[first - 1]
        if word.is_quoted:
            break
        if any(word.is_a(name) for name in ("be", "have", "do", "modal", "negation")):
            first -= 1
            edge = first
        elif word.is_a("adverb") or (word.lower.endswith("ly") and not word.is_capital):
            first -= 1
        else:
            break
    if first < edge and (first == 0 or not words[first - 1].is_word):
        return edge
    return first


def _may_be_participle(words: Sequence[Word], first: int) -> bool:
    if first == 0:
        return True
    before = words[first - 1]
    return before.text in {",", "—", "–"} or before.lower in {"and", "but", "while", "by", "or", "without"}


def _reads_as_verb(words: Sequence[Word], first: int, at: int, verb: Verb) -> bool:
    before = words[first - 1] if first else None
    after = words[at + 1] if at + 1 < len(words) else None
    if before is None or after is None:
        return before is not None and after is None and "q" in verb.frames
    if before.is_a("possessive") or before.lower in _BEFORE_NOUN:
        return False
    if before.is_a("preposition") or before.is_a("be"):
        return False
    if "f" not in verb.frames or before.is_a("pronoun"):
        return before.is_word or before.text in {",", "”", '"', ")", "’"}
    if before.is_a("adjective") or before.lower.endswith("ing"):
        return False
    return after.is_a("pronoun") or after.is_a("determiner") or after.is_a("wh") or after.text in "“\":‘'"
