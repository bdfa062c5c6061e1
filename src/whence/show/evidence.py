"""Evidence, dates and failures in the form that is printed."""

from collections.abc import Iterable, Mapping

from whence.moments import When
from whence.records import Document, Evidence, Failure, Span
from whence.show.evidence_payloads import DatesPayload, EvidencePayload, FailurePayload, WordsPayload
from whence.show.places import map_span
from whence.show.words import write_moment


def make_dates(when: When | None) -> DatesPayload | None:
    """Give both bounds cut to their precision; None stays None."""
    if when is None:
        return None
    return DatesPayload(
        earliest=write_moment(when.earliest, is_zoned=when.is_zoned, is_end=False),
        latest=write_moment(when.latest, is_zoned=when.is_zoned, is_end=True),
    )


def make_evidence(documents: Mapping[str, Document], evidence: Iterable[Evidence]) -> list[EvidencePayload]:
    """Give each piece of evidence with where it stands in the file of its document."""
    return [
        EvidencePayload(
            document=item.document_id,
            spans=[] if item.span is None else map_span(documents[item.document_id], item.span),
            words=item.words,
            kind=item.kind,
            note=item.note,
        )
        for item in evidence
    ]


def make_words(documents: Mapping[str, Document], document_id: str, span: Span) -> WordsPayload:
    """Give the words of one span and where they stand."""
    document = documents[document_id]
    return WordsPayload(document=document_id, spans=map_span(document, span), words=span.of(document.text))


def make_failures(failures: Iterable[Failure]) -> list[FailurePayload]:
    """Give what could not be read."""
    return [
        FailurePayload(
            path=failure.path,
            message=failure.message,
            is_note=failure.is_note,
            status=failure.status,
            places=list(failure.places),
        )
        for failure in failures
    ]
