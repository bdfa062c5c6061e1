"""Planted drift: changes to a text that alter what it says, each known by its kind and its place.

Every rule names what it changes and what the copy has instead. Which fit a text is found by pattern, so a plant
can be clumsy English; it is never a change that says the same in other words.
"""

import random
import re
from collections.abc import Iterator, Sequence
from functools import cache

from drift_edits import SMALL, Rewording, read_table
from whence.read.gazetteers import given_names
from whence.records import Span
from whence.wordtables import read_rows

_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "Jan.",
    "Feb.",
    "Aug.",
    "Sept.",
    "Oct.",
    "Nov.",
    "Dec.",
]
_NUMBERS = [*SMALL[2:13], "fifteen", "twenty", "thirty", "forty", "fifty"]
_PEOPLE = (
    "officials|sources|aides|advisers|lawmakers|senators|people|witnesses|analysts|experts|diplomats|officers|"
    "prosecutors|strategists|supporters|staffers|activists|reporters|lawyers|members|investigators|judges"
)
_PERSON = (
    "official|adviser|aide|spokesman|spokeswoman|senator|governor|president|secretary|mayor|prosecutor|officer|"
    "diplomat|analyst|professor|strategist|lawyer|attorney|judge|general|director|ambassador|congressman|source|"
    "chairman|manager|agent|staffer|consultant|operative"
)
_DESCRIBING = (
    "former|senior|top|retired|deputy|acting|intelligence|military|campaign|administration|federal|government|"
    "Republican|Democratic|American|Russian|Israeli|Iranian|state|local|law enforcement|police(?! officer)|"
    "defense|security|"
    "White House|Pentagon|State Department|anonymous|unnamed"
)
_NO_SURNAMES = ("Not", "Just", "Institute", "Seems", "Party", "Campaign", "Street", "House", "University", "Jr")
_SURNAMES = [
    "Carver",
    "Dunmore",
    "Ellison",
    "Farrow",
    "Haldane",
    "Ingram",
    "Kessler",
    "Lindqvist",
    "Marchetti",
    "Novak",
    "Ostrander",
    "Pruitt",
]
_FIRST = ["Adrian", "Beatrice", "Colin", "Deborah", "Edgar", "Frances", "Gordon", "Helena", "Irving", "Judith"]


def find_plants(text: str, chance: random.Random) -> list[Rewording]:
    """Give the drifts that could be planted into a text, in text order; many overlap."""
    found = [
        *_numbers(text, chance),
        *_swaps(text),
        *_times(text, chance),
        *_sources(text, chance),
        *_names(text, chance),
        *_patterns(text),
        *_negations(text),
    ]
    return sorted(found, key=lambda plant: (plant.span, plant.kind or "", plant.words))


def choose_plants(
    plants: Sequence[Rewording], text: str, *, n_most: int, chance: random.Random
) -> list[Rewording]:
    """Choose up to so many plants of different kinds, no two in one sentence."""
    kinds = sorted({plant.kind or "" for plant in plants})
    chance.shuffle(kinds)
    chosen: list[Rewording] = []
    sentences: set[int] = set()
    for kind in kinds:
        pool = [p for p in plants if p.kind == kind and _sentence(text, p.span.start) not in sentences]
        if len(chosen) == n_most:
            break
        if pool:
            by_sort = sorted({p.sort for p in pool})
            sort = chance.choice(by_sort)
            plant = chance.choice([p for p in pool if p.sort == sort])
            chosen.append(plant)
            sentences.add(_sentence(text, plant.span.start))
    return chosen


def _sentence(text: str, place: int) -> int:
    return len(re.findall(r"[.!?][”\"’]?\s+(?=[A-Z“\"])|\n", text[:place]))


def _make(match: re.Match[str], words: str, kind: str, sort: str, group: int = 0) -> Rewording:
    return Rewording(Span(*match.span(group)), words, sort, kind)


def _numbers(text: str, chance: random.Random) -> Iterator[Rewording]:
    plain = r"(?<![\w$£€.,:/-])(\d{1,3}(?:,\d{3})+|\d{1,6}(?:\.\d+)?)(?= (?:percent|[a-z]{4,}))(?! a\.m| p\.m)"
    for match in [*re.finditer(plain, text), *re.finditer(r"(?<=[$£€])(\d+(?:\.\d+)?)", text)]:
        written = match[1].replace(",", "")
        is_date = re.search(rf"(?:{'|'.join(_MONTHS)}) $", text[: match.start()])
        if is_date or (len(written) == 4 and written[:2] in ("19", "20")):
            continue
        value = float(written)
        other = chance.choice([value * 10, value + chance.choice([1, 2, 3, 20]), max(2.0, value // 2 + 3)])
        if other != value:
            yield _make(match, f"{other:g}" if other < 1e5 else f"{other:,.0f}", "number", "figure")
    for match in re.finditer(rf"\b({'|'.join(_NUMBERS)})(?= [a-z]+s\b)", text):
        yield _make(match, chance.choice([n for n in _NUMBERS if n != match[1]]), "number", "number word")


def _swaps(text: str) -> Iterator[Rewording]:
    before = {"unit": r"(?<=[\d\w] )", "number": "", "polarity": r"(?<=[a-z] )", "stance": r"(?<=\w )"}
    for kind, start in before.items():
        for old, new in read_table()[kind]:
            for match in re.finditer(rf"{start}(?<![\w-]){re.escape(old)}(?![\w’'-])", text):
                if kind == "unit" and not _is_measure(text, match):
                    continue
                if (
                    kind == "number"
                    and old.endswith(("than", "over", "least"))
                    and not _is_counted(text, match)
                ):
                    continue
                yield _make(match, new, kind, f"{kind} word")


def _is_measure(text: str, match: re.Match[str]) -> bool:
    before = text[: match.start()].split()[-1].lower()
    return before[:1].isdigit() or before in _NUMBERS or before in ("hundred", "thousand", "million")


def _is_counted(text: str, match: re.Match[str]) -> bool:
    after = text[match.end() :].split()
    return bool(after) and (after[0].lstrip("$£€")[:1].isdigit() or after[0] in _NUMBERS)


def _times(text: str, chance: random.Random) -> Iterator[Rewording]:
    for words, sort in ((_DAYS, "weekday"), (_MONTHS, "month")):
        pattern = "|".join(map(re.escape, words))
        for match in re.finditer(rf"(?<![\w-])({pattern})(?!\w)", text):
            if sort == "month" and match[0] == "March" and not re.match(r" \d", text[match.end() :]):
                continue
            pool = [w for w in words if w[:3] != match[0][:3] and w.endswith(".") == match[0].endswith(".")]
            yield _make(match, chance.choice(pool), "date", sort)
    months = "|".join(map(re.escape, _MONTHS))
    for match in re.finditer(rf"(?:{months}) (\d{{1,2}})\b", text):
        yield _make(match, str(int(match[1]) % 28 + 1), "date", "day of month", 1)
    for match in re.finditer(r"(?:[Ii]n|[Ss]ince|of|by|until|from) ((?:19|20)\d\d)\b(?!-)", text):
        yield _make(match, str(int(match[1]) + chance.choice([-10, -2, -1, 1, 2])), "date", "year", 1)
    for match in re.finditer(r"\b(yesterday|today|tomorrow)\b(?= [a-z]|[.,])", text):
        pool = [w for w in ("yesterday", "today", "tomorrow") if w != match[1]]
        yield _make(match, chance.choice(pool), "date", "relative day")
    for match in re.finditer(r"\b(last|next) (?=week|month|year)", text):
        yield _make(match, "next " if match[1] == "last" else "last ", "date", "relative time")


def _sources(text: str, chance: random.Random) -> Iterator[Rewording]:
    some = "Two|two|Three|three|Four|four|Several|several|Multiple|multiple"
    for match in re.finditer(rf"\b({some}) (?=(?:[a-z]+ ){{0,2}}(?:{_PEOPLE})\b)", text):
        other = "five " if match[1].lower() in ("three", "two") else "two "
        yield _make(match, chance.choice(["", other]), "source count", "count of people")
    for match in re.finditer(rf"\bone of the (?=(?:[a-z]+ ){{0,2}}({_PEOPLE})\b)", text):
        yield _make(match, "the ", "source count", "one of them")
    for match in re.finditer(r"\b(an?) ((?:senior |former )?)(official|source|aide)\b(?= [a-z])", text):
        yield _make(match, f"two {match[2]}{match[3]}s", "source count", "one to two")
    for match in re.finditer(
        rf"\b((?:{_DESCRIBING}) )(?=(?:[a-z]+ ){{0,2}}?(?:{_PERSON})s?\b(?! [A-Z]))", text
    ):
        yield _make(match, "", "description", "description cut")
        if match[1] in ("former ", "senior ", "top "):
            yield _make(match, chance.choice(["local ", "junior ", "retired "]), "description", "other")
    for match in re.finditer(r"\b(?:[Ff]ormer) (?=[A-Z])", text):
        yield _make(match, "", "description", "former cut")


def _names(text: str, chance: random.Random) -> Iterator[Rewording]:
    for match in re.finditer(r"\b([A-Z][a-z]+) ([A-Z][a-z]{2,})(?=[ ,.’])", text):
        if match[1].lower() in given_names() and match[2] not in _places() and match[2] not in _NO_SURNAMES:
            other = f"{chance.choice(_FIRST)} {chance.choice(_SURNAMES)}"
            yield _make(match, other, "name", "whole name")
            yield _make(match, chance.choice(_SURNAMES), "name", "surname", 2)
    for match in re.finditer(
        r"(?<!versity )(?:in|from|to|near|of|at|against) ([A-Z][a-z]{3,}(?: [A-Z][a-z]+)?)(?=[ ,.])", text
    ):
        if match[1] in _places():
            yield _make(match, chance.choice([p for p in _places() if p != match[1]]), "place", "place", 1)


@cache
def _places() -> tuple[str, ...]:
    """Give places that everybody knows: states, and cities of more than one word's fame."""
    countries = [row[1] for row in read_rows("nationalities.tsv") if row[1] != "Soviet Union"]
    cities = [
        row[0] for row in read_rows("places.tsv") if row[1] in ("united states", "united kingdom", "iraq")
    ]
    return tuple(sorted({*countries, *cities}))


def _patterns(text: str) -> Iterator[Rewording]:
    for pattern, new in read_table()["hedge"]:
        for match in re.finditer(rf"\b{pattern}", text):
            if match.lastindex and match[1] in ("be", "have", "not", "also"):
                continue
            yield _make(match, match.expand(new), "hedge", f"hedge: {pattern.split(' (')[0].strip()}")
    for pattern, _ in read_table()["cut"]:
        for match in re.finditer(
            rf"(?<=[a-z”] ){pattern}|(?<=[a-z]){pattern}" if pattern[0] == "," else rf"(?<=[a-z,”] ){pattern}",
            text,
        ):
            yield _make(match, "", "cut", f"cut: {pattern.split(' ')[0].strip(',?')}")


def _negations(text: str) -> Iterator[Rewording]:
    for match in re.finditer(
        r"\b(?:did|does|do|is|are|was|were|will|would|should|has|have|had|can) not (?=[a-z])", text
    ):
        yield _make(match, match[0].replace("not ", ""), "polarity", "not cut")
    for match in re.finditer(r"\b(?:didn|doesn|isn|aren|wasn|weren|wouldn|hasn|haven)(’|')t (?=[a-z])", text):
        yield _make(match, match[0].replace(f"n{match[1]}t", ""), "polarity", "not cut")
    for match in re.finditer(r"(?<=[a-z] )never (?=[a-z])", text):
        yield _make(match, "", "polarity", "never cut")
    for match in re.finditer(
        r"(?<=[a-z] )no (?=(?:evidence|plans|plan|reason|intention|doubt|comment|one)\b)", text
    ):
        yield _make(
            match, "some " if "one" not in text[match.end() : match.end() + 3] else "some", "polarity", "no"
        )
    for match in re.finditer(r"(?<=[a-z] )(?:will|would|has|have|is|was|are|were) (?=[a-z]+ )", text):
        if not re.match(r"(?:not|n[o']|never)\b", text[match.end() :]):
            yield _make(match, match[0] + "not ", "polarity", "not added")
