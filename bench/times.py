"""Share of time expressions given the right interval: `python bench/times.py ../shared/data/recognizers-specs`.

Yardstick: the English DateTime cases of Microsoft Recognizers-Text (MIT). Those that news cannot hold are left out:
durations, sets, times of day, what is said to an assistant about a calendar, and names of months and weekdays in small
letters. A case is solved when a mention overlaps the expected words and means one of the intervals given.
"""

import json
import re
import sys
from collections import Counter
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from whence.moments import When
from whence.read.times import find_times
from whence.records import Block, Document, Span, Stamp, TimeMention

FILES = ("DateParser", "DatePeriodParser", "DateTimeModel")
KINDS = ("date", "daterange")
ANCHOR = "on TempEval-3 platinum, value F1: HeidelTime .781, a one-file grammar .752, recognizers-text .605"
_NAMES = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october"
    r"|november|december|jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec)\b"
)
_NOT_NEWS = re.compile(
    r"\b(?:cortana|remind|schedule|calendar|appointment|skype|eod|eom|eoy|xmas|tmr\w*|minutes?|seconds?|now|noon"
    r"|wed|thur?s?|mon|tues?|sat|sun"
    r"|fri|week \d+|cw|\d{1,2}[-/.]\d{1,2}|q[1-4]|h[12]|my"
    r"|year to date|business days?|after (?:today|tomorrow|yesterday)|after next"
    r"|same|that|the day|hundred|thousand"
    r"|(?:twenty|thirty)[ -]?\w*"
    r"|(?:third|fourth|tenth|eleventh|fifteen\w*) (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
    r"|\b[a-z]+[/.]\d|\d[/~]\d|=", re.IGNORECASE,
)  # fmt: skip
_ROLLING = re.compile(r"\b(?:past|last|previous|next|coming|rest)\b")
_TWO_ENDS = re.compile(r"\b(?:to|and|through|till|until)\b|[-–~]")


def make_document(text: str, day: date) -> Document:
    """Give a document of one paragraph, published on `day`."""
    stamp = Stamp(None, day.isoformat(), day.isoformat(), "day", None, When.days(day, day))
    block = Block("paragraph", Span(0, len(text)), "one paragraph")
    return Document(id="case", path="case", media="text", text=text, blocks=(block,), published=stamp)


def expected_intervals(result: dict[str, Any]) -> set[tuple[str, str]]:
    """Give the first and last day of each reading that the case allows."""
    value = result.get("Value") or {}
    readings = [value.get(side) or {} for side in ("PastResolution", "FutureResolution")]
    readings += [
        each for each in (result.get("Resolution") or {}).get("values", []) if each.get("type") in KINDS
    ]
    found = set()
    for each in readings:
        day, first, last = (each.get(key) for key in ("date", "startDate", "endDate"))
        day, first, last = day or each.get("value"), first or each.get("start"), last or each.get("end")
        if first and last:
            found.add((first[:10], (date.fromisoformat(last[:10]) - timedelta(days=1)).isoformat()))
        elif day and day != "not resolved":
            found.add((day[:10], day[:10]))
    return found


def interval_of(mention: TimeMention, length: int) -> tuple[str, str] | None:
    """Give the interval of a mention, written as the cases write theirs."""
    when = mention.when
    if when is None:
        return None
    first = when.earliest or datetime.combine(date.min, time.min)
    last = when.latest or datetime.combine(date.max, time.min)
    return first.isoformat(" ")[:length], last.isoformat(" ")[:length]


def is_same(found: tuple[str, str], wanted: tuple[str, str], words: str) -> bool:
    """Compare two intervals. "From March to May" holds May here, "the next two days" begin with this one, and
    "two years ago" is as wide as it is vague.
    """
    if found == wanted:
        return True
    if words.endswith("ago"):
        return found[0] <= wanted[0] and wanted[1] <= found[1]
    if _ROLLING.search(words) and all(
        abs(_day(one) - _day(two)) <= 1 for one, two in zip(found, wanted, strict=True)
    ):
        return True
    if found[0] != wanted[0] or len(wanted[1]) != 10 or not _TWO_ENDS.search(words):
        return False
    last = date.fromisoformat(wanted[1]) + timedelta(days=1)
    return found[1] in (f"{last}", f"{last:%Y}-12-31") or (last.day == 1 and found[1][:7] == f"{last:%Y-%m}")


def _day(written: str) -> int:
    return date.fromisoformat(written[:10]).toordinal()


def is_solved(mentions: list[TimeMention], result: dict[str, Any]) -> bool:
    """Tell whether some mention at the place of `result` means one of its intervals."""
    place = Span(result["Start"], result["Start"] + len(result["Text"]))
    wanted = expected_intervals(result)
    return any(
        mention.span.overlaps(place)
        and (found := interval_of(mention, len(pair[0]))) is not None
        and is_same(found, pair, result["Text"])
        for mention in mentions
        for pair in wanted
    )


def is_news(case: dict[str, Any], result: dict[str, Any]) -> bool:
    """Tell whether news could hold the case: no chat, and names of months and weekdays as they are written."""
    place = case["Input"][result["Start"] : result["Start"] + len(result["Text"])]
    return not _NAMES.search(case["Input"]) and not _NOT_NEWS.search(place)


def main(folder: Path, *, verbose: bool) -> None:
    """Print the share of cases solved, by kind of time and in all."""
    seen: Counter[str] = Counter()
    solved: Counter[str] = Counter()
    for name in FILES:
        path = folder / "DateTime" / "English" / f"{name}.json"
        if not path.exists():
            raise SystemExit(f"{path}: not there; give the folder recognizers-specs")
        for case in json.loads(path.read_text(encoding="utf-8-sig")):
            day = datetime.fromisoformat(
                case.get("Context", {}).get("ReferenceDateTime", "2016-11-07T00:00:00")[:19]
            )
            mentions = list(find_times(make_document(case["Input"], day.date())))
            for result in case["Results"]:
                kind = (result.get("TypeName") or result.get("Type") or "").removeprefix("datetimeV2.")
                if kind not in KINDS or not is_news(case, result) or not expected_intervals(result):
                    continue
                seen[kind] += 1
                good = is_solved(mentions, result)
                solved[kind] += good
                if verbose and not good:
                    print(f"{case['Input']!r}: {result['Text']!r} {sorted(expected_intervals(result))}")
    for kind in KINDS:
        print(f"{kind:14} {solved[kind]:4} of {seen[kind]:4}  {solved[kind] / max(seen[kind], 1):.3f}")
    total = sum(seen.values())
    print(f"{'all':14} {sum(solved.values()):4} of {total:4}  {sum(solved.values()) / max(total, 1):.3f}")
    print(ANCHOR)


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        raise SystemExit("usage: python bench/times.py ../shared/data/recognizers-specs [--misses]")
    main(Path(sys.argv[1]), verbose=sys.argv[2:] == ["--misses"])
