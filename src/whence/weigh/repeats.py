"""Repeats: claims of one origin that outlets themselves say are confirmed, by a second source or by another outlet.

Whether a second source is another one the words do not tell; where every chain ends at one origin, the confirmation is
that origin counted twice.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from whence.conclusions import Claim, Statement
from whence.records import Attribution, Document, Span

_SECOND = re.compile(
    r"\b(?:(?:confirmed|corroborated|verified|backed(?: up)?|echoed|supported)(?: independently)? (?:to \w+ )?by "
    r"(?:(?:a|an|two|three|several|multiple|other|another|many)\s)(?:\w+ ){0,2}"
    r"(?:sources?|outlets?|newspapers?|papers?|agenc(?:y|ies)|officials?|media|reports?)|"
    r"(?:a|another|the) (?:second|separate|further|independent) (?:source|official|person)\b[^.]{0,40}?"
    r"\b(?:confirmed|corroborated|backed|said the same)|"
    r"(?:two|three|several|multiple|independent|other) (?:independent |separate |other )?"
    r"(?:sources|outlets|newspapers|media|news organi[sz]ations)\b[^.]{0,30}?\b(?:have |has )?"
    r"(?:confirmed|corroborated|verified)|"
    r"(?:independently|has also|have also|also) (?:confirmed|verified|corroborated))\b",
    re.IGNORECASE,
)


def find_repeats(
    claims: Sequence[Claim],
    documents: Mapping[str, Document],
    *,
    attributions: Mapping[str, Attribution],
    bearing: Mapping[str, Sequence[Statement]],
) -> Iterator[tuple[Claim, list[tuple[str, Span]]]]:
    """Yield claims of at most one origin with the places, by document, that say they are confirmed.

    `bearing` holds the statements that assert each claim, by its id. A place is a sentence of the claim, or the one
    before or after it.
    """
    places = {d.id: [Span(*m.span()) for m in _SECOND.finditer(d.text)] for d in documents.values()}
    for claim in claims:
        said = bearing[claim.id]
        if claim.origins.at_most != 1 or len({s.document_id for s in said}) < 2:
            continue
        found: dict[tuple[str, Span], None] = {}
        for statement in said:
            for place in places[statement.document_id]:
                if _is_beside(documents[statement.document_id], statement.sentence, place):
                    found[statement.document_id, place] = None
            attribution = attributions.get(statement.attribution_id or "")
            speaker = attribution.speaker if attribution is not None else None
            if statement.stance == "confirms" and speaker is not None and speaker.kind == "outlet":
                found[statement.document_id, statement.sentence] = None
        if found:
            yield claim, list(found)


def _is_beside(document: Document, sentence: Span, place: Span) -> bool:
    """Tell whether a place lies in a sentence, or follows it in the same paragraph."""
    if sentence.overlaps(place):
        return True
    between = document.text[sentence.end : place.start] if place.start >= sentence.end else "\n\n"
    return "\n" not in between.strip(" ") and len(re.findall(r"[.!?][”\"’']?\s", between)) <= 1
