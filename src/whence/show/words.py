"""Words for numbers, dates and lists, as the summary, the details and the dossier use them."""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, datetime, time

from whence.moments import When

# Bidirectional overrides and isolates, C0 and C1 controls, byte order marks: an article must not be able to
# reorder, colour or hide what is printed around it.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\u2028\u2029]")
_MARKS = '“”"„«»‟'
_SENTENCE_HEAD = re.compile(
    r"(?:An?|The|Its|His|Her|Their|One|Two|Three|Four|Five|Six|Some|Several|Many|All)\s"
)
_IRREGULAR = {"reporting": "reporting", "person": "people", "is": "are", "rests": "rest", "adds": "add"}


def join_words(parts: Sequence[str], *, last: str = "and") -> str:
    """Give `a`, `a and b` or `a, b and c`."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def count_words(n: int, noun: str) -> str:
    """Give `1 article` or `5 articles`."""
    return f"{n:,} {noun if n == 1 else _plural(noun)}"


def agree(n: int, verb: str) -> str:
    """Give the verb of the third person that goes with `n`: `rests` for one, `rest` for several."""
    return verb if n == 1 else _IRREGULAR[verb]


def _plural(noun: str) -> str:
    return _IRREGULAR.get(noun, noun + "s")


def trim(words: str) -> str:
    """Give `words` on one line, without the punctuation that the sentence around them left at their end."""
    return " ".join(words.split()).rstrip(" ,;:.")


def begin_small(words: str) -> str:
    """Give `words` without the capital they had at the head of a sentence, as far as that is plain."""
    return words[0].lower() + words[1:] if _SENTENCE_HEAD.match(words) else words


def shorten(words: str, limit: int) -> str:
    """Give `words` on one line, cut at a word's end to at most `limit` characters."""
    line = show_controls(" ".join(words.split()))
    if len(line) <= limit:
        return line
    head = line[: limit - 1]
    return (head.rsplit(" ", 1)[0] if " " in head[limit // 2 :] else head) + "…"


def quote(words: str) -> str:
    """Give `words` in quotation marks, unless they bring their own."""
    return words if words[:1] in _MARKS and words[-1:] in _MARKS else f"“{words}”"


def show_controls(words: str) -> str:
    """Give `words` with every control character written out, as in `‹U+202E›`."""
    return _CONTROLS.sub(lambda match: f"‹U+{ord(match[0]):04X}›", words.replace("\r\n", "\n"))


def split_controls(words: str) -> list[tuple[str, bool]]:
    """Cut `words` into runs, each with whether it names a control character."""
    text = words.replace("\r\n", "\n")
    parts: list[tuple[str, bool]] = []
    at = 0
    for match in _CONTROLS.finditer(text):
        if match.start() > at:
            parts.append((text[at : match.start()], False))
        parts.append((f"U+{ord(match[0]):04X}", True))
        at = match.end()
    if at < len(text):
        parts.append((text[at:], False))
    return parts


def say_when(when: When | None) -> str:
    """Give an interval in words: `31 August 2018`, `by 5 December 2019`, `between 3 and 5 May 2021`."""
    if when is None or (when.earliest is None and when.latest is None):
        return "date unknown"
    if when.earliest is None and when.latest is not None:
        return f"by {_say_day(when.latest.date())}"
    if when.latest is None and when.earliest is not None:
        return f"{_say_day(when.earliest.date())} or later"
    assert when.earliest is not None and when.latest is not None
    return _say_interval(when.earliest.date(), when.latest.date())


def _say_interval(first: date, last: date) -> str:
    if first == last:
        return _say_day(first)
    if first.year == last.year and (first.month, first.day) == (1, 1) and (last.month, last.day) == (12, 31):
        return str(first.year)
    if (first.year, first.month) == (last.year, last.month):
        if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
            return f"{last:%B} {last.year}"
        return f"between {first.day} and {_say_day(last)}"
    if first.year == last.year:
        return f"between {first.day} {first:%B} and {_say_day(last)}"
    return f"between {_say_day(first)} and {_say_day(last)}"


def _say_day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def write_moment(moment: datetime | None, *, is_zoned: bool, is_end: bool) -> str | None:
    """Give ISO 8601 cut to its precision: a whole day's edge is the day alone; None stays None."""
    if moment is None:
        return None
    edge = time.max.replace(microsecond=0) if is_end else time.min
    if not is_zoned and moment.time().replace(microsecond=0) == edge:
        return moment.date().isoformat()
    zone = "Z" if is_zoned else ""
    if moment.second in (0, 59):
        return moment.strftime("%Y-%m-%dT%H:%M") + zone
    return moment.strftime("%Y-%m-%dT%H:%M:%S") + zone
