"""Downloads: the dossier of the case and every export of it, as files to hand on."""

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import quote

import msgspec
from fastapi import FastAPI, Path, Query
from fastapi.responses import Response

from whence.formats import EXPORTS, SUFFIXES
from whence.show import export_case, render_dossier
from whence.web.shelf import Shelf

AsOf = Annotated[
    str, Query(pattern=r"^(\d{4}-\d{2}-\d{2})?$", description="A day: the case as it stood at its end.")
]
_Name = Annotated[
    str, Path(max_length=40, description="The format.", json_schema_extra={"enum": sorted(EXPORTS)})
]
_FILE = {"description": "The file.", "content": {"application/octet-stream": {"schema": {"type": "string"}}}}


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A format of export: its name as `whence export --to` takes it, what it holds, and how its file is called."""

    name: str
    words: str
    file: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exports:
    """All formats, in the order of the documentation."""

    forms: list[Form]


def add_downloads(app: FastAPI, shelf: Shelf) -> None:
    """Let the app give the case as files."""

    @app.get("/api/exports")
    def read_exports() -> Response:
        """List the formats in which the case can be had."""
        forms = [
            Form(name=name, words=words, file=f"{shelf.path.stem}{SUFFIXES[name]}")
            for name, words in EXPORTS.items()
        ]
        return Response(msgspec.json.encode(Exports(forms=forms)), media_type="application/json")

    @app.get("/export/{form}", response_class=Response, responses={200: _FILE})
    def read_export(form: _Name, as_of: AsOf = "") -> Response:
        """Give what `whence export CASE --to FORM` writes, byte by byte."""
        data = export_case(shelf.view(as_of).case, form)
        return _hand_out(data, f"{shelf.path.stem}{SUFFIXES[form]}", "application/octet-stream")

    @app.get("/dossier.html", include_in_schema=False)
    def read_dossier(as_of: AsOf = "") -> Response:
        """Give what `whence dossier CASE` writes, to be kept as a file and handed on."""
        page = render_dossier(shelf.view(as_of).case)
        return _hand_out(page.encode(), f"{shelf.path.stem}.html", "text/html")


def _hand_out(data: bytes, name: str, media: str) -> Response:
    kept = {"content-disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"}
    return Response(data, headers=kept, media_type=media)
