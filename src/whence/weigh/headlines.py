"""Headlines: those that say more than their article: surer, with a larger number, or of somebody it does not name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from whence.conclusions import Claim, Statement, Value
from whence.read.roles import is_role
from whence.records import Attribution, Document, Mention, Span
from whence.trace.words import stems_of
from whence.weigh.chains import fold_name
from whence.weigh.sides import is_one_country

_HEDGED = re.compile(
    r"\b(?:may|might|could|would|perhaps|possibl[ey]|probabl[ey]|likely|unlikely|alleged(?:ly)?|reported(?:ly)?|suspected|"
    r"believed|thought|feared|fears?|apparent(?:ly)?|seem(?:s|ed)?|appear(?:s|ed)?|if|whether|unconfirmed|claims?|claimed|"
    r"considering|weighs?|mulls?|eyes|not certain|unclear|estimated?|about|around|some|nearly|almost|up to)\b",
    re.IGNORECASE,
)
_HEDGES_CLAUSE = re.compile(
    r"\b(?:(?-i:may)|might|could|possibl[ey]|perhaps|alleged(?:ly)?|reported(?:ly)?|suspected|believed|thought to|"
    r"apparent(?:ly)?|unconfirmed|whether|not certain|unclear)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(  # in a sentence as a whole, where "could not" and "whether" may be of anything
    r"\b(?:(?-i:may)|might|could(?! not\b)|possibly|perhaps|allegedly|reportedly|suspected|apparently|unconfirmed|"
    r"(?:can ?not|could not) (?:yet )?(?:tell|say|confirm)|(?:not|un)(?: yet)? ?(?:certain|clear|known|confirmed))\b",
    re.IGNORECASE,
)
_SAYS_WHO = re.compile(
    r"[‘’“”\"'?:]|\b(?:says?|said|told|tells|according|report|reports|source|sources|warns?|accuses?|accused|"
    r"claims?|admits?|denies|insists?)\b",
    re.IGNORECASE,
)


_SURER = "it says for certain what the article says may be so"
_KICKER = re.compile(r"^[A-Z][A-Z\s'’!&-]{3,40}:\s+")  # "FERRY OF FIRE: "
_BREAK = re.compile(r"[.!?][”’\"']?\s+(?=[“‘\"']?[A-Z])")
_LEAST, _SHARE = 2, 0.4  # stems of a headline, and share of them, that a sentence has which speaks of the same
_NEAR = 8  # words after a hedge that it bears on
_LETTERS = 4  # of a word that tells; shorter ones stand everywhere
_TIMES = 12  # a number that is smaller by more is of something else
_MANY = 1000  # from which a number without a unit may be an amount of what the article names


@dataclass(frozen=True, slots=True)
class Excess:
    """A headline that says more than its article; `why` says how, `body` is where the article says less."""

    document_id: str
    body: Span | None
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
                document, mentions.get(document.id, ())
            )
            if excess is not None:
                seen.add(document.id)
                yield excess
    for key in sorted(documents.keys() - seen):
        found = _find_unhedged(documents[key])
        if found is not None:
            yield found


def _find_excess(
    head: Statement, body: Sequence[Statement], document: Document, attributions: Mapping[str, Attribution]
) -> Excess | None:
    for value in head.values:
        found = _find_smaller(value, body)
        if found is not None:
            other, words = found
            said = " ".join(value.words.split())
            why = f"it says {said}, and the article {' '.join(words.split())}"
            return Excess(document.id, other.spans[0], why)
    words = head.sentence.of(document.text)
    if not body or _HEDGED.search(words) or _SAYS_WHO.search(words):
        return None
    if head.stance != "asserts" or any(s.stance not in ("asserts", "repeats") for s in body):
        return None
    hedged = [s for s in body if _is_hedged(s, document, attributions)]
    if len(hedged) == len(body):
        return Excess(document.id, hedged[0].spans[0], _SURER)
    return None


def _find_unhedged(document: Document) -> Excess | None:
    """Give a headline that says for certain what every sentence about the same says may be so."""
    if document.headline is None:
        return None
    words = _KICKER.sub("", document.headline.of(document.text))
    told = _telling(words)
    if _HEDGED.search(words) or _SAYS_WHO.search(words) or len(told) < _LEAST:
        return None
    least = max(_LEAST, _SHARE * len(told))
    alike = [s for s in _sentences(document) if len(told & _telling(s.of(document.text))) >= least]
    if alike and all(_leaves_open(s.of(document.text), told) for s in alike):
        return Excess(document.id, alike[0], _SURER)
    return None


def _leaves_open(words: str, told: frozenset[str]) -> bool:
    """Tell whether a sentence says that what a headline tells may be so: its words follow soon upon the hedge."""
    found = (" ".join(words[match.end() :].split()[:_NEAR]) for match in _OPEN.finditer(words))
    return any(told & _telling(after) for after in found)


def _telling(words: str) -> frozenset[str]:
    """Give the stems of the longer words."""
    return frozenset(stems_of(" ".join(w for w in re.findall(r"[^\W\d_]+", words) if len(w) >= _LETTERS)))


def _sentences(document: Document) -> Iterator[Span]:
    """Yield what stands between full stops in the paragraphs of a document."""
    for block in document.blocks:
        if block.kind not in ("paragraph", "blockquote", "standfirst"):
            continue
        start = block.span.start
        for match in _BREAK.finditer(document.text, block.span.start, block.span.end):
            yield Span(start, match.end())
            start = match.end()
        yield Span(start, block.span.end)


def _is_hedged(statement: Statement, document: Document, attributions: Mapping[str, Attribution]) -> bool:
    """Tell whether an article says something as no more than possible, or as what others are said to say."""
    attribution = attributions.get(statement.attribution_id or "")
    if attribution is not None and attribution.certainty != "certain":
        return True
    return any(_HEDGES_CLAUSE.search(span.of(document.text)) for span in statement.spans)


def _find_smaller(value: Value, body: Sequence[Statement]) -> tuple[Statement, str] | None:
    """Give where the article has a smaller number of the same, when it has none that reaches the headline's."""
    if value.kind != "quantity" or value.low is None or not (value.unit or value.low >= _MANY):
        return None
    same = [(s, v) for s in body for v in s.values if v.kind == "quantity" and _is_of_same(v, value)]
    if not same or any(v.high is None or v.high >= value.low for _, v in same):
        return None
    statement, smaller = max(same, key=lambda pair: pair[1].high or 0.0)
    if (smaller.high or 0.0) * _TIMES < value.low:
        return None
    return statement, smaller.words


def _is_of_same(one: Value, two: Value) -> bool:
    """Tell whether two amounts may be of one thing; of the second, a headline's, the unit may be left out."""
    shares_noun = one.noun == two.noun or not one.noun or not two.noun
    return shares_noun and (one.unit == two.unit or not two.unit)


def _find_stranger(document: Document, mentions: Sequence[Mention]) -> Excess | None:
    """Give a headline that makes a person or body act of whom the article says nothing."""
    if document.headline is None:
        return None
    rest = f" {fold_name(document.text[document.headline.end :])} "
    words = set(rest.split())
    for mention in mentions:
        if not document.headline.covers(mention.span) or mention.kind not in ("person", "organisation"):
            continue
        name = fold_name(mention.span.of(document.text)).split()
        initials = "".join(word[0] for word in name)
        is_there = any(f" {word}" in rest for word in name if len(word) > 2) or f" {initials} " in rest
        is_known = any(m.key == mention.key and m.span.start >= document.headline.end for m in mentions)
        is_common = all(is_role(word) for word in name) or any(
            is_one_country(word, other) for word in name for other in words
        )
        if name and not (is_there or is_known or is_common) and mention.is_exact:
            said = " ".join(mention.span.of(document.text).split())
            return Excess(document.id, None, f"it names {said}, of whom the article says nothing")
    return None
