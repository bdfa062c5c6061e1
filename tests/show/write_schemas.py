"""Write the JSON Schemas of `docs/schemas/` anew: `python tests/show/write_schemas.py`."""

from pathlib import Path

import msgspec

from whence.show.payloads import CasePayload
from whence.show.reading_payload import ReadingPayload
from whence.show.trace_payload import TracePayload

FOLDER = Path(__file__).parents[2] / "docs" / "schemas"

if __name__ == "__main__":
    for name, payload in {"case": CasePayload, "reading": ReadingPayload, "trace": TracePayload}.items():
        text = msgspec.json.format(msgspec.json.encode(msgspec.json.schema(payload)), indent=2)
        (FOLDER / f"{name}.json").write_bytes(text + b"\n")
