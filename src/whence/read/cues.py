"""Cues: the words that say that someone said something, a verb with its auxiliaries and adverbs.

The verbs are in `data/cues.tsv`; their regular forms are made here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from whence.read.words import Word
from whence.wordtables import read_rows

Form = Literal["base", "third", "past", "participle", "ing"]


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of the table: what may follow it (`frames`) and what it does to its content (`stance`)."""

    lemma: str
    frames: frozenset[str]
    stance: str


@dataclass(frozen=True, slots=True)
class Cue:
    """Words `first` up to `last` of a sentence; `head` is the verb. `is_shared`: the subject stands further left."""

    first: int
    head: int
    last: int
    verb: Verb
    form: Form
    is_passive: bool


@cache
def cue_forms() -> dict[str, tuple[Verb, tuple[Form, ...]]]:
    """Give each form of each verb of the table, with the forms it may be."""
    forms: dict[str, tuple[Verb, tuple[Form, ...]]] = {}
    for lemma, past, participle, frames, stance in read_rows("cues.tsv"):
        verb = Verb(lemma, frozenset(frames), stance)
        regular = _add(lemma, "ed")
        past, participle = (regular if form == "-" else form for form in (past, participle))
        named: dict[str, list[Form]] = {}
        written: list[tuple[str, Form]] = [
            (lemma, "base"), (_third(lemma), "third"), (past, "past"), (participle, "participle"),
            (_gerund(lemma, past), "ing"),
        ]  # fmt: skip
        for word, form in written:
            named.setdefault(word, []).append(form)
        for word, kinds in named.items():
            forms[word] = (verb, tuple(kinds))
    return forms


def _add(lemma: str, ending: str) -> str:
    return lemma + ending[1:] if lemma.endswith("e") else lemma + ending


def _third(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x")) else "s")


def _gerund(lemma: str, past: str) -> str:
    if past.endswith(lemma[-1] * 2 + "ed"):
        return lemma + lemma[-1] + "ing"
    if lemma.endswith("e") and not lemma.endswith("ee"):
        return lemma[:-1] + "ing"
    return {"swear": "swearing", "begin": "beginning"}.get(lemma, lemma + "ing")


def find_cues(words: Sequence[Word]) -> list[Cue]:
    """Give the verb cues outside quotations, from left to right; their content may turn out to be missing."""
    forms = cue_forms()
    found: list[Cue] = []
    for at, word in enumerate(words):
        entry = forms.get(word.lower)
        if entry is None or word.is_quoted or (found and at < found[-1].last):
            continue
        cue = _cue_at(words, at, *entry)
        if cue is not None:
            found.append(cue)
    return found


def _cue_at(words: Sequence[Word], at: int, verb: Verb, forms: tuple[Form, ...]) -> Cue | None:
    first = _group_start(words, at)
    auxiliaries = [word for word in words[first:at] if not word.is_a("adverb")]
    has_be = any(word.is_a("be") for word in auxiliaries)
    has_have = any(word.is_a("have") for word in auxiliaries)
    has_modal = any(word.is_a("modal") or word.is_a("do") for word in auxiliaries)
    before = words[first - 1] if first else None
    if "ing" in forms:
        return Cue(first, at, at + 1, verb, "ing", False) if has_be or _may_be_participle(words, first) else None
    if "participle" in forms and (has_be and not (has_have and auxiliaries[-1].is_a("have"))):
        return Cue(first, at, at + 1, verb, "participle", True)
    if has_have and "participle" in forms:
        return Cue(first, at, at + 1, verb, "participle", False)
    if "past" in forms:
        if has_modal or (before is not None and before.is_a("determiner") and not before.is_a("pronoun")):
            return None
        return Cue(first, at, at + 1, verb, "past", False)
    form: Form = "base" if "base" in forms else "third"
    if has_modal or _reads_as_verb(words, first, at, verb):
        return Cue(first, at, at + 1, verb, form, False)
    return None


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
    if before.is_a("possessive") or before.lower in {"the", "a", "an", "this", "of", "to", "’s", "'s", "no", "its"}:
        return False
    if before.is_a("preposition") or before.is_a("be"):
        return False
    if "f" not in verb.frames or before.is_a("pronoun"):
        return before.is_word or before.text in {",", "”", '"', ")", "’"}
    return after.is_a("pronoun") or after.is_a("determiner") or after.is_a("wh") or after.text in "“\":‘'"
