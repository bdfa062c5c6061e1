"""Headlines: those that say more than their article: surer, with a larger number, or of somebody it does not name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from whence.conclusions import Claim, Statement, Value
from whence.records import Attribution, Document, Mention, Span
from whence.weigh.chains import fold_name

_HEDGED = re.compile(
    r"\b(?:may|might|could|would|perhaps|possibl[ey]|probabl[ey]|likely|unlikely|alleged(?:ly)?|reported(?:ly)?|suspected|"
    r"believed|thought|feared|fears?|apparent(?:ly)?|seem(?:s|ed)?|appear(?:s|ed)?|if|whether|unconfirmed|claims?|claimed|"
    r"considering|weighs?|mulls?|eyes|not certain|unclear|estimated?|about|around|some|nearly|almost|up to)\b",
    re.IGNORECASE,
)
_HEDGES_CLAUSE = re.compile(
    r"\b(?:may|might|could|possibl[ey]|perhaps|alleged(?:ly)?|reported(?:ly)?|suspected|believed|thought to|"
    r"apparent(?:ly)?|unconfirmed|whether|not certain|unclear)\b",
    re.IGNORECASE,
)
_SAYS_WHO = re.compile(
    r"[‘’“”\"'?:]|\b(?:says?|said|told|tells|according|report|reports|source|sources|warns?|accuses?|accused|"
    r"claims?|admits?|denies|insists?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Excess:
    """A headline that says more than its article; `why` says how, `body` is where the article says less."""

    headline: Statement
    body: Statement | None
    name: Span | None
    why: str


def find_excesses(
    claims: Sequence[Claim],
    documents: Mapping[str, Document],
    *,
    attributions: Mapping[str, Attribution],
    mentions: Mapping[str, Sequence[Mention]],
) -> Iterator[Excess]:
    """Yield at most one for each headline. `mentions` are the names in each document."""
    seen: set[str] = set()
    for claim in claims:
        for head in claim.statements:
            document = documents[head.document_id]
            if document.headline != head.sentence or document.id in seen:
                continue
            body = [s for s in claim.statements if s.document_id == document.id and s.sentence != head.sentence]
            excess = _find_excess(head, body, document, attributions) or _find_stranger(
                head, document, mentions.get(document.id, ())
            )
            if excess is not None:
                seen.add(document.id)
                yield excess


def _find_excess(
    head: Statement, body: Sequence[Statement], document: Document, attributions: Mapping[str, Attribution]
) -> Excess | None:
    for value in head.values:
        found = _find_smaller(value, body)
        if found is not None:
            other, words = found
            said = " ".join(value.words.split())
            return Excess(head, other, None, f"it says {said}, and the article {' '.join(words.split())}")
    words = head.sentence.of(document.text)
    if not body or _HEDGED.search(words) or _SAYS_WHO.search(words):
        return None
    if head.stance != "asserts" or any(s.stance not in ("asserts", "repeats") for s in body):
        return None
    hedged = [s for s in body if _is_hedged(s, document, attributions)]
    if len(hedged) == len(body):
        return Excess(head, hedged[0], None, "it says for certain what the article says may be so")
    return None


def _is_hedged(statement: Statement, document: Document, attributions: Mapping[str, Attribution]) -> bool:
    """Tell whether an article says something as no more than possible, or as what others are said to say."""
    attribution = attributions.get(statement.attribution_id or "")
    if attribution is not None and attribution.certainty != "certain":
        return True
    return any(_HEDGES_CLAUSE.search(span.of(document.text)) for span in statement.spans)


def _find_smaller(value: Value, body: Sequence[Statement]) -> tuple[Statement, str] | None:
    """Give where the article has a smaller number of the same, when it has none that reaches the headline's."""
    if value.kind != "quantity" or value.low is None or not value.unit:
        return None
    same = [
        (s, v)
        for s in body
        for v in s.values
        if v.kind == "quantity" and v.unit == value.unit and _shares_noun(v, value)
    ]
    if not same or any(v.high is None or v.high >= value.low for _, v in same):
        return None
    statement, smaller = max(same, key=lambda pair: pair[1].high or 0.0)
    return statement, smaller.words


def _shares_noun(one: Value, two: Value) -> bool:
    return one.noun == two.noun or not one.noun or not two.noun


def _find_stranger(head: Statement, document: Document, mentions: Sequence[Mention]) -> Excess | None:
    """Give a headline that makes a person or body act of whom the article says nothing."""
    if document.headline is None:
        return None
    rest = f" {fold_name(document.text[document.headline.end :])} "
    inner = [m for m in mentions if document.headline.covers(m.span) and m.kind in ("person", "organisation")]
    for mention in inner:
        name = fold_name(mention.span.of(document.text)).split()
        initials = "".join(word[0] for word in name)
        is_there = any(f" {word}" in rest for word in name if len(word) > 2) or f" {initials} " in rest
        is_known = any(m.key == mention.key and m.span.start >= document.headline.end for m in mentions)
        if name and not is_there and not is_known and mention.is_exact:
            words = " ".join(mention.span.of(document.text).split())
            return Excess(head, None, mention.span, f"it names {words}, of whom the article says nothing")
    return None
