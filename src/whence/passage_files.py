"""Files of passages: the Parquet of an index, and what is handed on."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from whence.cells import RUNS, guard_cell
from whence.errors import SettingError
from whence.settings import Settings

if TYPE_CHECKING:
    from whence.textindex import TextIndex

FORMS = {".jsonl": "FORMAT json", ".csv": "FORMAT csv, HEADER", ".parquet": "FORMAT parquet, COMPRESSION zstd"}
_CHUNK = 50_000  # rows of one group


Row = tuple[int, int, int, int, int, int, str, int, float]  # a passage, texts by number


class Passage(NamedTuple):
    """Text that two texts share; offsets in code points of each text, `similarity` as in `Alignment`."""

    left: str
    left_start: int
    left_end: int
    right: str
    right_start: int
    right_end: int
    kind: str
    n_words: int
    similarity: float


def check_output(path: Path) -> None:
    """Raise `SettingError` for a file name that tells no format."""
    if path.suffix.lower() not in FORMS:
        raise SettingError(
            f"{path}: {path.suffix or 'no ending'!r} is no format; end the name in {', '.join(FORMS)}"
        )


FIELDS = Passage._fields


class PassageWriter:
    """Writes rows of passages, texts by number, into a Parquet file; to be used in a `with`."""

    def __init__(self, path: Path) -> None:
        """Write to `path` anew."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        whole = {name: pa.int32() for name in FIELDS}
        self._schema = pa.schema([*(whole | {"kind": pa.string(), "similarity": pa.float64()}).items()])
        self._writer = pq.ParquetWriter(path, self._schema, compression="zstd")
        self._rows: list[Row] = []

    def __enter__(self) -> "PassageWriter":  # noqa: D105
        return self

    def __exit__(self, *_: object) -> None:  # noqa: D105
        self._flush()
        self._writer.close()

    def write(self, rows: Sequence[Row]) -> None:
        """Write rows, in the order of `FIELDS`."""
        self._rows += rows
        if len(self._rows) >= _CHUNK:
            self._flush()

    def _flush(self) -> None:
        import pyarrow as pa

        columns = list(zip(*self._rows, strict=True)) if self._rows else [()] * len(FIELDS)
        arrays = [pa.array(values, field.type) for values, field in zip(columns, self._schema, strict=True)]
        self._writer.write_table(pa.Table.from_arrays(arrays, schema=self._schema))
        self._rows = []


def copy_passages(index: "TextIndex", output: Path, *, settings: Settings) -> None:
    """Write all passages of an index to `output`, with the names of the texts, in the order of the texts."""
    from whence.run.tables import Tables

    additions = [addition.number for addition in index.contents.additions]
    names = {"left": "one.name", "right": "two.name"}
    is_csv = output.suffix.lower() == ".csv"
    names = {field: _guard_name(name) for field, name in names.items()} if is_csv else names
    columns = ", ".join(f'{names.get(field, f"p.{field}")} AS "{field}"' for field in FIELDS)
    statement = f"""
        WITH numbered AS (SELECT name, row_number() OVER (ORDER BY text_end) - 1 AS number FROM documents)
        SELECT {columns}
        FROM passages AS p JOIN numbered AS one ON p."left" = one.number JOIN numbered AS two ON p."right" = two.number
        ORDER BY p."left", p."right", left_start, right_start
    """
    with Tables(index.folder / "spill", memory_mb=settings.memory_mb, threads=settings.processes) as tables:
        tables.copy(
            "write passages",
            statement,
            {
                "passages": [index.path("passages", number) for number in additions],
                "documents": [index.path("documents", number) for number in additions],
            },
            output,
            FORMS[output.suffix.lower()],
        )


def _guard_name(column: str) -> str:
    """Give the expression that `guard_cell` is in SQL."""
    return f"CASE WHEN regexp_matches({column}, '{RUNS}') THEN '''' || {column} ELSE {column} END"


def write_passages(passages: Sequence[Passage], output: Path) -> None:
    """Write a few passages to `output`; the same as `copy_passages` writes of an index."""
    form = output.suffix.lower()
    if form == ".parquet":
        import pyarrow as pa
        import pyarrow.parquet as pq

        pq.write_table(pa.Table.from_pylist([p._asdict() for p in passages]), output, compression="zstd")
    elif form == ".csv":
        with output.open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file, lineterminator="\n")
            rows.writerow(FIELDS)
            rows.writerows([guard_cell(cell) for cell in passage] for passage in passages)
    else:
        lines = [msgspec.json.encode(p._asdict()) + b"\n" for p in passages]
        output.write_bytes(b"".join(lines))
