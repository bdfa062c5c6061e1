"""Pairs made by rule from sentences of news that nobody labelled: one thing swapped, or only the wording.

A swapped number, unit, date, bound or polarity gives another answer; a swapped name may also ask about somebody else,
so nothing more is claimed than that the two do not agree. Light edits keep the answer; two sentences of one article
answer different questions.
"""

import random
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from data import AGREE, NOT_AGREE, OTHER_ANSWER, OTHER_QUESTION, Pair

_NUMBER = re.compile(r"(?<![\w.,/:-])\d{1,3}(?:,\d{3})+(?![\w,])|(?<![\w.,/:-])\d+(?:\.\d+)?(?![\w,:/-]|\.\d)")
_COUNTS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "twenty")
_COUNT = re.compile(rf"\b(?:{'|'.join(_COUNTS)})\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NAME = re.compile(r"(?<=[a-z,] )(?:[A-Z][a-z]+(?: [A-Z][a-z]+){0,2})(?=[ ,.’'])")
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_NO_NAME = re.compile(rf"^(?:{_DAYS}|January|February|March|April|May|June|July|August|September|October"
                      r"|November|December|Mr|Mrs|Ms|Dr|I)\b")  # fmt: skip
_AUXILIARY = re.compile(r"\b(is|was|are|were|will|would|has|have|had|did|does|should|could)\b(?! not|n[’'])")
_NEGATION = re.compile(r"\b(is|was|are|were|will|would|has|have|had|should|could) not\b")
_ADVERB = re.compile(
    r",? \b(?:also|already|recently|currently|now|reportedly|quickly|finally|later|still|then|just|clearly)\b,?(?= )"
)
_ASIDE = re.compile(r" \([^()]{3,60}\)|, (?:who|which) [^,.;“”\"]{8,80}(?=,|\.)")
_SAID = re.compile(
    r"^(?P<content>[A-Z][^“”\"]{30,220}), (?P<who>[A-Z][\w’' .-]{2,50}|[a-z][\w’' -]{2,40}) (?:said|says)"
    r"(?: (?P<when>on \w+day))?\.$"
)
_WHEN = rf"[Oo]n (?:{_DAYS})|[Ii]n (?:19|20)\d\d|[Ll]ast (?:week|year|month)"
_WHEN_LAST = re.compile(rf"^(?P<rest>[A-Z][^,“”\"]{{20,200}}) (?P<when>{_WHEN})\.$")
_WHEN_FIRST = re.compile(rf"^(?P<when>{_WHEN}), (?P<rest>[^“”\"]{{20,220}})\.$")

Edit = Callable[[str, random.Random], str | None]


@cache
def _table() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for line in Path(__file__).with_name("swaps.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, one, two = line.split("\t")
            found.setdefault(kind, []).extend([(one, two), (two, one)])
    return found


def _from_table(kind: str) -> Edit:
    def edit(text: str, chance: random.Random) -> str | None:
        rows = [(a, b) for a, b in _table()[kind] if re.search(rf"(?<!\w){re.escape(a)}(?!\w)", text)]
        if not rows:
            return None
        one, two = chance.choice(rows)
        return re.sub(rf"(?<!\w){re.escape(one)}(?!\w)", two, text, count=1)

    return edit


def _replace(text: str, match: re.Match[str], words: str) -> str:
    return text[: match.start()] + words + text[match.end() :]


def swap_number(text: str, chance: random.Random) -> str | None:
    """Put another number in the place of one: near or far, of the same form."""
    places = [*_NUMBER.finditer(text), *_COUNT.finditer(text)]
    if not places:
        return None
    match = chance.choice(places)
    written = match[0]
    if written in _COUNTS:
        return _replace(text, match, chance.choice([c for c in _COUNTS if c != written]))
    value = float(written.replace(",", ""))
    if _YEAR.fullmatch(written):
        return _replace(text, match, str(int(value) + chance.choice((-10, -3, -2, -1, 1, 2, 3))))
    other = value * chance.choice((0.1, 0.5, 0.7, 0.9, 1.1, 1.3, 2, 3, 10)) + chance.choice((0, 1, 2))
    if "." in written:
        new = f"{other:.{len(written.split('.')[1])}f}"
    else:
        new = f"{round(other):,}" if "," in written or other > 9999 else str(round(other))
    return None if new == written else _replace(text, match, new)


def swap_bound(text: str, chance: random.Random) -> str | None:
    """Say "more than" or "fewer than" a number that the plain one does not allow."""
    match = _whole_number(text, chance)
    if match is None:
        return None
    value = float(match[0].replace(",", ""))
    if chance.random() < 0.5:
        return _replace(
            text, match, f"{chance.choice(('more than', 'over', 'at least'))} {value * 1.2 + 1:,.0f}"
        )
    return _replace(text, match, f"{chance.choice(('fewer than', 'under', 'less than'))} {value * 0.8:,.0f}")


def keep_bound(text: str, chance: random.Random) -> str | None:
    """Say the number as a bound that it fits, or as a round figure."""
    match = _whole_number(text, chance)
    if match is None:
        return None
    value = float(match[0].replace(",", ""))
    size = 10 ** (len(str(int(value))) - 1)
    floor = value // size * size
    forms = [f"more than {floor:,.0f}"] if 0 < floor < value else []
    forms.append(f"fewer than {floor + size:,.0f}")
    if value >= 100:
        forms.append(f"about {round(value, 1 - len(str(int(value))) + 1):,.0f}")
    return _replace(text, match, chance.choice(forms))


def _whole_number(text: str, chance: random.Random) -> re.Match[str] | None:
    places = [
        m
        for m in _NUMBER.finditer(text)
        if not _YEAR.fullmatch(m[0])
        and "." not in m[0]
        and float(m[0].replace(",", "")) > 12
        and not re.search(r"(?:than|over|under|about|least|most|nearly|[A-Z]\w+|[$€£]) ?$", text[: m.start()])
        and re.match(r" [a-z]", text[m.end() :])
    ]
    return chance.choice(places) if places else None


def swap_polarity(text: str, chance: random.Random) -> str | None:
    """Negate the first auxiliary, or take a negation away."""
    negated = _NEGATION.search(text)
    if negated is not None:
        return _replace(text, negated, negated[1])
    match = _AUXILIARY.search(text)
    return None if match is None else _replace(text, match, f"{match[1]} not")


def name_swap(names: list[str]) -> Edit:
    """Give the edit that puts another of `names` in the place of a name."""

    def edit(text: str, chance: random.Random) -> str | None:
        places = [m for m in _NAME.finditer(text) if not _NO_NAME.match(m[0])]
        if not places:
            return None
        match = chance.choice(places)
        others = [n for n in names if not set(n.split()) & set(text.replace(",", " ").split())]
        return _replace(text, match, chance.choice(others)) if others else None

    return edit


def drop_aside(text: str, chance: random.Random) -> str | None:
    """Leave out an adverb that tells no answer, or an aside."""
    for pattern in chance.sample((_ADVERB, _ASIDE), 2):
        if (match := pattern.search(text)) is not None:
            return _replace(text, match, "")
    return None


def change_cue(text: str, chance: random.Random) -> str | None:
    """Put what was said after, before or without the words that say who said it."""
    match = _SAID.match(text)
    if match is None:
        return None
    who, content = match["who"], match["content"]
    first = who[0].upper() + who[1:]
    forms = (f"According to {who}, {content}.", f"{first} told reporters that {content}.",
             f"{content}, {who} announced.", f"{content}.", f"{first} said: “{content}.”")  # fmt: skip
    return chance.choice(forms)


def move_time(text: str, chance: random.Random) -> str | None:
    """Put the time that ends a sentence first, or the other way round."""
    if (match := _WHEN_LAST.match(text)) is not None:
        return f"{match['when'][0].upper()}{match['when'][1:]}, {match['rest']}."
    if (match := _WHEN_FIRST.match(text)) is not None:
        rest = match["rest"]
        return f"{rest[0].upper()}{rest[1:]} {match['when'][0].lower()}{match['when'][1:]}."
    return None


def make_pairs(articles: list[tuple[str, list[str]]], chance: random.Random, n: int) -> Iterator[Pair]:
    """Yield about `n` pairs: other answers, light edits and other questions."""
    same: tuple[Edit, ...] = (keep_bound, drop_aside, change_cue, move_time, _from_table("same"), keep_bound)
    for _ in range(n):
        name, sentences = chance.choice(articles)
        if len(sentences) < 4:
            continue
        text = chance.choice(sentences)
        names = sorted({m[0] for s in sentences for m in _NAME.finditer(s) if not _NO_NAME.match(m[0])})
        other: tuple[Edit, ...] = (swap_number, swap_number, swap_bound, swap_polarity, _from_table("opposite"),
                                   _from_table("unit"), _from_table("date"))  # fmt: skip
        kind = chance.random()
        if kind < 0.12:
            second = chance.choice([s for s in sentences if s != text] or [text])
            if second != text:
                yield Pair(text, second, OTHER_QUESTION, 0, name, "swap other")
            continue
        light = _first(text, same, chance)
        if kind < 0.6:
            if light is not None:
                yield Pair(text, light, AGREE, 1, name, "swap same")
            continue
        base = light if light is not None and chance.random() < 0.5 else text
        is_name = kind > 0.88
        changed = name_swap(names)(base, chance) if is_name else _first(base, other, chance)
        if changed is not None and changed != text:
            allowed, source = (NOT_AGREE, "swap name") if is_name else (OTHER_ANSWER, "swap")
            yield Pair(text, changed, allowed, -1, name, source)


def _first(text: str, edits: tuple[Edit, ...], chance: random.Random) -> str | None:
    """Give what the first edit that can be made of `edits`, tried in a random order, makes of `text`."""
    for edit in chance.sample(edits, len(edits)):
        changed = edit(text, chance)
        if changed is not None and changed != text:
            return changed
    return None
