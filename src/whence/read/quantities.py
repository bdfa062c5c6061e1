"""Amounts as intervals: digits and words, with unit, role, and what is counted or measured.

What only looks like an amount is left out: dates and times, model names, scores, addresses, numbers of rooms, flights
and articles. A round figure ("about 200") is 10 % either way; vague words are read by `data/vague.tsv`.
"""

import re
from collections.abc import Iterator, Sequence

from whence.read.amounts import (
    Measure,
    amount_pattern,
    are_ends_of_range,
    core_end,
    core_start,
    number_end,
    read_measure,
)
from whence.read.counted import find_noun, find_subject
from whence.read.letters import plain_letters
from whence.read.not_amounts import AGE_AFTER, is_other, is_score
from whence.read.quantity_roles import plain_role, put_role, repeat_role, sign_of_change
from whence.read.sentences import SENTENCE_BLOCKS
from whence.read.times import find_times
from whence.records import Document, Quantity, Span, TimeMention

_AGED = re.compile(r"\b(?:aged?|ages of)[ ](?:about |between |of )?$", re.IGNORECASE)
_COMMA_AGE = re.compile(r"[A-Z][\w’'-]+(?: (?:Jr|Sr)\.?)?, $")
_HARMED = (
    "dead|killed|injured|wounded|hurt|missing|arrested|detained|hospitali[sz]ed|displaced|deaths|casualties"
    "|fatalities"
)
_HARMED_AFTER = re.compile(
    rf"[ ](?:people[ ])?(?:(?:were|are|was|have been|had been|more|others|confirmed)[ ])*({_HARMED})\b"
)
_HARM_BEFORE = re.compile(
    r"\b(?:(kill|injur|wound|arrest|detain|displac)(?:ing|ed|es|s|e)?|(?:death )?(toll)\b[^.;]{0,40})[ ]$",
    re.IGNORECASE,
)
_HARM = {"kill": "killed", "injur": "injured", "wound": "wounded", "arrest": "arrested", "detain": "detained",
         "displac": "displaced", "toll": "dead"}  # fmt: skip
_BY_BEFORE = re.compile(r"\bby[ ]$", re.IGNORECASE)
_MULTIPLIED = re.compile(
    r"\b(?:(?P<about>nearly|almost|about|roughly|more than)[ ])?(?P<verb>doubled|tripled|trebled|quadrupled|halved)\b"
)
_FACTORS = {"doubled": 2.0, "tripled": 3.0, "trebled": 3.0, "quadrupled": 4.0, "halved": 0.5}


def find_quantities(document: Document, *, times: Sequence[TimeMention] | None = None) -> Iterator[Quantity]:
    """Yield the amounts in the article's own text, in text order; they do not overlap.

    A number inside a time expression is no amount: `times` are those of the document; None: they are looked for.
    """
    dated = [mention.span for mention in (find_times(document) if times is None else times)]
    text, first = plain_letters(document.text), 0
    for block in document.blocks:
        if block.kind in SENTENCE_BLOCKS:
            while first < len(dated) and dated[first].end <= block.span.start:
                first += 1
            last = first
            while last < len(dated) and dated[last].start < block.span.end:
                last += 1
            found = [
                *_find_in(text, block.span, dated[first:last]),
                *_find_multiplied(text, block.span),
            ]
            yield from _repeat_roles(text, sorted(found, key=lambda quantity: quantity.span))


def _repeat_roles(text: str, found: list[Quantity]) -> Iterator[Quantity]:
    last: Quantity | None = None
    for each in found:
        last = each if last is None else repeat_role(text, last, each)
        yield last


def _find_in(text: str, block: Span, times: list[Span]) -> Iterator[Quantity]:
    position, next_time = block.start, 0
    while (match := amount_pattern().search(text, position, block.end)) is not None:
        position = max(core_end(match), match.start() + 1)
        core = Span(core_start(match), core_end(match))
        while next_time < len(times) and times[next_time].end <= core.start:
            next_time += 1
        if next_time < len(times) and times[next_time].overlaps(core):
            position = max(position, times[next_time].end)
            continue
        found = None if is_other(text, match, block) else _read(text, match, block.end)
        if found is not None:
            yield found
            position = max(found.span.end, position)
        elif match["join"] and is_score(text, core.start, block.end):
            position = match.end()


def _read(text: str, match: re.Match[str], limit: int) -> Quantity | None:
    is_joined = match["join"] is not None and are_ends_of_range(match) and not _is_change_to(text, match)
    measure = read_measure(match, is_joined=is_joined)
    if measure is None:
        return None
    span = Span(_start_of(match, is_joined), match.end() if is_joined else core_end(match))
    age = _read_age(text, match, measure, span)
    return age if age is not None else _finish(text, match, measure, span, limit)


def _start_of(match: re.Match[str], is_joined: bool) -> int:
    if is_joined and match["both"] and match["both"].lower() == "between":
        return match.start("both")
    return match.start("mod") if match["mod"] else match.start("sign") if match["sign"] else core_start(match)


def _is_change_to(text: str, match: re.Match[str]) -> bool:
    """Tell whether the second number is where a change led ("rose 5 to 12", "cut from 30 to 20")."""
    if match["join"].lower() != "to":
        return False
    is_bare = not (match["unit"] or match["money"])
    if is_bare and _BY_BEFORE.search(text, max(0, match.start() - 10), match.start()):
        return False  # "fell by 1 to 1.5 degrees"; but "rose by $5 to $12" tells where it led
    return sign_of_change("", text[max(0, match.start() - 50) : match.start()], 0) != 0


def _read_age(text: str, match: re.Match[str], measure: Measure, span: Span) -> Quantity | None:
    if measure.unit not in ("", "years") or match["money"]:
        return None
    old = AGE_AFTER.match(text, number_end(match))
    if old is not None:
        return Quantity(Span(span.start, old.end()), measure.low, measure.high, "years", "age", "exact")
    words = match["number"] or ""
    is_named = words.isdigit() and len(words) < 3 and text[span.end : span.end + 1] in (",", ".", ")")
    before = text[max(0, span.start - 30) : span.start]
    if measure.unit or not (_AGED.search(before) or (is_named and _COMMA_AGE.search(before))):
        return None
    return Quantity(span, measure.low, measure.high, "years", "age", plain_role(measure))


def _finish(text: str, match: re.Match[str], measure: Measure, span: Span, limit: int) -> Quantity | None:
    modifier = match["mod"] or ("about" if match["sign"] else "")
    role, low, high, end = put_role(text, measure, modifier, span)
    unit, noun = measure.unit, "people"
    if unit != "people":
        is_measure = bool(unit) and not match["fraction"]
        noun = find_noun(text, span.start, end, limit=limit, is_measure=is_measure)
    harmed = _HARMED_AFTER.match(text, end, limit)
    harm = None if noun else _HARM_BEFORE.search(text, max(0, span.start - 60), span.start)
    if unit in ("", "people") and harmed is not None:
        unit, noun = "people", harmed.group(1)
    elif not unit and harm is not None:
        unit, noun = "people", _HARM[(harm.group(1) or harm.group(2)).lower()]
    if not unit and not noun and (measure.is_vague or match["number"].lower() == "one"):
        return None
    return Quantity(Span(span.start, end), low, high, unit, noun, role)


def _find_multiplied(text: str, block: Span) -> Iterator[Quantity]:
    """Yield "doubled" and the like, as a change by so many times."""
    for match in _MULTIPLIED.finditer(text, block.start, block.end):
        factor = _FACTORS[match["verb"]]
        noun = find_subject(text[max(block.start, match.start() - 60) : match.start()])
        high = None if match["about"] == "more than" else factor
        yield Quantity(Span(*match.span()), factor, high, "times", noun, "change")
