"""Write the JSON Schemas of `docs/schemas/` anew: `python tests/show/write_schemas.py`."""

from pathlib import Path

import msgspec

from whence.searching import Found
from whence.show.logs import LogPayload
from whence.show.payloads import CasePayload
from whence.show.reading_payload import ReadingPayload
from whence.show.trace_payload import TracePayload
from whence.web.schemas import make_schemas

FOLDER = Path(__file__).parents[2] / "docs" / "schemas"

if __name__ == "__main__":
    for name, payload in {
        "case": CasePayload,
        "log": LogPayload,
        "reading": ReadingPayload,
        "search": Found,
        "trace": TracePayload,
    }.items():
        text = msgspec.json.format(msgspec.json.encode(msgspec.json.schema(payload)), indent=2)
        (FOLDER / f"{name}.json").write_bytes(text + b"\n")
    (FOLDER / "desk.json").write_bytes(
        msgspec.json.format(msgspec.json.encode(make_schemas()), indent=2) + b"\n"
    )
