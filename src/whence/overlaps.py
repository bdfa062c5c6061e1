"""The passages that texts share, in piles of any size: a few in memory, very many through an index on disk.

Nothing is cleaned, and nothing is read for who said what: that is what `pipeline.py` does with a pile on one story.
"""

import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice, pairwise, tee
from pathlib import Path
from typing import TYPE_CHECKING

from whence.conclusions import Alignment
from whence.errors import DocumentError
from whence.ingest.streams import Text, stream_texts
from whence.passage_files import Passage, PassageWriter, Row, check_output, copy_passages, write_passages
from whence.progress import Tell, say_nothing
from whence.records import Block, Document, Failure, Span
from whence.run import map_stream
from whence.settings import Settings
from whence.trace.alignments import align_documents

if TYPE_CHECKING:
    from whence.textindex import Contents, TextIndex, Writer
    from whence.trace.fingerprints import Fingerprints
    from whence.trace.meetings import Meetings

_FEW = 400  # texts up to which all are held and joined at once: no index, no start-up cost
_BATCH = 1_000  # texts fingerprinted by a worker at once: about 3 MB
_WINDOW = 4  # n-grams of which one is kept: with n-grams of 5 words, any 8 words in a row are found
_SHARE = 4_000_000  # fingerprints joined at once: below 600 MB in DuckDB
_PAIRS = 4_000  # pairs of texts aligned by a worker at once
_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?!\s*\n))*")


@dataclass(frozen=True, slots=True)
class Overlaps:
    """What a run found: texts in all and new, passages by kind that the new ones share, what could not be read."""

    n_documents: int
    n_new: int
    n_known: int
    n_pairs: int
    kinds: Mapping[str, int]
    failures: tuple[Failure, ...]


def find_overlaps(
    sources: Sequence[Path],
    folder: Path | None,
    output: Path | None,
    *,
    settings: Settings,
    progress: Tell | None = None,
) -> Overlaps:
    """Find the passages that the texts of `sources` share with one another and with those of the index in `folder`.

    `folder` None: no index is kept. Passages are written to `output`, JSON Lines, CSV or Parquet by its name; with
    an index, all that it holds. Texts that an index holds already are passed over. Raises `CaseError` for an index
    that cannot be used, `DocumentError` when there is nothing to read, `SettingError` for another ending.
    """
    if output is not None:
        check_output(output)
    failures: list[Failure] = []
    texts = stream_texts(sources, failures, settings=settings)
    if folder is not None:
        return _find_kept(
            texts, folder, output, failures=failures, settings=settings, tell=progress or say_nothing
        )
    few = list(islice(texts, _FEW + 1))
    if len(few) <= _FEW:
        return _find_among(few, output, failures=failures, settings=settings)
    with tempfile.TemporaryDirectory(prefix="whence-") as scratch:
        tell = progress or say_nothing
        every = chain(few, texts)
        return _find_kept(every, Path(scratch), output, failures=failures, settings=settings, tell=tell)


def _find_among(
    texts: Sequence[Text], output: Path | None, *, failures: list[Failure], settings: Settings
) -> Overlaps:
    """Find what a few texts share, all at once."""
    unique = list(dict.fromkeys(texts))
    if not unique:
        raise _nothing_read(failures)
    documents = [_make_document(number, text) for number, (_, text) in enumerate(unique)]
    names = [text.name for text in unique]
    passages = [_name(_describe(a), names) for a in align_documents(documents, settings=settings)]
    if output is not None:
        write_passages(passages, output)
    return Overlaps(
        n_documents=len(unique),
        n_new=len(unique),
        n_known=0,
        n_pairs=len({(p.left, p.right) for p in passages}),
        kinds=Counter(p.kind for p in passages),
        failures=tuple(failures),
    )


def _nothing_read(failures: Sequence[Failure]) -> DocumentError:
    return DocumentError(f"no text could be read: {'; '.join(f.message for f in failures[:3]) or 'no files'}")


def _find_kept(
    texts: Iterable[Text],
    folder: Path,
    output: Path | None,
    *,
    failures: list[Failure],
    settings: Settings,
    tell: Tell,
) -> Overlaps:
    """Add the texts to the index in `folder`, and find what they share."""
    from whence.textindex import TextIndex, Writer

    index = TextIndex(folder, settings=settings, is_new_allowed=True)
    n_before, number = index.n_documents, len(index.contents.additions)
    writer = Writer(index)
    n_known = _take_in(texts, index, writer, settings=settings, tell=tell)
    contents = writer.finish()
    grown = TextIndex(folder, settings=settings, contents=contents)
    if not grown.n_documents:
        raise _nothing_read(failures)
    n_pairs, kinds = _share(grown, number, first_new=n_before, settings=settings, tell=tell)
    grown.commit()
    if output is not None:
        copy_passages(grown, output, settings=settings)
    return Overlaps(
        n_documents=grown.n_documents,
        n_new=grown.n_documents - n_before,
        n_known=n_known,
        n_pairs=n_pairs,
        kinds=kinds,
        failures=tuple(failures),
    )


def _share(
    index: "TextIndex", number: int, *, first_new: int, settings: Settings, tell: Tell
) -> tuple[int, Counter[str]]:
    """Write the passages that texts from `first_new` on share; gives how many pairs share some, and their kinds."""
    met = _meet(index, first_new=first_new, settings=settings, tell=tell)
    kinds: Counter[str] = Counter()
    n_pairs = 0
    with PassageWriter(index.path("passages", number)) as passages:
        work = _share_out(index, met, settings)
        for n_done, rows in enumerate(map_stream("align", work, _align, processes=settings.processes), 1):
            passages.write(rows)
            kinds.update(row[6] for row in rows)
            n_pairs += len({(row[0], row[3]) for row in rows})
            tell("aligning", min(n_done * _PAIRS, len(met.one)), len(met.one))
    return n_pairs, kinds


def _take_in(
    texts: Iterable[Text], index: "TextIndex", writer: "Writer", *, settings: Settings, tell: Tell
) -> int:
    """Write what is new, and count what the index knows already."""
    from whence.textindex import make_key

    n_known = 0
    fresh: set[int] = set()

    def new_ones() -> Iterator[tuple[Settings, list[Text]]]:
        nonlocal n_known
        batch: list[Text] = []
        for text in texts:
            key = make_key(*text)
            if key in fresh or index.holds(key):
                n_known += 1
                continue
            fresh.add(key)
            batch.append(text)
            if len(batch) == _BATCH:
                yield settings, batch
                batch = []
        if batch:
            yield settings, batch

    n_done = 0
    work, waiting = tee(new_ones())  # the texts stay here: workers send back their fingerprints alone
    done = map_stream("fingerprint", work, _fingerprint, processes=settings.processes)
    for found, (_, batch) in zip(done, waiting, strict=True):
        writer.add([text.name for text in batch], [text.text for text in batch], found)
        n_done += len(batch)
        tell("fingerprinting", n_done, 0)
    return n_known


def _fingerprint(item: tuple[Settings, list[Text]]) -> "Fingerprints":
    from whence.trace.fingerprints import fingerprint

    settings, batch = item
    texts = [text.text for text in batch]
    return fingerprint(texts, shingle_words=settings.shingle_words, window=_WINDOW)


def _meet(index: "TextIndex", *, first_new: int, settings: Settings, tell: Tell) -> "Meetings":
    """Give the pairs of texts, one of them new, that share enough words in a row."""
    from dataclasses import fields

    import numpy as np

    from whence.run.tables import Tables
    from whence.trace.meetings import Meetings, confirm, first_of_pairs, meeting_statement

    n_new = index.n_documents - first_new
    share = index.n_fingerprints * min(1.0, 20 * n_new / max(1, index.n_documents))
    n_shares = max(1, round(share / _SHARE))
    step = (1 << 64) // n_shares
    bounds = [-(1 << 63) + k * step for k in range(n_shares)] + [1 << 63]
    names = [field.name for field in fields(Meetings)]
    found = []
    with Tables(index.folder / "spill", memory_mb=settings.memory_mb, threads=settings.processes) as tables:
        for k, (low, high) in enumerate(pairwise(bounds)):
            statement = meeting_statement(low, high, first_new=first_new)
            table = tables.sql("meet", statement, {"fingerprints": index.fingerprint_files()})
            met = Meetings(*(table.column(name).to_numpy().astype(np.int64) for name in names))
            found.append(confirm(index, met, min_words=settings.min_passage_words))
            tell("comparing", k + 1, n_shares)
    return first_of_pairs(Meetings(*(np.concatenate([getattr(one, name) for one in found]) for name in names)))


def _share_out(
    index: "TextIndex", met: "Meetings", settings: Settings
) -> Iterator[tuple[Path, "Contents", list[tuple[int, int]], Settings]]:
    for k in range(0, len(met.one), _PAIRS):
        some = met.take(slice(k, k + _PAIRS))
        pairs = list(zip(some.one.tolist(), some.two.tolist(), strict=True))
        yield index.folder, index.contents, pairs, settings


def _align(item: tuple[Path, "Contents", list[tuple[int, int]], Settings]) -> list[Row]:
    folder, contents, pairs, settings = item
    index = _open(folder, contents, settings)
    numbers = sorted({number for pair in pairs for number in pair})
    documents = [_make_document(number, index.read_text(number)) for number in numbers]
    wanted = {(_make_id(left), _make_id(right)) for left, right in pairs}
    return [_describe(a) for a in align_documents(documents, settings=settings, pairs=wanted)]


@cache  # once for each process that aligns
def _open(folder: Path, contents: "Contents", settings: Settings) -> "TextIndex":
    from whence.textindex import TextIndex

    return TextIndex(folder, settings=settings, contents=contents)


def _describe(alignment: Alignment) -> Row:
    left, right = alignment.left, alignment.right
    return (
        int(alignment.left_id), left.start, left.end, int(alignment.right_id), right.start, right.end,
        alignment.kind, alignment.n_words, alignment.similarity,
    )  # fmt: skip


def _name(row: Row, names: Sequence[str]) -> Passage:
    return Passage(names[row[0]], row[1], row[2], names[row[3]], row[4], row[5], row[6], row[7], row[8])


def _make_document(number: int, text: str) -> Document:
    return Document(id=_make_id(number), path="", media="text", text=text, blocks=find_paragraphs(text))


def find_paragraphs(text: str) -> tuple[Block, ...]:
    """Give the blocks of a text of which nothing is cleaned: what blank lines part."""
    return tuple(Block("paragraph", Span(*m.span()), "plain text") for m in _PARAGRAPH.finditer(text))


def _make_id(number: int) -> str:
    return f"{number:012}"  # in the order of numbers
