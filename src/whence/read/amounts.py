"""A number as it is written, with its unit: the pattern that finds one, and the interval it means."""

import re
from dataclasses import dataclass
from functools import cache

from whence.read.numbers import number_pattern, read_number, vague_counts
from whence.read.units import after_pattern, before_pattern, convert, units_after, units_before

_SPACE = r"[ \u00a0\n]"
MODIFIERS: tuple[tuple[str, str], ...] = (
    (
        "at least",
        r"more than|over|at least|no fewer than|not fewer than|no less than|not less than|upwards? of|in excess of"
        r"|exceeding|above|a minimum of|well over|over than|north of|as few as|as little as"
        r"|slightly (?:more than|over)"
        r"|a little (?:more than|over)|well above|far more than|much more than|greater than|higher than"
        r"|surpassing|beyond",
    ),
    (
        "at most",
        r"less than|fewer than|under|below|up to|as many as|as much as|a maximum of|at most|no more than"
        r"|not more than|no greater than|not exceeding|capped at|slightly (?:less than|under)|well below"
        r"|just below|maximum of|well under|lower than|within",
    ),
    (
        "about",
        r"about|around|approximately|approx\.?|roughly|some|nearly|almost|close to|an estimated|estimated|circa"
        r"|just over|just under|just shy of|shy of|approaching|nearing|something like|[io]n the order of"
        r"|in the neighbou?rhood of|~|≈|in the region of|somewhere around",
    ),
)
_FRACTION = (
    r"(?:(?:one|two|three|four|nine|an?)[ -](?:half|halves|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?"
    r"|half(?![ ]an?[ ](?:hundred|thousand|million|billion|trillion|dozen)))"
    r"(?=[ ](?:of|the|an?|all|its|his|her|their)\b)"
)
_NEAR, _CLOSE = 1.5, 2.0  # how far apart, as a share and in itself, the ends of "five or six" may be
_SCALES = (
    (1e12, ("trillion", "tn")), (1e9, ("billion", "bn", "b")), (1e6, ("million", "m", "mn")), (1e3, ("thousand", "k")),
    (100.0, ("hundred",)), (12.0, ("dozen",)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Measure:
    """A number as found: its interval before any role is put to it, the unit, and whether it is vague."""

    low: float | None
    high: float | None
    unit: str
    is_vague: bool = False
    is_range: bool = False


@cache
def amount_pattern() -> re.Pattern[str]:
    """Give the pattern of an amount: modifier, sign of money, number or vague words, unit, and a second number."""
    modifiers = "|".join(words for _, words in MODIFIERS)
    rows = sorted(vague_counts(), key=lambda words: (-len(words), words))
    vague = "|".join(re.escape(words).replace(r"\ ", _SPACE) for words in rows)
    paid, number = number_pattern(is_money=True), number_pattern()
    unit, money = after_pattern(), f"(?-i:{before_pattern()})"
    return re.compile(
        r"(?<![\w$€£.,/:’'])(?:(?<![-–])|(?<=[ (][-–]))"
        rf"(?:\b(?P<both>between|from){_SPACE})?(?:(?:(?P<mod>{modifiers}){_SPACE}|(?P<sign>[~≈]))"
        rf"(?:(?:a{_SPACE}total{_SPACE}of|another|an{_SPACE}additional|some|about){_SPACE})?)?"
        rf"(?:(?P<fraction>{_FRACTION})|(?P<money>{money}){_SPACE}?(?P<paid>{paid})|(?P<number>{number})"
        rf"|\b(?P<vague>{vague})\b(?:{_SPACE}of(?={_SPACE}(?:{unit})))?)(?:[ \u00a0\n–-]?(?P<unit>{unit}))?"
        rf"(?:(?:{_SPACE}?(?P<join>-|–|—|to|or|and){_SPACE}?)(?:up{_SPACE}to{_SPACE})?"
        rf"(?:(?P<money2>{money}){_SPACE}?(?P<paid2>{paid})"
        rf"|(?P<second>{number}))(?:[ \u00a0\n-]?(?P<unit2>{unit}))?)?",
        re.IGNORECASE,
    )


def number_end(match: re.Match[str]) -> int:
    """Give where the first number ends, without its unit."""
    return next(match.end(name) for name in ("fraction", "paid", "number", "vague") if match[name])


def core_start(match: re.Match[str]) -> int:
    """Give where the number begins, with its sign of money and without what modifies it."""
    return next(match.start(name) for name in ("fraction", "money", "number", "vague") if match[name])


def core_end(match: re.Match[str]) -> int:
    """Give where the first number ends, with the unit right after it."""
    return match.end("unit") if match["unit"] else number_end(match)


def are_ends_of_range(match: re.Match[str]) -> bool:
    """Tell whether the two numbers agree in unit and grow, as the ends of a range do."""
    join, both = match["join"].lower(), (match["both"] or "").lower()
    if match["fraction"] or match["vague"] or (join == "and" and both != "between"):
        return False
    kinds = {_kind_of(match, "money", "unit"), _kind_of(match, "money2", "unit2")} - {""}
    low, high = read_number(match["paid"] or match["number"]), read_number(match["paid2"] or match["second"])
    if len(kinds) > 1 or low is None or high is None:
        return False
    if join == "or" and high > low * _NEAR and high - low > _CLOSE:
        return False  # "25k or 40k" are two amounts, "five or six" one that is not known well
    return low < high or low < high * _scale_of(match["paid2"] or match["second"])


def _kind_of(match: re.Match[str], money: str, unit: str) -> str:
    if match[money]:
        return _money_of(match[money])[0]
    return _unit_of(match[unit])[0] if match[unit] else ""


def _unit_of(words: str) -> tuple[str, float]:
    return units_after()[re.sub(r"[ \u00a0\n-]", " ", words.lower())]


def _money_of(sign: str) -> tuple[str, float]:
    return units_before()[next(each for each in units_before() if each.lower() == sign.lower())]


def _scale_of(words: str) -> float:
    """Give the scale that the second number of "5 to 10 million" lends to the first."""
    for token in re.findall(r"[a-z]+", words.lower()):
        for scale, names in _SCALES:
            if token in names:
                return scale
    return 1.0


def read_measure(match: re.Match[str], *, is_joined: bool) -> Measure | None:
    """Give what the number means; `is_joined`: both numbers are the ends of a range. None: it is no number."""
    unit, factor = "", 1.0
    money = match["money"] or (match["money2"] if is_joined else None)
    written = match["unit"] or (match["unit2"] if is_joined else None)
    if money:
        unit, factor = _money_of(money)
    elif written:
        unit, factor = _unit_of(written)
    if match["fraction"]:
        return _fraction(match["fraction"])
    if match["vague"]:
        return _vague(re.sub(r"\s+", " ", match["vague"].lower()), unit, factor)
    low = read_number(match["paid"] or match["number"])
    if low is None:
        return None
    high = low
    if is_joined:
        second = match["paid2"] or match["second"]
        high = read_number(second) or low
        if _scale_of(match["paid"] or match["number"]) == 1 and low * _scale_of(second) < high:
            low = low * _scale_of(second)
    return Measure(convert(low, unit, factor)[0], *convert(high, unit, factor), is_range=is_joined)


def _fraction(words: str) -> Measure:
    count, _, part = words.lower().replace("-", " ").rpartition(" ")
    share = {"half": 0.5, "halve": 0.5, "ninth": 1 / 9}.get(part.removesuffix("s")) or read_number(part) or 0.0
    times = 1.0 if count in ("", "a", "an") else read_number(count) or 1.0
    value = round(100 * share * times, 2)
    return Measure(value, value, "%")


def _vague(words: str, unit: str, factor: float) -> Measure:
    low, high = (None if end is None else convert(end, unit, factor)[0] for end in vague_counts()[words])
    return Measure(low, high, unit, is_vague=True)
