"""Names of places with what their own sentence says of them: what they lie in, and what sort of place they are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from whence.gazetteers import PlaceKind
from whence.read.gazetteers import given_names
from whence.read.runs import Run, find_runs
from whence.read.sentences import SENTENCE_BLOCKS
from whence.records import Document, Reading, Span
from whence.spellings import fold_place
from whence.wordtables import read_classes

_NAME = r"[A-Z][\w.'’-]*"
_NAMES = rf"{_NAME}(?:[ \u00a0](?:of[ \u00a0])?{_NAME}){{0,3}}"
_SORT_WORDS: dict[str, PlaceKind] = {
    "city": "city", "town": "city", "village": "city", "suburb": "city", "hamlet": "city", "township": "city",
    "capital": "city", "port": "city", "county": "county", "parish": "county", "district": "county",
    "province": "state", "governorate": "state", "state": "state", "oblast": "state", "prefecture": "state",
    "river": "water", "lake": "water", "sea": "water", "gulf": "water", "bay": "water", "strait": "water",
    "region": "region", "republic": "country", "kingdom": "country",
}  # fmt: skip
_SORTS = "|".join(_SORT_WORDS)
_QUARTER = r"(?:(?:north|south|east|west|central|upper|lower|mid)(?:[ -]?(?:east|west|central))?(?:ern)?)"
_COMPASS = rf"(?:{_QUARTER}[ -])"
_AFTER = re.compile(rf"\s?[,(]\s?(?:in\s)?(?:{_COMPASS})?(?P<name>{_NAMES})")
_INSIDE = re.compile(rf",?\s(?:in|of)\s(?:the\s)?(?:{_COMPASS})?(?P<name>{_NAMES})", re.ASCII)
_SORT_OF = re.compile(
    rf"(?:(?P<name>{_NAMES})(?:['’]s?)?\s)?(?:[a-z-]+\s){{0,2}}(?P<sort>{_SORTS})\sof\s(?:the\s)?$"
)
_OWNER = re.compile(rf"(?P<name>{_NAMES})['’]s?\s(?:[a-z]+\s){{0,2}}$")
_SORT_NEXT = re.compile(rf"\s(?P<sort>{_SORTS})\b")
_LEADING = re.compile(rf"^(?:the\s|{_COMPASS})+", re.IGNORECASE)
_TRAILING = re.compile(
    rf"(?:['’]s?|[\s-](?:{_SORTS}|area|city|metro|peninsula|valley|airport|island))$", re.IGNORECASE
)
_WHERE = re.compile(
    r"\b(?:in|at|near|outside|around|across|into|throughout|toward|towards|between|within|inside"
    rf"|{_QUARTER} of)\s(?:the\s|{_COMPASS})*$", re.IGNORECASE,
)  # fmt: skip
_LIES = re.compile(
    r"\s?,?\s?(?:(?:is|lies|lay|sits|stands|which|that|just|only|about|some|around|roughly|nearly|almost|within|less|more|than)\s){0,5}"
    r"\d[\d,.]*\s?-?(?:km|kms|kilomet(?:er|re)s?|miles?)\b"
)
_HOME = re.compile(
    r"(?:,|\d\d,|\bboth|\ball|\bformerly|\boriginally)\s(?:both\s|all\s|formerly\s)?(?:of|from)\s$"
)
_DASH = re.compile(r"(?:,\s[A-Z][\w.]*)?\s?(?:\([^()]{1,20}\)\s?)?(?:-{1,2}|–|—)\s")
_OPENING = re.compile(r"(?:^|[.!?\n])\s*$")
_MOST_WORDS = 4  # of a place's name
_REACH = 60  # characters on each side of a name; containment is said within a few words


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name of a place. `within` is what may hold it, as written, the longest reading first; `sort` what it is.

    `forms` are the names to look up, the whole one first; a later one serves where those before it are unknown.
    `is_sure`: the words beside it, or the tables of names, say that it is a place; else it may be any name.
    """

    document_id: str
    span: Span
    name: str
    forms: tuple[str, ...]
    within: tuple[str, ...] = ()
    sort: PlaceKind | None = None
    is_sure: bool = True
    is_demonym: bool = False  # "Iraqi": says of somebody or something whence it is, not where


def find_toponyms(document: Document, reading: Reading) -> Iterator[Toponym]:
    """Yield the names in `document` that may be places, in text order; they do not overlap.

    Those that the reader knows, its nationalities, and other capitalised names that are no person, body or street.
    """
    found: list[Toponym] = []
    for mention in reading.mentions:
        after = document.text[mention.span.end : mention.span.end + _REACH]
        if mention.kind in ("place", "nationality") and not _is_street(after):
            described = describe_toponym(document, mention.span)
            found.append(replace(described, is_demonym=mention.kind == "nationality"))
        elif mention.kind == "organisation":
            found += _from_body(document, mention.span)
    taken = sorted(mention.span for mention in reading.mentions)
    for block in document.blocks:
        if block.kind in SENTENCE_BLOCKS:
            for run in find_runs(document.text, block.span, taken):
                found += _from_run(document, run)
    if document.dateline is not None and document.dateline.place:
        start = document.text.find(document.dateline.place, document.dateline.span.start)
        span = Span(start, start + len(document.dateline.place))
        if start >= 0 and not any(t.span.overlaps(span) for t in found):
            found.append(describe_toponym(document, span))
    yield from sorted(found, key=lambda toponym: toponym.span)


def _from_run(document: Document, run: Run) -> Iterator[Toponym]:
    words = [word.text.rstrip(".,'’").lower() for word in run.words]
    last = next((n for n, word in enumerate(words) if n and word in place_words("division")), None)
    if last is not None:
        yield describe_toponym(document, Span(run.words[0].span.start, run.words[last].span.end))
        return
    if words[-1] in place_words("street") | place_words("body") or (
        len(words) > 1 and fold_place(words[0]) in given_names()
    ):
        return
    text, span = document.text, run.span
    if not _is_street(text[span.end : span.end + _REACH]):
        described = describe_toponym(document, span)
        yield replace(described, is_sure=_is_sure(text, described))


def _from_body(document: Document, body: Span) -> Iterator[Toponym]:
    """Yield the place that a body is of: "Kanawha County Commission", "Alexandria Police"."""
    words = list(re.finditer(r"[^\s]+", body.of(document.text)))
    plain = [word.group().rstrip(".,'’").lower() for word in words]
    last = next((n for n, word in enumerate(plain) if n and word in place_words("division")), None)
    end = (
        last + 1
        if last is not None
        else next((n for n, word in enumerate(plain) if word in place_words("body")), 0)
    )
    if 0 < end <= _MOST_WORDS and end < len(words):
        span = Span(body.start, body.start + words[end - 1].end())
        yield replace(describe_toponym(document, span), is_sure=last is not None)


def _is_sure(text: str, toponym: Toponym) -> bool:
    """Tell whether the words beside a name say that it is a place."""
    span = toponym.span
    before = text[max(0, span.start - _REACH) : span.start]
    after = text[span.end : span.end + _REACH]
    is_held = bool(_AFTER.match(after)) and bool(toponym.within)
    is_dateline = (
        _DASH.match(after) is not None and _OPENING.search(before) is not None and toponym.name.isupper()
    )
    beside = _WHERE.search(before) or _HOME.search(before) or _LIES.match(after) or _is_local(after)
    return bool(beside) or is_held or is_dateline or toponym.sort is not None


def place_words(use: str) -> frozenset[str]:
    """Give the words of one use of `data/place_words.tsv`."""
    return read_classes("place_words.tsv", between=None)[use]


def _is_local(after: str) -> bool:
    match = re.match(r"(?:[-\s]area)?\s([a-z]+)\b", after)
    return match is not None and match[1] in place_words("local")


def _is_street(after: str) -> bool:
    match = re.match(r"[ \u00a0]([A-Za-z]+)\b", after)
    return match is not None and match[1].lower() in place_words("street")


def describe_toponym(document: Document, span: Span) -> Toponym:
    """Give the name that stands at `span` with what the words beside it say: "Austin, Texas", "the Iraqi town of"."""
    text, name = document.text, span.of(document.text)
    before = text[max(0, span.start - _REACH) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + _REACH].partition("\n")[0]
    within: list[str] = []
    sort = _sort_in(name)
    for pattern in (_AFTER, _INSIDE):
        match = pattern.match(after)
        within += _readings(match["name"]) if match else []
    of_sort, owner, next_sort = _SORT_OF.search(before), _OWNER.search(before), _SORT_NEXT.match(after)
    if of_sort is not None:
        sort = _SORT_WORDS[of_sort["sort"]]
        within += _readings(of_sort["name"] or "")
    if owner is not None:
        within += _readings(owner["name"])
    if next_sort is not None and sort is None:
        sort = _SORT_WORDS[next_sort["sort"]]
    return Toponym(document.id, span, name, _forms(name), tuple(dict.fromkeys(within)), sort)


def _readings(words: str) -> list[str]:
    """Give the names that may begin or end what is written, the longest first: "Texas Gov", "Texas"."""
    parts = words.rstrip(".,'’-").split()
    heads = [" ".join(parts[:n]) for n in range(len(parts), 0, -1)]
    tails = [" ".join(parts[n:]) for n in range(1, len(parts))]
    return [*heads, *tails]


def _sort_in(name: str) -> PlaceKind | None:
    """Give the sort that a name tells of itself: "Walker County", "Lake Erie"."""
    words = fold_place(name).split()
    ends = (words[-1], words[0]) if len(words) > 1 else ()
    found = (_SORT_WORDS.get(word) for word in ends)
    sort = next((kind for kind in found if kind is not None), None)
    return None if sort == "city" else sort  # Kansas City is one, but so is New York, without the word


def _forms(name: str) -> tuple[str, ...]:
    forms = [name]
    bare = _LEADING.sub("", name)
    while True:
        forms.append(bare)
        shorter = _TRAILING.sub("", bare)
        if shorter == bare or len(shorter) < 3:
            break
        bare = shorter
    if "-" in name:
        forms.append(name.replace("-", " "))
    return tuple(form for form in dict.fromkeys(forms) if form and fold_place(form))
