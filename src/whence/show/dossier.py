"""The dossier: a case as one HTML page that opens from disk, without a network, under a strict content policy."""

import base64
import hashlib
from importlib.resources import files

from whence.conclusions import Case
from whence.show.dossier_page import make_page
from whence.show.views import name_document, view_case


def render_dossier(case: Case) -> str:
    """Give `case` as one HTML page; the same case gives the same page, byte for byte."""
    import jinja2  # slow, and no other output needs it
    from markupsafe import Markup

    view = view_case(case)
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("whence.show", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style, script = _read_static("dossier.css"), _read_static("dossier.js")
    return environment.get_template("dossier.html.j2").render(
        page=make_page(view),
        view=view,
        name_document=name_document,
        style=Markup(style),  # ours, not an article's
        script=Markup(script),
        style_hash=_hash(style),
        script_hash=_hash(script),
    )


def _read_static(name: str) -> str:
    return files("whence.show").joinpath("static", name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    """Give the source expression that lets a browser run or apply exactly `content`."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
