"""Screens: what each view of the desk shows, as records that become JSON; the page draws them and adds nothing.

Offsets here are code points of a document's working text, which the document's own screen shows; those of files are
what `show --json` gives.
"""

from collections.abc import Callable, Mapping

from whence.errors import WhenceError
from whence.show.screens.claim import make_claim
from whence.show.screens.claims import make_claims
from whence.show.screens.document import make_document
from whence.show.screens.documents import make_documents
from whence.show.screens.lineage import make_lineage
from whence.show.screens.log import make_log
from whence.show.screens.map import make_map
from whence.show.screens.missing import make_missing
from whence.show.screens.overview import make_overview
from whence.show.screens.pair import make_pairs
from whence.show.screens.review import make_review
from whence.show.screens.sources import make_source, make_sources
from whence.show.screens.timeline import make_timeline
from whence.show.views import CaseView

__all__ = ["SCREENS", "make_screen"]

Maker = Callable[[CaseView, Mapping[str, str]], object]

SCREENS: Mapping[str, Maker] = {
    "overview": lambda view, asked: make_overview(view),
    "lineage": make_lineage,
    "claims": make_claims,
    "sources": make_sources,
    "documents": make_documents,
    "pair": make_pairs,
    "timeline": make_timeline,
    "map": lambda view, asked: make_map(view),
    "missing": make_missing,
    "review": make_review,
    "log": make_log,
}
"""Each screen by its name, given the case and what the address asks for."""

_CARDS: Mapping[str, Callable[[CaseView, str], object]] = {
    "claims": make_claim,
    "sources": make_source,
    "documents": make_document,
}


def make_screen(view: CaseView, name: str, key: str = "", asked: Mapping[str, str] | None = None) -> object:
    """Give what a screen shows; raises `WhenceError` where there is no such screen, or nothing with that key."""
    maker = SCREENS.get(name)
    if maker is None:
        raise WhenceError(f"there is no screen {name!r}; there are {', '.join(SCREENS)}")
    if not key:
        return maker(view, asked or {})
    if name not in _CARDS:
        raise WhenceError(f"the screen {name!r} has no card {key!r}; those of {', '.join(_CARDS)} have cards")
    return _CARDS[name](view, key)
