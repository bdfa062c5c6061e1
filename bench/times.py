"""Share of time expressions given the right interval: `python bench/times.py ../shared/data/recognizers-specs`.

Yardstick: the English DateTime cases of Microsoft Recognizers-Text (MIT), all that it calls a date or a range of dates,
open ranges ("since March") included. `LEFT_OUT` names what no newspaper prints, or prints in another sense: 336
of the 1,017 cases handed out, and the command says how many each reason takes out. A case is solved
when a mention overlaps the expected words and
means one of the intervals given.
"""

import json
import re
import sys
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from whence.moments import When
from whence.read.times import find_times
from whence.records import Block, Document, Span, Stamp, TimeMention

FILES = ("DateParser", "DatePeriodParser", "DateTimeModel")
KINDS = ("date", "daterange")
ANCHOR = "on TempEval-3 platinum, value F1: HeidelTime .781, a one-file grammar .752, recognizers-text .605"
OPEN = ""  # what stands for the side of a range that nothing bounds
_NAMES = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thur?s?|fri|sat|sun"
    r"|easter|christmas|new year|halloween|thanksgiving|labor day|independence day|earth day|saint patrick|eid"
    r"|black friday"
)
_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
LEFT_OUT: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("names in small letters, as typed in a chat", re.compile(rf"\b(?:{_NAMES})\b")),
    ("short for a chat (tmrw, eoy, otd, cw, cy18)", re.compile(r"\b(?:tmrw?|eo[dmy]|otd|cw|[cs]y ?\d*"
        r"|xmas)\b", re.I)),
    ("of the speaker (my week)", re.compile(r"\bmy\b", re.I)),
    ("signs of a query (=2019, 2014~2018, greater than)", re.compile(r"[=~<>]|\b(?:greater|later) than\b", re.I)),
    ("letters glued to figures (Oct2, 2016H2, 3year)", re.compile(r"[a-z]\d|\d(?!st|nd|rd|th|s\b)[a-z]", re.I)),
    ("names of files (20161016, report-20170302)", re.compile(r"\d{8}")),
    ("month and day in figures (4/22, 10/1-11/7: scores)", re.compile(
        r"(?<![\d/.-])\d{1,2}[/.-]\d{1,2}(?![\d/.-])(?!.*[A-Z]|.*month)")),
    ("orders of no newspaper (2016 June, 2015-3, 2020-23-Sep)", re.compile(
        rf"\b\d{{4}}[ ,]+{_MONTHS}|\b\d{{4}} ?[-/.] ?\d\d?(?![\d/.-])|\b\d\d? ?- ?\d{{4}}|\b\d\d? / \d{{4}}"
        rf"|\d{{4}} \d\d \d\d|\d{{4}}[-/]\d\d[-/][A-Za-z]"
        rf"|\b\d\d?[-/]\d{{4}}[-/]|{_MONTHS}-\d{{4}}-|\d/\d+,|\b\d{{1,2}}[-.]\d{{1,2}}[-.]\d\d\b|{_MONTHS}/\d"
        rf"|\d{{4}} Q\d|\d{{4}}-[qQ]\d", re.I)),
    ("bare number for a day (on 15, for the 27, the thirty)", re.compile(r"^(?:the )?(?:\d{1,2}|thirty)$", re.I)),
    ("weeks by number", re.compile(r"\bweek \d", re.I)),
    ("the current one by \"the\" (partner of the year)", re.compile(r"^(?:the )?(?:day|week|fortnight|month"
        r"|year)$", re.I)),
    ("told from another time in the text (2 weeks later, that week)", re.compile(
        r"\b(?:later|same|that|the day (?:before|after))\s*(?:week|weekend|month|year|\Z)|\bfollowing\b"
        r"|\bfrom (?:2019-aug|now) ", re.I)),
)  # fmt: skip
_NO_DAY = "0001-01-01"  # what the cases give for the 30th of February
_ROLLING = re.compile(
    r"\b(?:past|last|previous|next|coming|upcoming|rest|later|earlier|within|remaining)\b"
)  # told from now: who counts today, who does not
_TWO_ENDS = re.compile(r"\b(?:to|and|through|till|until)\b|[-–~]")


def make_document(text: str, day: date) -> Document:
    """Give a document of one paragraph, published on `day`."""
    stamp = Stamp(None, day.isoformat(), day.isoformat(), "day", None, When.days(day, day))
    block = Block("paragraph", Span(0, len(text)), "one paragraph")
    return Document(id="case", path="case", media="text", text=text, blocks=(block,), published=stamp)


def expected_intervals(result: dict[str, Any]) -> set[tuple[str, str]]:
    """Give the first and last day of each reading that the case allows; `OPEN` where nothing bounds it."""
    value = result.get("Value") or {}
    readings = [value.get(side) or {} for side in ("PastResolution", "FutureResolution")]
    readings += [
        each for each in (result.get("Resolution") or {}).get("values", []) if each.get("type") in KINDS
    ]
    found = set()
    for each in readings:
        day, first, last = (each.get(key) for key in ("date", "startDate", "endDate"))
        day, first, last = day or each.get("value"), first or each.get("start"), last or each.get("end")
        if first or last:
            end = (date.fromisoformat(last[:10]) - timedelta(days=1)).isoformat() if last else OPEN
            found.add((first[:10] if first else OPEN, end))
        elif day and day != "not resolved":
            found.add((day[:10], day[:10]))
    return {each for each in found if _NO_DAY not in each}


def interval_of(mention: TimeMention) -> tuple[str, str] | None:
    """Give the interval of a mention, written as the cases write theirs."""
    when = mention.when
    if when is None:
        return None
    ends = (when.earliest, when.latest)
    first, last = (OPEN if end is None else end.date().isoformat() for end in ends)
    return first, last


def is_same(found: tuple[str, str], wanted: tuple[str, str], words: str) -> bool:
    """Compare two intervals. "From March to May" holds May here, "the next two days" begin with this one, and
    "two years ago" and "later this year" are as wide as they are vague. Of an open
    range, "since March" may end with the day of printing.
    """
    if found == wanted:
        return True
    if OPEN in wanted:
        return all(
            (not one or words.startswith("since"))
            if two == OPEN
            else bool(one) and abs(_day(one) - _day(two)) <= 1
            for one, two in zip(found, wanted, strict=True)
        )
    if OPEN in found:
        return False
    if words.endswith("ago") or words.startswith(("later", "earlier")):
        return found[0] <= wanted[0] and wanted[1] <= found[1]
    if _ROLLING.search(words) and all(
        abs(_day(one) - _day(two)) <= 1 for one, two in zip(found, wanted, strict=True)
    ):
        return True
    if found[0] != wanted[0] or not _TWO_ENDS.search(words):
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
        and (found := interval_of(mention)) is not None
        and is_same(found, pair, result["Text"])
        for mention in mentions
        for pair in wanted
    )


def why_left_out(case: dict[str, Any], result: dict[str, Any]) -> str | None:
    """Give the reason why news cannot hold the case; None when it can."""
    place = case["Input"][result["Start"] : result["Start"] + len(result["Text"])]
    around = case["Input"][: result["Start"]][-1:] + case["Input"][result["Start"] + len(result["Text"]) :][:1]
    if re.search(r"[\w/_-]", around):
        return "part of the name of a file or an address"
    for reason, pattern in LEFT_OUT:
        if pattern.search(place):
            return reason
    if not expected_intervals(result):
        return "no answer given (seasons, fiscal years, the 30th of February)"
    numeric = re.search(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}", place)
    if numeric and int(numeric[1]) <= 12 and int(numeric[2]) <= 12 and numeric[1] != numeric[2]:
        return "in figures, month or day first (taken for the American order)"
    return None


def main(folder: Path, *, verbose: bool) -> None:
    """Print the share of cases solved, by kind of time and in all."""
    seen: Counter[str] = Counter()
    solved: Counter[str] = Counter()
    left_out: Counter[str] = Counter()
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
                if kind not in KINDS:
                    continue
                reason = why_left_out(case, result)
                if reason:
                    left_out[reason] += 1
                    continue
                seen[kind] += 1
                good = is_solved(mentions, result)
                solved[kind] += good
                if verbose and not good:
                    got = [(m.span.of(case["Input"]), interval_of(m)) for m in mentions]
                    print(
                        f"{day:%Y-%m-%d %a} {case['Input']!r}: {result['Text']!r}",
                        sorted(expected_intervals(result)),
                        got,
                    )
    for reason, number in left_out.most_common():
        print(f"left out {number:4}: {reason}")
    for kind in KINDS:
        print(f"{kind:14} {solved[kind]:4} of {seen[kind]:4}  {solved[kind] / max(seen[kind], 1):.3f}")
    total = sum(seen.values())
    print(f"{'all':14} {sum(solved.values()):4} of {total:4}  {sum(solved.values()) / max(total, 1):.3f}")
    print(ANCHOR)


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        raise SystemExit("usage: python bench/times.py ../shared/data/recognizers-specs [--misses]")
    main(Path(sys.argv[1]), verbose=sys.argv[2:] == ["--misses"])
