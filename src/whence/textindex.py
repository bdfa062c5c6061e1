"""The index of very many texts: a folder that grows, in which texts meet without being read again.

`texts.bin` and `words.bin` hold the texts (UTF-8) and 16 bits for each of their words, one after the other. Each
addition has three Parquet files of its own: `documents` (name, where text and words end), `fingerprints` in parts
(hash, document, place; sorted by hash) and `passages`. `index.json` says what counts, and is replaced last: an
addition that is cut short leaves nothing behind.
"""

import os
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from whence.errors import CaseError
from whence.settings import Settings
from whence.trace.fingerprints import Fingerprints, Integers, Tokens

FORMAT = 1
_PART = 8_000_000  # fingerprints in one file: 130 MB while they are sorted


class Addition(msgspec.Struct, frozen=True):
    """What was added at once: how many documents, and how many files of fingerprints they have."""

    number: int
    n_documents: int
    n_parts: int
    n_fingerprints: int


class Contents(msgspec.Struct, frozen=True):
    """What `index.json` says."""

    format: int
    shingle_words: int
    min_passage_words: int
    n_text_bytes: int
    n_words: int
    additions: tuple[Addition, ...]


class TextIndex:
    """An index on disk, as it was when opened; `write` makes it grow."""

    def __init__(
        self,
        folder: Path,
        *,
        settings: Settings,
        is_new_allowed: bool = False,
        contents: "Contents | None" = None,
    ) -> None:
        """Open the index in `folder`; raises `CaseError` where there is none or it was made otherwise.

        `contents`: what it will hold once committed; None: what it holds.
        """
        self.folder = folder
        place = folder / "index.json"
        if is_new_allowed and not place.exists():
            folder.mkdir(parents=True, exist_ok=True)
            if any(folder.iterdir()):
                raise CaseError(f"{folder}: holds files that are no index; give an empty folder or a new name")
            self._save(Contents(FORMAT, settings.shingle_words, settings.min_passage_words, 0, 0, ()))
        self.contents = contents or _read_contents(place)
        made = self.contents.shingle_words, self.contents.min_passage_words
        if made != (settings.shingle_words, settings.min_passage_words):
            raise CaseError(
                f"{folder}: made with shingle_words={made[0]} and min_passage_words={made[1]}; "
                "use the same settings, or make another index"
            )
        ends = [pq.read_table(self.path("documents", a.number)) for a in self.contents.additions]
        table = pa.concat_tables(ends) if ends else None
        self._text_ends = _bounds(table, "text_end")
        self.offsets: Integers = _bounds(table, "word_end")
        self.keys: Integers = np.sort(_column(table, "key")) if table else np.empty(0, dtype=np.int64)
        self.tokens = self._map_words(self.contents.n_words)

    @property
    def n_documents(self) -> int:
        """Count the texts."""
        return len(self.offsets) - 1

    @property
    def n_fingerprints(self) -> int:
        """Count the fingerprints of all texts."""
        return sum(addition.n_fingerprints for addition in self.contents.additions)

    def path(self, kind: str, addition: int, part: int | None = None) -> Path:
        """Give the file of an addition."""
        name = f"{kind}-{addition:05}" if part is None else f"{kind}-{addition:05}-{part:04}"
        return self.folder / f"{name}.parquet"

    def fingerprint_files(self) -> list[Path]:
        """Give the files of all fingerprints."""
        return [
            self.path("fingerprints", a.number, part)
            for a in self.contents.additions
            for part in range(a.n_parts)
        ]

    def read_text(self, document: int) -> str:
        """Give the text of a document by its number."""
        start, end = int(self._text_ends[document]), int(self._text_ends[document + 1])
        with (self.folder / "texts.bin").open("rb") as texts:
            texts.seek(start)
            return texts.read(end - start).decode("utf-8", "surrogatepass")

    def holds(self, key: int) -> bool:
        """Tell whether a text with this key is in the index."""
        place = int(np.searchsorted(self.keys, key))
        return place < len(self.keys) and int(self.keys[place]) == key

    def commit(self) -> None:
        """Let what the index was opened with count from now on."""
        self._save(self.contents)

    def _map_words(self, n_words: int) -> Tokens:
        if not n_words:
            return np.empty(0, dtype=np.uint16)
        mapped: Tokens = np.memmap(self.folder / "words.bin", dtype=np.uint16, mode="r", shape=(n_words,))
        return mapped

    def _save(self, contents: Contents) -> None:
        place = self.folder / "index.json"
        draft = place.with_suffix(".new")
        with draft.open("wb") as file:
            file.write(msgspec.json.encode(contents))
            file.flush()
            os.fsync(file.fileno())
        draft.replace(place)


class Writer:
    """Writes an addition to an index; nothing counts before `TextIndex.commit` has what `finish` gives."""

    def __init__(self, index: TextIndex) -> None:
        """Write behind what the index holds; what an addition that was cut short left there is overwritten."""
        self._index = index
        self._number = len(index.contents.additions)
        self._n_before = index.n_documents
        self._texts = _append(index.folder / "texts.bin", index.contents.n_text_bytes)
        self._words = _append(index.folder / "words.bin", 2 * index.contents.n_words)
        self._rows: list[tuple[str, int, int, int]] = []
        self._n_words = index.contents.n_words
        self._waiting: list[tuple[Integers, Integers, Integers]] = []
        self._n_waiting = self._n_parts = self._n_fingerprints = 0

    def add(self, names: Sequence[str], texts: Sequence[str], found: Fingerprints) -> None:
        """Write a batch of texts and their fingerprints."""
        first = self._n_before + len(self._rows)
        for name, text, n_words in zip(names, texts, found.lengths.tolist(), strict=True):
            self._texts.write(text.encode("utf-8", "surrogatepass"))
            self._n_words += n_words
            self._rows.append((name, self._texts.tell(), self._n_words, make_key(name, text)))
        self._words.write(found.tokens.tobytes())
        self._waiting.append((found.hashes, found.owners + first, found.places))
        self._n_waiting += len(found.hashes)
        if self._n_waiting >= _PART:
            self._write_part()

    def finish(self) -> Contents:
        """Write what is left, and give what the index holds with it."""
        if self._n_waiting:
            self._write_part()
        n_text_bytes = self._texts.tell()
        for file in (self._texts, self._words):
            file.flush()
            os.fsync(file.fileno())
            file.close()
        names, text_ends, word_ends, keys = zip(*self._rows, strict=True) if self._rows else ((), (), (), ())
        columns = {"name": pa.array(names, pa.string())}
        for name, values in (("text_end", text_ends), ("word_end", word_ends), ("key", keys)):
            columns[name] = pa.array(values, pa.int64())
        pq.write_table(pa.table(columns), self._index.path("documents", self._number))
        old = self._index.contents
        addition = Addition(self._number, len(self._rows), self._n_parts, self._n_fingerprints)
        return msgspec.structs.replace(
            old, n_text_bytes=n_text_bytes, n_words=self._n_words, additions=(*old.additions, addition)
        )

    def _write_part(self) -> None:
        hashes, documents, places = (np.concatenate([batch[k] for batch in self._waiting]) for k in range(3))
        order = np.argsort(hashes)
        table = pa.table(
            {
                "hash": hashes[order],
                "document": documents[order].astype(np.int32),
                "place": places[order].astype(np.int32),
            }
        )
        path = self._index.path("fingerprints", self._number, self._n_parts)
        pq.write_table(table, path, compression="zstd", use_dictionary=False, row_group_size=131_072)
        self._n_fingerprints += len(hashes)
        self._n_parts += 1
        self._waiting, self._n_waiting = [], 0


def make_key(name: str, text: str) -> int:
    """Give 63 bits by which a text under a name is known again."""
    digest = blake2b(f"{name}\0{text}".encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little") >> 1


def _append(path: Path, size: int) -> Any:
    """Open a file to write behind its first `size` bytes, whatever stands there."""
    file = path.open("r+b" if path.exists() else "w+b")
    file.truncate(size)
    file.seek(size)
    return file


def _read_contents(place: Path) -> Contents:
    try:
        contents = msgspec.json.decode(place.read_bytes(), type=Contents)
    except FileNotFoundError as error:
        message = f"{place.parent}: no index; `whence overlaps FILES --index {place.parent}` makes one"
        raise CaseError(message) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise CaseError(f"{place}: damaged ({error}); make the index again in another folder") from error
    if contents.format != FORMAT:
        raise CaseError(f"{place}: format {contents.format}; this whence reads {FORMAT}; make the index again")
    return contents


def _bounds(table: pa.Table | None, name: str) -> Integers:
    ends = _column(table, name) if table else np.empty(0, dtype=np.int64)
    return np.concatenate([np.zeros(1, dtype=np.int64), ends])


def _column(table: pa.Table, name: str) -> Integers:
    values: Integers = table.column(name).to_numpy()
    return values
