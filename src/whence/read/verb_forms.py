"""The verbs of `data/cues.tsv` and their forms."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from whence.wordtables import read_rows

_SPLIT = frozenset({"back", "off", "out", "down", "aside", "away", "up"})
Form = Literal["base", "third", "past", "participle", "ing"]


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of the table: what may follow it (`frames`) and what it does to its content (`stance`)."""

    lemma: str
    frames: frozenset[str]
    stance: str


Entry = tuple[Verb, tuple[Form, ...]]


@cache
def cue_forms() -> dict[str, Entry]:
    """Give each form of each verb of the table that stands alone, with the forms it may be."""
    return {word: entry for (word, particle), entry in all_forms().items() if not particle}


@cache
def particles() -> dict[str, tuple[str, ...]]:
    """Give the words that may follow a form and make a cue of it: "out" after "ruled"."""
    found: dict[str, tuple[str, ...]] = {}
    for word, particle in all_forms():
        if particle:
            found[word] = (*found.get(word, ()), particle)
    return found


@cache
def all_forms() -> dict[tuple[str, str], Entry]:
    """Give each form of each verb, with the particle it needs ("" for none)."""
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


@cache
def split_forms() -> dict[str, dict[str, Entry]]:
    """Give the verbs that "it" may cut from their particle ("take it back"), by form, then by particle."""
    found: dict[str, dict[str, Entry]] = {}
    for (word, particle), entry in all_forms().items():
        if particle in _SPLIT:
            found.setdefault(word, {})[particle] = entry
    return found


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
