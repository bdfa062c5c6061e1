"""A case for other programs: the formats by their names; each is written in a file of its own."""

from collections.abc import Callable

from whence.conclusions import Case
from whence.errors import WhenceError
from whence.formats import list_exports
from whence.show.annotation_exports import write_annotations
from whence.show.briefs import write_brief
from whence.show.citation_exports import write_bibtex, write_ris
from whence.show.claim_review_exports import write_claim_reviews
from whence.show.geojson_exports import write_geojson
from whence.show.graphs import write_gexf, write_graphml
from whence.show.line_exports import write_lines, write_log
from whence.show.money_exports import write_entities
from whence.show.provenance_exports import write_provenance
from whence.show.table_exports import write_csv, write_matrix

FORMATS: dict[str, Callable[[Case], str]] = {
    "jsonl": write_lines,
    "csv": write_csv,
    "log": write_log,
    "markdown": write_brief,
    "ach": write_matrix,
    "graphml": write_graphml,
    "gexf": write_gexf,
    "geojson": write_geojson,
    "prov-json": write_provenance,
    "web-annotation": write_annotations,
    "ftm": write_entities,
    "claimreview": write_claim_reviews,
    "bibtex": write_bibtex,
    "ris": write_ris,
}


def export_case(case: Case, form: str) -> bytes:
    """Give `case` in one of `FORMATS`, UTF-8; WhenceError when `form` is none of them."""
    if form not in FORMATS:
        raise WhenceError(
            f"format {form!r} is not known; write one of {list_exports()}; "
            "for SQLite take the case itself, it is a SQLite file"
        )
    return FORMATS[form](case).encode()
