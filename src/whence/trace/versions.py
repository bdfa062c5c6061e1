"""Versions of one article among the derivations: they are one account, and never originals beside each other.

The first version is what others rest on; each later one rests on it, whatever else it rests on.
"""

from collections.abc import Mapping, Sequence

from whence.conclusions import Alignment, Derivation
from whence.records import Document, Evidence
from whence.trace.histories import Versions
from whence.trace.reports import document_report_id

VERSION = 0.97
"""Weight of the derivation of a version from the first one, as that of a signature."""


def join_versions(
    found: Sequence[Versions], derivations: Sequence[Derivation], *, documents: Mapping[str, Document]
) -> list[Derivation]:
    """Give the derivations with those by which later versions rest on the first, in place of what shared text told."""
    if not found:
        return list(derivations)
    article = {key: number for number, one in enumerate(found) for key in one.document_ids}
    reports = {document_report_id(key): number for key, number in article.items()}
    kept = [
        d
        for d in derivations
        if d.document_id not in article or reports.get(d.report_id) != article[d.document_id]
    ]
    for one in found:
        first = one.document_ids[0]
        for later in one.document_ids[1:]:
            kept.append(_derive(documents[later], documents[first], one.is_before(first, later)))
    return kept


def without_versions(alignments: Sequence[Alignment], found: Sequence[Versions]) -> list[Alignment]:
    """Give the alignments in which each article takes part with its last version: three drafts imply no original."""
    left_out = {key for one in found for key in one.document_ids[:-1]}
    return [a for a in alignments if a.left_id not in left_out and a.right_id not in left_out]


def _derive(document: Document, first: Document, order: bool | None) -> Derivation:
    words = "" if document.headline is None else document.headline.of(document.text)
    told = "a later version of" if order else "a version of the article, which came first is not known, with"
    note = f"{told} {first.path}"
    return Derivation(
        document_id=document.id,
        report_id=document_report_id(first.id),
        probability=VERSION,
        evidence=(Evidence("version", document.id, document.headline, words, note),),
        spans=(),
    )
