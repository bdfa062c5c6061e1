"""Share of dates in GUM news given the right interval: `python bench/gum_times.py FOLDER/gum/xml`.

Yardstick: GUM (CC BY), news articles in TEI XML, whose `<date>` elements say when (ISO 8601), from and to, or between
what days the words mean; FOLDER is where gum.tar.gz was unpacked. An article is told from its `dateCreated`. `LEFT_OUT`
names what no reader of times can know (17 of 194 dates); the command says how many each reason takes out. A
date is right when a mention overlaps it and means
the same days. Told vaguely ("nearly a decade ago"), or dated to a month or a year, the two must share half of what they
cover together; of what is "ago" the middle counts, and a part ("early in 2016") lies inside. Of a range
written once ("from March 1 to May 2") each date is one end; "by Friday" has no other end.

Printed last: how many dates that state no year get an interval when the article has no date (none should).
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from html import unescape
from pathlib import Path

from whence.moments import When
from whence.read.times import find_times
from whence.records import Block, Document, Span, Stamp, TimeMention

LEFT_OUT: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("named by an event that only its reader knows", re.compile(
        r"\b(?:opening night|day (?:one|two|three|four|five)|\w+ day of the festival|anniversa?r?y|competition"
        r"|the date)\b|^the day$", re.I)),
    ("a length of time", re.compile(r"^(?:\d+ ?- ?year|(?:\w+) years)$", re.I)),
    ("a time of day without its day", re.compile(r"^\d\d?:\d\d|the next day", re.I)),
    ("told from another year in the text", re.compile(r"^the year before$", re.I)),
)  # fmt: skip
_TAG = re.compile(r"<(/?)(\w+)((?:\s[^>]*)?)>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_BREAKS = ("p", "head", "caption", "item", "figure", "quote", "incident")
_VAGUE = re.compile(
    r"\b(?:ago|past|last \d+|years|months|early|late|century|week|weekend|summer)\b|^\d{4}s?$", re.I
)
_HALF = 0.5
ANCHOR = "asked for: .90"


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of the yardstick: where it stands and the first and last day it means."""

    span: Span
    days: tuple[date, date]


def read_days(written: dict[str, str]) -> tuple[date, date]:
    """Give the first and last day of the attributes of a `<date>`."""
    first = (
        written.get("when") or written.get("from") or written.get("notBefore") or written.get("notAfter", "")
    )
    last = written.get("when") or written.get("to") or written.get("notAfter") or first
    return _ends(first)[0], _ends(last)[1]


def _ends(written: str) -> tuple[date, date]:
    year, month, day = (int(part or 0) for part in (*written[:10].split("-"), "", "")[:3])
    if day:
        return date(year, month, day), date(year, month, day)
    if month:
        following = date(year + month // 12, month % 12 + 1, 1)
        return date(year, month, 1), following - timedelta(days=1)
    return date(year, 1, 1), date(year, 12, 31)


def read_article(path: Path) -> tuple[Document, list[Dated]]:
    """Give an article as a document of one block a paragraph, and its dates."""
    source = path.read_text(encoding="utf-8")
    words: list[str] = []
    blocks: list[Block] = []
    dates: list[Dated] = []
    open_dates: list[tuple[int, dict[str, str]]] = []
    length = begin = 0
    for line in source.splitlines():
        tag = _TAG.match(line)
        if tag is None:
            word = unescape(line.split("\t")[0]) + " "
            words.append(word)
            length += len(word)
        elif tag[2] == "date" and not tag[1]:
            open_dates.append((length, dict(_ATTRIBUTE.findall(tag[3]))))
        elif tag[2] == "date":
            start, written = open_dates.pop()
            dates.append(Dated(Span(start, length - 1), read_days(written)))
        elif tag[2] in _BREAKS and length > begin:
            blocks.append(Block("paragraph", Span(begin, length), "a paragraph of GUM"))
            begin = length
    if length > begin:
        blocks.append(Block("paragraph", Span(begin, length), "a paragraph of GUM"))
    created = dict(_ATTRIBUTE.findall(source.split("\n", 1)[0]))["dateCreated"]
    day = date.fromisoformat(created)
    stamp = Stamp(None, created, created, "day", None, When.days(day, day))
    text = "".join(words)
    document = Document(
        id=path.stem, path=path.name, media="text", text=text, blocks=tuple(blocks), published=stamp
    )
    return document, dates


def is_right(text: str, mention: TimeMention, dated: Dated, others: list[Dated]) -> bool:
    """Tell whether a mention means the days of the yardstick."""
    if mention.when is None:
        return False
    first, last = (end.date() if end else None for end in (mention.when.earliest, mention.when.latest))
    words, gold = mention.span.of(text).lower(), dated.days
    if (first, last) == gold:
        return True
    if first is None or last is None or words.startswith("since"):
        ends = [end for end in (first, last) if end]
        return any(
            end in gold or end + timedelta(days=1) == gold[0] or end - timedelta(days=1) == gold[1]
            for end in ends
        )
    is_inside = gold[0] <= first and last <= gold[1]
    if sum(mention.span.overlaps(each.span) for each in others) > 1:
        return first == gold[0] or last == gold[1] or is_inside
    if mention.grain == "day" and gold[0] == gold[1]:
        return False
    if words.endswith("ago"):
        return gold[0] <= first + (last - first) / 2 <= gold[1]
    if is_inside and len(words) > len(dated.span.of(text)):
        return True
    if not _VAGUE.search(dated.span.of(text)):
        return False
    shared = (min(last, dated.days[1]) - max(first, dated.days[0])).days + 1
    whole = (max(last, dated.days[1]) - min(first, dated.days[0])).days + 1
    return shared / whole >= _HALF


def why_left_out(words: str) -> str | None:
    """Give the reason why nobody can tell the date from the words; None when one can."""
    return next((reason for reason, pattern in LEFT_OUT if pattern.search(words)), None)


def read_all(folder: Path) -> Iterator[tuple[Document, list[Dated]]]:
    """Yield the news articles with their dates."""
    paths = sorted(folder.glob("GUM_news_*.xml"))
    if not paths:
        raise SystemExit(f"{folder}: no GUM_news_*.xml; unpack gum.tar.gz and give its folder xml")
    for path in paths:
        yield read_article(path)


def main(folder: Path, *, verbose: bool) -> None:
    """Print the share of dates that are right, what is left out, and what is dated without a date."""
    left_out: Counter[str] = Counter()
    n_right = n_seen = n_today = 0
    for document, dates in read_all(folder):
        mentions = list(find_times(document))
        bare = list(find_times(replace(document, published=None)))
        for dated in dates:
            words = dated.span.of(document.text)
            if not re.search(r"\d{4}|\d0s|sixties|century", words):
                n_today += any(m.when is not None and m.span == dated.span for m in bare)
            reason = why_left_out(words)
            if reason:
                left_out[reason] += 1
                continue
            near = [mention for mention in mentions if mention.span.overlaps(dated.span)]
            good = any(is_right(document.text, mention, dated, dates) for mention in near)
            n_seen, n_right = n_seen + 1, n_right + good
            if verbose and not good:
                got = [
                    (m.span.of(document.text), str(m.when and (m.when.earliest, m.when.latest))) for m in near
                ]
                around = document.text[max(0, dated.span.start - 60) : dated.span.end + 40].replace("\n", " ")
                published = document.published.value if document.published else ""
                print(f"{published} ...{around}: {words!r} {[str(d) for d in dated.days]} got {got}")
    for reason, number in left_out.most_common():
        print(f"left out {number:4}: {reason}")
    print(f"right {n_right} of {n_seen}  {n_right / max(n_seen, 1):.3f}")
    print(f"dated without a date of the article: {n_today}")
    print(ANCHOR)


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        raise SystemExit("usage: python bench/gum_times.py FOLDER/gum/xml [--misses]")
    main(Path(sys.argv[1]), verbose=sys.argv[2:] == ["--misses"])
