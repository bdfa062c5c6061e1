"""Doubts: credits whose words another article of the pile shows to come from elsewhere.

The article says "told the agency", and another, not later, has the same words as told to itself, or credits a third
outlet for them. The credit is kept as stated; the doubt names the document whose text it is. An article of the
credited outlet that has the words as its own settles the matter for the credit.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from whence.conclusions import Alignment, Credit
from whence.records import Document, Span
from whence.trace.accounts import written
from whence.trace.kinds import DEPENDENT

_KINDS = (*DEPENDENT, "shared quotation")
_LEAST = 25  # characters of a sentence that must be shared; some five words
_REACH = 300  # characters before words in which the credit that covers them too may stand
_OWN, _RELAYED, _PRINTED = 0, 1, 2  # how a document has the words; the surest first


def doubt_credits(
    credits: Sequence[Credit],
    alignments: Sequence[Alignment],
    *,
    documents: Mapping[str, Document],
    houses: Mapping[str, str | None],
) -> list[Credit]:
    """Give all credits, those that shared text speaks against with the id of the document whose text it is."""
    of: dict[str, list[Credit]] = {}
    for credit in credits:
        of.setdefault(credit.document_id, []).append(credit)
    shared: dict[str, list[Alignment]] = {}
    for alignment in alignments:
        if alignment.kind in _KINDS:
            shared.setdefault(alignment.left_id, []).append(alignment)
            shared.setdefault(alignment.right_id, []).append(alignment)
    outer = {credit.via for credit in credits}
    found = []
    for credit in credits:
        around = shared.get(credit.document_id, ())
        is_plain = credit.outlet is not None and not credit.is_self and credit.id not in outer
        doubt = _origin(credit, of, around, documents=documents, houses=houses) if is_plain and around else None
        found.append(replace(credit, doubt=doubt))
    return found


def _origin(
    credit: Credit,
    of: Mapping[str, Sequence[Credit]],
    shared: Sequence[Alignment],
    *,
    documents: Mapping[str, Document],
    houses: Mapping[str, str | None],
) -> str | None:
    if credit.sentence is None:
        return None
    beside = {c.outlet for c in of[credit.document_id] if c.sentence == credit.sentence}
    stated = {c.outlet for c in of[credit.document_id]}
    ranked = []
    for other_id, places in _places(credit, shared):
        house = houses[other_id]
        theirs = of.get(other_id, ())
        near = _within(theirs, places)
        is_credited = _are_one(house, credit.outlet)
        if not near and is_credited:
            near = _before(theirs, places)
        outlets = {c.outlet for c in near if not c.is_self and c.outlet is not None}
        is_own = any(c.is_self for c in near)
        if is_credited:
            if is_own or not outlets - {credit.outlet, house, *stated}:
                return None  # the credited outlet has the words as its own, or the article names whose they are
            ranked.append((_RELAYED, _day(documents[other_id]), other_id))
            continue
        relies = any(c.outlet == credit.outlet and not c.is_self for c in theirs)  # it rests on the same report
        if relies or house in beside or _is_later(other_id, credit.document_id, documents):
            continue
        if is_own:
            how = _OWN
        elif outlets - beside and _is_later(credit.document_id, other_id, documents):
            how = _RELAYED
        elif house is not None and not outlets and any(c.is_self for c in theirs):
            how = _PRINTED
        else:
            continue
        ranked.append((how, _day(documents[other_id]), other_id))
    return min(ranked)[2] if ranked else None


def _are_one(one: str | None, two: str | None) -> bool:
    """Tell whether two keys are of one outlet, by its name and by its initials too."""
    if one is None or two is None or one == two:
        return one == two
    short, long = sorted((one.removeprefix("="), two.removeprefix("=")), key=len)
    return short == "".join(word[0] for word in long.replace("-", " ").split())


def _places(credit: Credit, shared: Sequence[Alignment]) -> Iterator[tuple[str, list[Span]]]:
    """Yield the documents that share words of a credit's sentence, with where these stand in them."""
    sentence = credit.sentence
    for alignment in shared:
        is_left = alignment.left_id == credit.document_id
        runs = alignment.matched if is_left else tuple((right, left) for left, right in alignment.matched)
        inside = [(mine, theirs) for mine, theirs in runs if sentence is not None and mine.overlaps(sentence)]
        n_shared = sum(
            min(mine.end, sentence.end) - max(mine.start, sentence.start)
            for mine, _ in inside
            if sentence is not None
        )
        if n_shared >= _LEAST:
            yield (alignment.right_id if is_left else alignment.left_id), [theirs for _, theirs in inside]


def _within(credits: Sequence[Credit], places: Sequence[Span]) -> list[Credit]:
    """Give the credits in the sentences of some words."""
    return [c for c in credits if c.sentence is not None and any(c.sentence.overlaps(p) for p in places)]


def _before(credits: Sequence[Credit], places: Sequence[Span]) -> list[Credit]:
    """Give the credits of the last sentence shortly before some words that has any: they may cover the words too."""
    start = min(place.start for place in places)
    near = [
        (c.sentence.end, c) for c in credits if c.sentence is not None and 0 <= start - c.sentence.end <= _REACH
    ]
    last = max((end for end, _ in near), default=None)
    return [c for end, c in near if end == last]


def _is_later(one: str, two: str, documents: Mapping[str, Document]) -> bool:
    """Tell whether the first document is known to be written after the second."""
    return written(documents[two]).before(written(documents[one])) is True


def _day(document: Document) -> str:
    earliest = written(document).earliest
    return earliest.isoformat() if earliest is not None else "9999"
