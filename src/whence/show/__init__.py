"""What a reader sees: the summary, the details, the dossier, and the same as JSON and other formats."""

from whence.show.case_payload import make_payload
from whence.show.details import write_details
from whence.show.dossier import render_dossier
from whence.show.exports import FORMATS, export_case
from whence.show.place_cards import write_places
from whence.show.reading_payload import make_reading_payload
from whence.show.summary import write_summary
from whence.show.trace_payload import make_trace_payload

__all__ = [
    "FORMATS",
    "export_case",
    "make_payload",
    "make_reading_payload",
    "make_trace_payload",
    "render_dossier",
    "write_details",
    "write_places",
    "write_summary",
]
