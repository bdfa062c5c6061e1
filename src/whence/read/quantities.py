"""Amounts as intervals: digits and words, with unit, role, and what is counted or measured.

What only looks like an amount is left out: dates and times, model names, ages of names, scores, addresses, numbers of
rooms, flights and articles. A round figure ("about 200") is 10 % either way; vague words are read by `data/vague.tsv`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from whence.read.counted import find_noun
from whence.read.numbers import number_pattern, read_number
from whence.read.sentences import SENTENCE_BLOCKS
from whence.read.times import find_times
from whence.read.units import after_pattern, before_pattern, convert, units_after, units_before
from whence.read.wordlists import read_rows, word_class
from whence.records import Document, Quantity, Span

Role = Literal["exact", "about", "at most", "at least", "range", "cumulative", "change"]

_ROUND = 0.1  # share by which a round figure may be off; a reading, like those of vague words
_S = r"[ \u00a0\n]"
_ROLES: tuple[tuple[Role, str], ...] = (
    ("at least", r"more than|over|at least|no fewer than|not fewer than|no less than|not less than|upwards? of|in excess of"
                 r"|exceeding|above|a minimum of|well over|greater than|higher than|surpassing|beyond"),
    ("at most", r"less than|fewer than|under|below|up to|as many as|as much as|a maximum of|at most|no more than"
                r"|not more than|maximum of|well under|lower than|within"),
    ("about", r"about|around|approximately|approx\.?|roughly|some|nearly|almost|close to|an estimated|estimated|circa|just over"
              r"|just under|~|≈|nearly about|in the region of|somewhere around"),
)  # fmt: skip
_AFTERWARDS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("at least", re.compile(r"[ ](?:or more|or above|or over|or higher|and above|and counting|-plus)\b|\+")),
    ("at most", re.compile(r"[ ]or (?:less|fewer|under|below)\b")),
    ("about", re.compile(r"[ ]or so\b|-odd\b|-ish\b|[ ](?:approximately|or thereabouts)\b")),
)
_RISE = re.compile(
    r"\b(?:rose|risen|rising|rises?|grew|grown|grows|increased?|increases|increasing|jumped|jumps|climbed|climbs|gained|gains|soared|surged"
    r"|up|raised|advanced|added|expanded|higher)[ ](?:\w+ly[ ])?(?:by[ ])?(?:another[ ]|an?[ ]|further[ ]|as much as[ ]|up to[ ])*$", re.IGNORECASE,
)  # fmt: skip
_FALL = re.compile(
    r"\b(?:fell|fallen|falling|falls?|dropped|drops?|decreased?|declined?|declines|declining|shrank|shrunk|slid|slumped|plunged|tumbled|down|cut"
    r"|reduced|lost|lowered|lower|contracted|slashed)[ ](?:\w+ly[ ])?(?:by[ ])?(?:another[ ]|an?[ ]|further[ ]|as much as[ ]|up to[ ])*$", re.IGNORECASE,
)  # fmt: skip
_RISE_AFTER = re.compile(r"[ -](?:\w+[ ])?(?:increase|rise|jump|gain|growth|hike|surge|raise)\b|[ ](?:more|higher)\b", re.IGNORECASE)
_FALL_AFTER = re.compile(r"[ -](?:\w+[ ])?(?:decrease|drop|fall|decline|cut|reduction|loss|discount)\b|[ ](?:less|fewer|lower)\b", re.IGNORECASE)
_RISE_OF = re.compile(r"\b(?:increase|rise|jump|gain|growth|hike|surge)[ ]of[ ]$", re.IGNORECASE)
_FALL_OF = re.compile(r"\b(?:decrease|drop|fall|decline|cut|reduction)[ ]of[ ]$", re.IGNORECASE)
_TOTAL = re.compile(
    r"\b(?:total of|in total|altogether|combined|toll (?:of|to|at|rises? to|rose to|climbs? to|climbed to|has risen to|had risen to"
    r"|reached|stood at|stands at|now stands at)|(?:total|number|tally|count|figure|toll)[^.,;]{0,60}? (?:to|at|reached|reaching))[ ]$",
    re.IGNORECASE,
)
_TOTAL_AFTER = re.compile(r"[^.;]{0,40}?\b(?:in total|in all|altogether|so far|to date)\b")
_NAMED = re.compile(
    r"\b(?:Number|Flight|Route|Highway|Interstate|Article|Section|Resolution|Channel|Room|Chapter|Phase|Level|Grade|Page|Type"
    r"|Mark|Mk|Model|Row|Class|Group of|Apollo|Boeing|Airbus|Windows|Area|Unit|Block|Gate|Line|Platform|Figure|Table|Version|Band"
    r"|Rule|Title|Act|Psalm|Verse|Round|Game|Part|Stage|Category|Tier|Zone|Sector|District|Precinct|Ward|Proposition|Prop|Formula|Big"
    r"|Top|Volume|Issue|Season|Episode|Order|Law|Point|Question|Reactor|Radio|Studio|Pier|Terminal|Exit|Bus|Train)s?[ \u00a0]$|\bNos?\.[ ]?$", re.IGNORECASE,
)  # fmt: skip
_ADDRESS = re.compile(r"[ \u00a0](?:[A-Z][\w’']*[ \u00a0]){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Boulevard|Blvd|Square|Way|Place)\b")
_NAME_BEFORE = re.compile(r"(?:^|[^.!?\n:”\"][ \u00a0])([A-Z][\w’'.-]*)[ \u00a0]$")
_SCORE = re.compile(r"[ ](?:win|victory|defeat|loss|draw|lead|vote|ruling|decision|majority|record|score|thrashing|triumph|split|aggregate)\b")
_AGE_AFTER = re.compile(r"[- \u00a0]years?[- \u00a0]olds?\b|[ ]years? of age\b", re.IGNORECASE)
_AGED = re.compile(r"\baged?[ ](?:about |between |of )?$", re.IGNORECASE)
_COMMA_AGE = re.compile(r"[A-Z][\w’'-]+(?: (?:Jr|Sr)\.?)?, $")
_NOT_ONE = re.compile(r"[ ](?:of|another|day|is|was|who|that|which|in|has|can|could|would|to|on|with|for|at|by|and|or|as|thing|way|side|point|reason|more"
                      r"|big|can|may|must|should|night|morning|time|time,)\b|[^ ]|$", re.IGNORECASE)
_HURT = re.compile(r"[ ](?:people[ ])?(?:(?:were|are|was|have been|had been|more|others|confirmed)[ ])*"
                   r"(dead|killed|injured|wounded|hurt|missing|arrested|detained|hospitali[sz]ed|displaced|deaths|casualties|fatalities)\b")


@dataclass(frozen=True, slots=True)
class _Measure:
    """A number as found: its interval before any role is put to it, the unit, and whether it is vague."""

    low: float | None
    high: float | None
    unit: str
    is_vague: bool = False
    is_range: bool = False


@cache
def _pattern() -> re.Pattern[str]:
    mods = "|".join(words for _, words in _ROLES)
    vague = "|".join(sorted((re.escape(row[0]).replace(r"\ ", _S) for row in read_rows("vague.tsv")), key=lambda w: (-len(w), w)))
    paid = number_pattern(is_money=True)
    number, unit, money = number_pattern(), after_pattern(), f"(?-i:{before_pattern()})"
    fraction = (
        r"(?:(?:one|two|three|four|nine|a|an)[ -](?:half|halves|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?|half(?![ ]an?[ ](?:hundred|thousand|million|billion|trillion|dozen)))"
        r"(?=[ ](?:of|the|a|all|its|his|her|their)\b)"
    )
    return re.compile(
        rf"(?<![\w$€£.,/:’'])(?:(?<![-–])|(?<=[ (][-–]))"
        rf"(?:\b(?P<both>between|from){_S})?(?:(?P<mod>{mods}){_S}?(?:(?:a|an){_S}(?:total|estimated){_S}(?:of{_S})?)?)?"
        rf"(?:(?P<fraction>{fraction})|(?P<money>{money}){_S}?(?P<paid>{paid})|(?P<number>{number})|\b(?P<vague>{vague})\b)"
        rf"(?:[ \u00a0\n–-]?(?P<unit>{unit}))?"
        rf"(?:(?:{_S}?(?P<join>-|–|—|to|or|and){_S}?)(?:up{_S}to{_S})?(?:(?P<money2>{money}){_S}?(?P<paid2>{paid})|(?P<second>{number}))(?:[ \u00a0\n-]?(?P<unit2>{unit}))?)?",
        re.IGNORECASE,
    )


def find_quantities(document: Document) -> Iterator[Quantity]:
    """Yield the amounts in the article's own text, in text order; they do not overlap."""
    times = [mention.span for mention in find_times(document)]
    for block in document.blocks:
        if block.kind in SENTENCE_BLOCKS:
            yield from _find_in(document.text, block.span, times)


def _find_in(text: str, block: Span, times: list[Span]) -> Iterator[Quantity]:
    inside = [span for span in times if span.overlaps(block)]
    position = block.start
    while (match := _pattern().search(text, position, block.end)) is not None:
        position = max(_core_end(match), match.start() + 1)
        core = Span(_core_start(match), _core_end(match))
        busy = next((span for span in inside if span.overlaps(core)), None)
        if busy is not None:
            position = max(position, busy.end)
            continue
        found = None if _is_other(text, match, block) else _read(text, match, block.end)
        if found is not None:
            yield found
            position = max(found.span.end, position)


def _core_start(match: re.Match[str]) -> int:
    return next(match.start(name) for name in ("fraction", "money", "number", "vague") if match[name])


def _core_end(match: re.Match[str]) -> int:
    """Give the end of the first number, with the unit right after it."""
    number = next(match.end(name) for name in ("fraction", "paid", "number", "vague") if match[name])
    return match.end("unit") if match["unit"] else number


def _is_other(text: str, match: re.Match[str], block: Span) -> bool:
    """Tell whether the number is no amount but part of a name, a score, an address or a list."""
    start, end = _core_start(match), _core_end(match)
    before, words = text[max(block.start, start - 30) : start], match["number"]
    if words is None:
        return False
    if words.lower() == "one":
        return match["unit"] is None and _NOT_ONE.match(text, end, block.end) is not None
    if not words[0].isdigit():
        return False
    if _NAMED.search(before) or _ADDRESS.match(text, end) or (not before.strip() and text[end : end + 1] in (".", ")")):
        return True
    if re.match(r"[\w°/:]|[-–]?[A-Z]|[-–]\d{3,}[-–]|\.\d", text[end : end + 6]) and not match["unit"]:
        return True
    if match["unit"] or _AGE_AFTER.match(text, end):
        return False
    is_bare = words.isdigit() and not re.match(r"[ -][a-z]", text[end : end + 2])
    if is_bare and len(words) == 4 and 1800 <= int(words) <= 2100:
        return True
    named = _NAME_BEFORE.search(before)
    return is_bare and named is not None and named.group(1).lower() not in word_class("preposition") and not match["mod"]


def _read(text: str, match: re.Match[str], limit: int) -> Quantity | None:
    second = match["paid2"] or match["second"]
    is_joined = second is not None and _is_range(text, match)
    end = match.end() if is_joined else _core_end(match)
    measure = _measure(match, is_joined)
    if measure is None:
        return None
    start = match.start("both") if is_joined and match["both"] else match.start("mod") if match["mod"] else _core_start(match)
    if is_joined and match["both"] and match["both"].lower() == "from":
        start = match.start("mod") if match["mod"] else _core_start(match)
    age = _AGE_AFTER.match(text, _number_end(match)) if not measure.unit or measure.unit == "years" else None
    if age is not None:
        return Quantity(Span(start, age.end()), measure.low, measure.high, "years", "age", "exact")
    if _AGED.search(text[max(0, start - 10) : start]) and not measure.unit:
        return Quantity(Span(start, end), measure.low, measure.high, "years", "age", _plain_role(measure))
    if _is_age_of_name(text, start, end, match):
        return Quantity(Span(start, end), measure.low, measure.high, "years", "age", "exact")
    return _finish(text, match, measure, Span(start, end), limit)


def _number_end(match: re.Match[str]) -> int:
    return next(match.end(name) for name in ("fraction", "paid", "number", "vague") if match[name])


def _is_age_of_name(text: str, start: int, end: int, match: re.Match[str]) -> bool:
    words = match["number"] or ""
    return (
        words.isdigit() and len(words) < 3 and match["unit"] is None and text[end : end + 1] in (",", ".", ")")
        and _COMMA_AGE.search(text[max(0, start - 30) : start]) is not None
    )


def _plain_role(measure: _Measure) -> Role:
    return "range" if measure.is_range else "about" if measure.is_vague else "exact"


def _is_range(text: str, match: re.Match[str]) -> bool:
    join, both = match["join"].lower(), (match["both"] or "").lower()
    if match["fraction"] or match["vague"]:
        return False
    if join == "and" and both != "between":
        return False
    if join in ("-", "–", "—") and (_SCORE.match(text, match.end()) or re.match(r"[-–]\d", text[match.end() : match.end() + 2])):
        return False
    if both == "from" and (_RISE.search(text[: match.start("both")][-40:]) or _FALL.search(text[: match.start("both")][-40:])):
        return False
    if match["unit"] and match["unit2"] and _unit_of(match["unit"])[0] != _unit_of(match["unit2"])[0]:
        return False
    low, high = read_number(match["paid"] or match["number"]), read_number(match["paid2"] or match["second"])
    if low is None or high is None:
        return False
    return low < high or low < high * _scale_of(match["paid2"] or match["second"])


def _scale_of(words: str) -> float:
    """Give the scale that the second number of "5 to 10 million" lends to the first."""
    for token in re.findall(r"[a-z]+", words.lower()):
        for scale, names in ((1e12, ("trillion", "tn")), (1e9, ("billion", "bn", "b")), (1e6, ("million", "m", "mn")),
                             (1e3, ("thousand", "k")), (100.0, ("hundred",)), (12.0, ("dozen",))):  # fmt: skip
            if token in names:
                return scale
    return 1.0


def _unit_of(words: str) -> tuple[str, float]:
    return units_after()[re.sub(r"[ \u00a0\n-]", " ", words.lower())]


def _measure(match: re.Match[str], is_joined: bool) -> _Measure | None:
    unit, factor = ("", 1.0)
    money = match["money"] or (match["money2"] if is_joined else None)
    written = match["unit"] or (match["unit2"] if is_joined else None)
    if money:
        unit, factor = units_before()[next(sign for sign in units_before() if sign.lower() == money.lower())]
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
        if low < high / _scale_of(second) * 1.0001 or low * _scale_of(second) < high:
            low = low * _scale_of(second) if _scale_of(match["paid"] or match["number"]) == 1 and low < high / 10 else low
    return _Measure(convert(low, unit, factor)[0], *convert(high, unit, factor), is_range=is_joined)


def _fraction(words: str) -> _Measure:
    count, _, part = re.sub("-", " ", words.lower()).rpartition(" ")
    share = {"half": 0.5, "halves": 0.5, "ninth": 1 / 9}.get(part.removesuffix("s"), 0.0) or read_number(f"{part}") or 0.0
    times = {"": 1.0, "a": 1.0, "an": 1.0}.get(count) or read_number(count) or 1.0
    value = round(100 * share * times, 2)
    return _Measure(value, value, "%")


def _vague(words: str, unit: str, factor: float) -> _Measure:
    row = next(row for row in read_rows("vague.tsv") if row[0] == words)
    low, high = (float(row[1]) if row[1] else None, float(row[2]) if len(row) > 2 and row[2] else None)
    ends = [None if each is None else convert(each, unit, factor)[0] for each in (low, high)]
    return _Measure(ends[0], ends[1], unit, is_vague=True)


def _finish(text: str, match: re.Match[str], measure: _Measure, span: Span, limit: int) -> Quantity | None:
    role, low, high, end = _put_role(text, match, measure, span)
    is_measure = bool(measure.unit) and measure.unit != "people"
    if measure.unit == "people":
        noun = "people"
    elif match["fraction"]:
        noun = find_noun(text, span.start, end, limit=limit, is_measure=False)
    else:
        noun = find_noun(text, span.start, end, limit=limit, is_measure=is_measure)
    unit = measure.unit
    hurt = _HURT.match(text, end, limit)
    if not unit and hurt:
        unit, noun = "people", hurt.group(1)
    if not unit and not noun and measure.is_vague:
        return None
    return Quantity(Span(span.start, end), low, high, unit, noun, role)


def _put_role(
    text: str, match: re.Match[str], measure: _Measure, span: Span
) -> tuple[Role, float | None, float | None, int]:
    low, high, end = measure.low, measure.high, span.end
    before = text[max(0, span.start - 90) : span.start]
    role = _plain_role(measure)
    sign = _sign_of_change(text, before, end)
    if sign and not measure.is_range:
        return "change", *_signed(low, high, sign), end
    modifier = (match["mod"] or "").lower()
    stated = next((name for name, words in _ROLES if modifier and re.fullmatch(words, modifier)), None)
    for name, pattern in _AFTERWARDS:
        after = pattern.match(text, end)
        if after is not None and stated is None:
            stated, end = name, after.end()
    if stated is None and role == "exact" and (_TOTAL.search(before) or _TOTAL_AFTER.match(text, end)):
        return "cumulative", low, high, end
    if measure.is_range or stated is None:
        return role, low, high, end
    return (stated, *_bounded(stated, modifier, low, high), end)


def _bounded(role: Role, modifier: str, low: float | None, high: float | None) -> tuple[float | None, float | None]:
    if role == "at least":
        return low, None
    if role == "at most":
        return None, high
    if low is None or high is None or low != high:
        return low, high
    margin = abs(low) * _ROUND
    if modifier in ("nearly", "almost", "close to", "just under"):
        return round(low - margin, 6), high
    return (low if modifier == "just over" else round(low - margin, 6)), round(high + margin, 6)


def _sign_of_change(text: str, before: str, end: int) -> int:
    if _RISE.search(before) or _RISE_OF.search(before) or _RISE_AFTER.match(text, end):
        return 1
    return -1 if _FALL.search(before) or _FALL_OF.search(before) or _FALL_AFTER.match(text, end) else 0


def _signed(low: float | None, high: float | None, sign: int) -> tuple[float | None, float | None]:
    if sign > 0:
        return low, high
    return (None if high is None else -high), (None if low is None else -low)
