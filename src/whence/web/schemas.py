"""What the API answers, as schemas: made from the records that the screens are, so that neither can lag behind."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from whence.searching import Found
from whence.show.screens.claim import ClaimView
from whence.show.screens.claims import Claims
from whence.show.screens.document import DocumentView
from whence.show.screens.documents import Documents
from whence.show.screens.lineage import Lineage
from whence.show.screens.log import Log
from whence.show.screens.map import Map
from whence.show.screens.missing import Missing
from whence.show.screens.overview import Overview
from whence.show.screens.pair import Pair, Pairs
from whence.show.screens.review import Review
from whence.show.screens.sources import SourceCard, Sources
from whence.show.screens.timeline import Timeline
from whence.web.downloads import Exports
from whence.web.effects import Effect
from whence.web.writes import Step

_PAGED = ("from", "before", "n")


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """The case that is served, how often it was written, and how far a build of it is; None: there is none."""

    edition: int
    case: str
    version: str
    building: Step | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong, and what would do."""

    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """What a screen answers with, and what an address may ask it for; `card` is the answer for one thing of it.

    `other`: what it answers with instead where two things are named.
    """

    answer: type
    other: type | None = None
    asked: tuple[str, ...] = ()
    card: type | None = None


TWINS: Mapping[str, Twin] = {
    "overview": Twin(answer=Overview),
    "lineage": Twin(answer=Lineage, asked=("falls", "open")),
    "claims": Twin(
        answer=Claims, asked=("q", "status", "origins", "mark", "by", "article", *_PAGED), card=ClaimView
    ),
    "sources": Twin(answer=Sources, asked=("q", "kind", *_PAGED), card=SourceCard),
    "documents": Twin(answer=Documents, asked=("q", "by", *_PAGED), card=DocumentView),
    "pair": Twin(answer=Pairs, other=Pair, asked=("left", "right", *_PAGED)),
    "timeline": Twin(answer=Timeline, asked=_PAGED),
    "map": Twin(answer=Map),
    "missing": Twin(answer=Missing, asked=_PAGED),
    "review": Twin(answer=Review, asked=("what", *_PAGED)),
    "log": Twin(answer=Log, asked=_PAGED),
    "search": Twin(answer=Found, asked=("q", "kind", "outlet", "stance", "since", "until", *_PAGED)),
}
"""Every screen of the API by its name."""

_MORE = {"effect": Effect, "exports": Exports, "state": State, "step": Step, "fault": Fault}


def make_schemas() -> dict[str, Any]:
    """Give the JSON Schema of every answer: `answers` names them, `$defs` holds the records."""
    answers, parts = _make("#/$defs/{name}")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "answers": answers, "$defs": parts}


def make_components() -> tuple[dict[str, Any], dict[str, Any]]:
    """Give the schema of each answer by its name, and the records they refer to, as OpenAPI places them."""
    return _make("#/components/schemas/{name}")


def _make(reference: str) -> tuple[dict[str, Any], dict[str, Any]]:
    types: dict[str, tuple[type, ...]] = {name: (twin.answer,) for name, twin in TWINS.items()}
    types |= {name: (twin.answer, twin.other) for name, twin in TWINS.items() if twin.other is not None}
    types |= {f"{name}/KEY": (twin.card,) for name, twin in TWINS.items() if twin.card is not None}
    types |= {name: (kind,) for name, kind in _MORE.items()}
    listed = list(dict.fromkeys(kind for kinds in types.values() for kind in kinds))
    found, parts = msgspec.json.schema_components(listed, ref_template=reference)
    made = dict(zip(listed, found, strict=True))
    answers = {
        name: made[kinds[0]] if len(kinds) == 1 else {"anyOf": [made[kind] for kind in kinds]}
        for name, kinds in types.items()
    }
    return answers, parts
