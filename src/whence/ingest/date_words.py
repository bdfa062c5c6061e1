"""Dates in words of other languages than English: "12. April 2022", "12 أبريل 2022", "2022年4月12日".

Months and weekdays are those of Unicode CLDR (`data/date_words.tsv`), the words beside them `data/date_cues.tsv`.
Years of Japanese eras, of the Republic of China and of the Iranian solar calendar are read as Gregorian ones; those
of the lunar Hijri calendar are not, since its days depend on who sees the moon.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

from whence.records import Span
from whence.wordtables import fold, read_rows

_LETTERS = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "\u200c": " ", "\u0640": "", "ʼ": "'"})
_WORD = r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u064b-\u065f\u200c'’ʼ])*"
_ARABIC_SECOND = r"(?:\s(?:ال[\u0621-\u064a]{3,6}))?"  # كانون الثاني
_DAY_FIRST = re.compile(
    r"(?<![\d.,:/-])(?P<day>[0-3]?\d)(?:er|re|\.º|[.ºª°]|-е|-го)?[\s\u200f-]{1,3}(?:de\s|di\s|d['’])?"
    rf"(?P<month>{_WORD}{_ARABIC_SECOND})\.?(?:\s?/\s?{_WORD}{_ARABIC_SECOND})?[\s,،/-]{{1,3}}(?:de\s|del\s)?"
    r"(?P<year>(?:1[34]|19|20)\d\d)(?!\d)(?:\s?(?:г|р|r)\.|\s(?:года|року|yılı)(?!\w))?"
)
_MONTH_FIRST = re.compile(
    rf"(?<!\w)(?P<month>{_WORD})\.?\s(?P<day>[0-3]?\d),?\s(?:de\s|del\s)?(?P<year>(?:19|20)\d\d)(?!\d)"
)
_MONTH_ALONE = re.compile(
    rf"(?<![\w.])(?P<month>{_WORD}{_ARABIC_SECOND})\.?[\s,]{{1,2}}(?:de\s|del\s)?(?P<year>(?:1[34]|19|20)\d\d)(?!\d)"
)
_YEAR_FIRST = re.compile(
    r"(?P<era>令和|平成|民[國国])?\s?(?<!\d)(?P<year>(?:19|20)\d\d|\d{1,3}|元)\s?[年년]\s?"
    r"(?P<month>[01]?\d)\s?[月월](?:\s?(?P<day>[0-3]?\d)\s?[日號号일])?"
)
_AROUND_BEFORE = re.compile(rf"(?P<word>{_WORD}(?:-feira)?)\.?[,،]?\s{{0,2}}(?:den\s|der\s|le\s|el\s|il\s)?$")
_AROUND_AFTER = re.compile(rf"^[,،]?\s?[（(]?(?P<word>{_WORD}(?:-feira)?)\.?[)）]?")
_SHORT = 4  # letters of a month from which on it is no other word: "set", "out" and "ago" are English too
_DAY_BEFORE = re.compile(r"\d(?:er|[.ºª°])?\s+(?:de\s+|di\s+)?$")
_ERAS = {"令和": 2018, "平成": 1988, "民國": 1911, "民国": 1911}
_SOLAR_LEAPS = frozenset({1, 5, 9, 13, 17, 22, 26, 30})  # of 33 years; right for 1178 to 1633, as observed
_SOLAR_START = 1400, date(2021, 3, 21)  # 1 Farvardin 1400


@dataclass(frozen=True, slots=True)
class Worded:
    """A date in words with the days it bounds; `has_day` false: the words name a month."""

    span: Span
    first: date
    has_day: bool


def fold_digits(text: str) -> str:
    """Give `text` with decimal digits of any script as ASCII, character for character."""
    if text.isascii():
        return text
    return "".join(str(int(c)) if c.isdecimal() else c for c in text)


def fold_word(word: str) -> str:
    """Give a word as it is looked up: folded, Arabic letters in one spelling, without a final stop."""
    return fold(word.translate(_LETTERS)).rstrip(".")


def find_worded(digits: str, start: int, end: int) -> Worded | None:
    """Give the first date in words of other languages; None: there is none. `digits` is what `fold_digits` gives.

    A weekday beside the date belongs to its span.
    """
    best: Worded | None = None
    for pattern in (_DAY_FIRST, _MONTH_FIRST, _YEAR_FIRST, _MONTH_ALONE):
        for match in pattern.finditer(digits, start, end):
            if best is not None and match.start() >= best.span.start:
                break
            found = None if _is_other_word(match) else _read(match)
            if found is not None:
                best = found
                break
    return None if best is None else Worded(_with_weekday(digits, best, start, end), best.first, best.has_day)


def say_half(words: str) -> Literal["am", "pm"] | None:
    """Tell which half of the day a word names; None: neither."""
    folded = fold_word(words)
    return next((half for half in ("am", "pm") if folded in _cues()[half]), None)


def is_joining(words: str) -> bool:
    """Tell whether words only join a day and its time: "à", "um", "в"."""
    return fold_word(words.strip(" ,.،-–—|·•:()")) in _cues()["at"]


def read_statement(before: str, after: str) -> Literal["updated", "published", ""]:
    """Tell what a line states whose date has these words of another language before and after it; "": nothing known.

    "Mis à jour le", "Обновлено:", "آخر تحديث" announce a date; no other word may stand in the line.
    """
    kind, rest = _cut_cue(before)
    second = find_worded(fold_digits(after), 0, len(after))
    if second is not None:
        after = after[: second.span.start] + " " + after[second.span.end :]
    for piece in re.split(r"[|·•()（）,،–—]|(?:^|\s)-\s", after):
        rest = f"{rest} {_cut_cue(piece)[1]}"
    words = [word for word in re.findall(_WORD, rest) if not _is_filler(word)]
    return "" if words else kind


def _cut_cue(words: str) -> tuple[Literal["updated", "published", ""], str]:
    """Give what the longest cue at the head of `words` announces, and the words after it."""
    cut = words.replace(":", " ").replace("：", " ").split()
    for n in range(min(4, len(cut)), 0, -1):
        folded = fold_word(" ".join(cut[:n]))
        for kind in ("updated", "published"):
            if folded in _cues()[kind]:
                return kind, " ".join(cut[n:])
    return "", " ".join(cut)


def _is_filler(word: str) -> bool:
    folded = fold_word(word)
    known = (_cues()["filler"], _cues()["at"], _numbers("weekday"))
    return any(folded in words for words in known) or say_half(word) is not None


def _is_other_word(match: re.Match[str]) -> bool:
    """Tell whether what stands where a month may is too short to be one, or has a day before it that it lacks."""
    if match.re not in (_MONTH_FIRST, _MONTH_ALONE):
        return False
    is_short = match["month"].isascii() and len(match["month"]) < _SHORT
    before = match.string[max(0, match.start() - 8) : match.start()]
    return is_short or (match.re is _MONTH_ALONE and _DAY_BEFORE.search(before) is not None)


def _read(match: re.Match[str]) -> Worded | None:
    words = match.groupdict()
    has_day = words["day"] is not None if "day" in words else False
    day = int(words["day"]) if has_day else 1
    if match.re is _YEAR_FIRST:
        year = _read_year(words["year"], words["era"])
        found = None if year is None else _make_day(year, int(words["month"]), day)
    elif int(words["year"]) < 1900:
        number = _numbers("solar month").get(fold_word(words["month"]))
        found = None if number is None else _read_solar(int(words["year"]), number, day)
        has_day = True if found is not None and has_day else has_day
        if found is not None and not has_day:
            return None  # a month of that calendar lies in two of ours
    else:
        number = _numbers("month").get(fold_word(words["month"]))
        found = None if number is None else _make_day(int(words["year"]), number, day)
    return None if found is None else Worded(Span(*match.span()), found, has_day)


def _read_year(words: str, era: str | None) -> int | None:
    if era is None:
        return int(words) if len(words) == 4 else None
    return _ERAS[era] + (1 if words == "元" else int(words))


def _make_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _read_solar(year: int, month: int, day: int) -> date | None:
    """Give the Gregorian day of one of the Iranian solar calendar; None where it has no such day."""
    is_leap = year % 33 in _SOLAR_LEAPS
    longest = 31 if month <= 6 else 30 if month < 12 or is_leap else 29
    if not 1 <= day <= longest:
        return None
    start, first = _SOLAR_START
    low, high = sorted((start, year))
    n_days = 365 * (high - low) + sum(y % 33 in _SOLAR_LEAPS for y in range(low, high))
    new_year = first + timedelta(days=n_days if year >= start else -n_days)
    return new_year + timedelta(days=min(month - 1, 6) * 31 + max(month - 7, 0) * 30 + day - 1)


def _with_weekday(digits: str, found: Worded, start: int, end: int) -> Span:
    first, last = found.span.start, found.span.end
    before = _AROUND_BEFORE.search(digits, max(start, first - 24), first)
    if before is not None and fold_word(before["word"]) in _numbers("weekday"):
        first = before.start()
    after = _AROUND_AFTER.match(digits[last : min(end, last + 16)])
    if after is not None and fold_word(after["word"]) in _numbers("weekday"):
        last += after.end()
    return Span(first, last)


@cache
def _numbers(kind: str) -> Mapping[str, int]:
    rows = (row for row in read_rows("date_words.tsv") if row[0] == kind)
    return {word: int(number) for _, number, words in rows for word in words.split("|")}


@cache
def _cues() -> Mapping[str, frozenset[str]]:
    rows = read_rows("date_cues.tsv")
    return {kind: frozenset(fold_word(word) for word in words.split("|")) for kind, words in rows}
