"""The desk's API: one JSON twin for each screen, decisions, files, and the pages themselves.

`/api/SCREEN` and `/api/SCREEN/KEY` give what `whence.show.screens` makes; `/openapi.json` describes them. Every other
address gives the page, which finds its screen from the address.
"""

from collections.abc import Callable, Mapping
from importlib.resources import files
from typing import Annotated, Any

import msgspec
from fastapi import FastAPI, Header, Path, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response, StreamingResponse
from pydantic import BaseModel, Field

from whence import __version__
from whence.deciding import choose, decide, undo
from whence.errors import CaseError, WhenceError
from whence.searching import search_case
from whence.show import make_payload
from whence.show.screens import SCREENS, make_screen
from whence.web.downloads import AsOf, add_downloads
from whence.web.effects import make_effect
from whence.web.openapi import describe
from whence.web.schemas import State
from whence.web.shelf import Shelf
from whence.web.uploads import read_name, start_adding
from whence.web.writes import BusyError, Writes

_PAGES = files("whence.show") / "static"
_MEDIA = {".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml"}
_MAX_WORDS = 4_000  # characters of a note or a reason
_MAX_ASKED = 1_000  # characters of what an address asks for
_MAX_NUMBER = 2**63 - 1  # of SQLite

Number = Annotated[int, Path(ge=1, le=_MAX_NUMBER, description="The number of a decision in the log.")]
FileName = Annotated[str, Header(description="The name of the file, percent-encoded UTF-8.", max_length=4_000)]


class DecisionRequest(BaseModel):
    """A decision to be written; see `whence.deciding.choose`."""

    kind: str = Field(max_length=40)
    about: str = Field(max_length=40)
    keys: list[Annotated[str, Field(max_length=_MAX_ASKED)]] = Field(max_length=200)
    value: str = Field(default="", max_length=_MAX_WORDS)
    analyst: str = Field(default="", max_length=200)
    why: str = Field(default="", max_length=_MAX_WORDS)


class UndoRequest(BaseModel):
    """Who takes a decision back, and why."""

    analyst: str = Field(default="", max_length=200)
    why: str = Field(default="", max_length=_MAX_WORDS)


def make_app(shelf: Shelf, *, tell_seen: Callable[[], None] = lambda: None) -> FastAPI:
    """Give the app of one case; `tell_seen` is called whenever a screen was made."""
    app = FastAPI(title="whence", version=__version__, docs_url=None, redoc_url=None)
    writes = Writes(shelf)

    _tell_faults(app)

    @app.get("/api/state")
    def read_state() -> Response:
        """Give the edition of the case and its name: a page asks for it to know that it shows an older one."""
        return _json(
            State(edition=shelf.edition, case=shelf.path.name, version=__version__, building=writes.building)
        )

    @app.get("/case.json")
    def read_case(as_of: AsOf = "") -> Response:
        """Give what `whence show CASE --json` prints."""
        return _json(make_payload(shelf.view(as_of).case))

    add_downloads(app, shelf)
    _add_writes(app, shelf, writes)
    _add_screens(app, shelf, tell_seen)
    _add_pages(app)
    describe(app)
    return app


def _tell_faults(app: FastAPI) -> None:
    @app.exception_handler(WhenceError)
    def tell(request: Request, error: WhenceError) -> Response:
        """Say what is wrong and what would do; a fault of the file is not the reader's."""
        if isinstance(error, BusyError):
            return _json({"error": str(error)}, status=409)
        status = 503 if isinstance(error, CaseError) and request.method == "GET" else 400
        return _json({"error": str(error)}, status=status)

    @app.exception_handler(RequestValidationError)
    def refuse(request: Request, error: RequestValidationError) -> Response:
        """Say where a request is not of its form; what was sent is not sent back."""
        places = (f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors())
        words = "; ".join(places).encode(errors="replace").decode()
        return _json({"error": words[:_MAX_WORDS]}, status=422)


def _add_writes(app: FastAPI, shelf: Shelf, writes: Writes) -> None:
    @app.post("/api/decisions")
    def write_decision(asked: DecisionRequest) -> Response:
        """Write a decision and give its effect on the counts."""
        with writes.deciding() as before:
            decision = choose(
                before.case,
                asked.kind,
                asked.about,
                asked.keys,
                value=asked.value,
                analyst=asked.analyst,
                why=asked.why,
            )
            after = writes.conclude(lambda: decide(shelf.path, decision, seen=shelf.see()))
        return _json(make_effect(before, after))

    @app.post("/api/decisions/{number}/undo")
    def write_undo(number: Number, asked: UndoRequest) -> Response:
        """Take a decision back and give the effect on the counts."""
        with writes.deciding() as before:
            after = writes.conclude(
                lambda: undo(shelf.path, number, analyst=asked.analyst, why=asked.why, seen=shelf.see())
            )
        return _json(make_effect(before, after))

    @app.post("/api/documents")
    async def write_document(request: Request, x_file_name: FileName) -> Response:
        """Add the file that is the body; answers with JSON lines: a step of the build each, then its effect."""
        lines = start_adding(shelf, writes, read_name(x_file_name), await request.body())
        return StreamingResponse(lines, media_type="application/x-ndjson")


def _add_screens(app: FastAPI, shelf: Shelf, tell_seen: Callable[[], None]) -> None:
    @app.get("/api/{screen}")
    def read_screen(screen: str, request: Request, as_of: AsOf = "") -> Response:
        """Give a screen."""
        answer = _give(shelf, screen, "", request.query_params, as_of)
        tell_seen()
        return answer

    @app.get("/api/{screen}/{key:path}")
    def read_card(screen: str, key: str, request: Request, as_of: AsOf = "") -> Response:
        """Give the screen of one thing."""
        return _give(shelf, screen, key, request.query_params, as_of)


def _give(shelf: Shelf, screen: str, key: str, query: Mapping[str, str], as_of: str) -> Response:
    asked = {name: value for name, value in query.items() if name != "as_of"}
    long = next((name for name, value in asked.items() if len(value) > _MAX_ASKED), None)
    if long is not None:
        raise WhenceError(f"{long[:40]}: {len(asked[long]):,} characters; ask with at most {_MAX_ASKED:,}")
    if screen == "search":
        return _json(search_case(shelf.path, shelf.view(as_of), asked))
    if screen not in SCREENS:
        return _json({"error": f"there is no screen {screen!r}; there are {', '.join(SCREENS)}"}, status=404)
    view = shelf.view(as_of)
    try:
        return _json(make_screen(view, screen, key, asked))
    except CaseError:
        raise
    except WhenceError as error:
        return _json({"error": str(error)}, status=404)


def _add_pages(app: FastAPI) -> None:
    @app.get("/static/{name}", include_in_schema=False)
    def read_static(name: str) -> Response:
        """Give a script, a style or a drawing of the desk."""
        suffix = name[name.rfind(".") :]
        if "/" in name or ".." in name or suffix not in _MEDIA or not (_PAGES / name).is_file():
            return _json({"error": f"there is no file {name!r}"}, status=404)
        return Response((_PAGES / name).read_bytes(), media_type=_MEDIA[suffix])

    @app.get("/{path:path}", include_in_schema=False)
    def read_page(path: str) -> Response:
        """Give the page, whatever the address: it finds its screen itself."""
        return Response((_PAGES / "desk.html").read_bytes(), media_type="text/html")


def _json(payload: Any, *, status: int = 200) -> Response:
    return Response(msgspec.json.encode(payload), status_code=status, media_type="application/json")
