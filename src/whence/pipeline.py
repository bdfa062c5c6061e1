"""The whole way from files to a case: the stages in their order, and what is kept between runs."""

import dataclasses
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from sqlite3 import Connection
from typing import TYPE_CHECKING

import msgspec

from whence import cases, checks, run
from whence.concluding import conclude
from whence.conclusions import Case, Trace
from whence.decision_log import read_log
from whence.errands import Errand, run_errand
from whence.errors import CaseError, DocumentError
from whence.gazetteers import Gazetteer
from whence.ingest import clean_originals
from whence.intakes import join_originals, load_all, refuse_loss, sort_failures
from whence.introductions import find_introduced
from whence.outlets import OutletTable, load_outlets
from whence.progress import Tell, say_nothing
from whence.read import is_read, read_document, say_limit
from whence.records import Document, Failure, Original, Reading, make_id
from whence.settings import NO_GAZETTEER, ReaderName, Settings
from whence.versions import sign_run, version_stage

if TYPE_CHECKING:
    from whence.weigh.judges import Judge

_SAVE_EVERY = 25  # readings; a run that is cut short loses at most so many


@dataclasses.dataclass(frozen=True, slots=True)
class Pile:
    """Documents and their readings, in the same order, with what could not be taken in."""

    documents: tuple[Document, ...]
    readings: tuple[Reading, ...]
    outlets: OutletTable
    failures: tuple[Failure, ...]


def build_case(
    sources: Sequence[Path],
    path: Path,
    *,
    settings: Settings,
    is_replacing: bool = False,
    progress: Tell | None = None,
) -> Case:
    """Make the case at `path` from files and folders, and give what it holds.

    A case that is there already is made again: its decisions and what can be used of its readings stay. Raises
    `CaseError` if articles of it are not among `sources`, unless `is_replacing`.
    """
    loaded, failures = load_all(sources, settings=settings)
    with cases.open_case(path, is_new_allowed=True) as connection:
        old = cases.read_intake(connection)
        if not is_replacing:
            refuse_loss(old.originals, loaded)
        intake = dataclasses.replace(old, originals=loaded, failures=sort_failures(failures), settings=settings)
        return _make_case(connection, intake, progress)


def add_sources(
    path: Path,
    sources: Sequence[Path],
    *,
    errand: Errand | None = None,
    settings: Settings | None = None,
    progress: Tell | None = None,
    root: Path | None = None,
) -> Case:
    """Add files, folders and fetched pages to the case at `path` and conclude anew.

    The result is that of `build_case` with all sources at once; articles that stay as they were are not read
    again. `settings`: None for those the case was made with. `root`: a folder that files lie in for now only.
    """
    if not path.exists():
        raise CaseError(f"{path}: there is no such file; `whence build FILES -o {path}` makes a case")
    with cases.open_case(path, is_new_allowed=True) as connection:
        old = cases.read_intake(connection)
        settings = settings or old.settings
        loaded, failures = load_all(sources, settings=settings, root=root)
        tell, held = progress or say_nothing, cases.read_archives(connection)
        fetched, archives, more = run_errand(errand or Errand(), held, settings=settings, progress=tell)
        failures += more
        originals, twins = join_originals(old.originals, [*loaded, *fetched])
        seen = {original.path for original in originals} | {failure.path for failure in failures}
        kept = [failure for failure in old.failures if failure.path not in seen]
        told = sort_failures([*kept, *failures, *twins])
        intake = dataclasses.replace(
            old, originals=originals, failures=told, settings=settings, archives=tuple(archives)
        )
        return _make_case(connection, intake, progress)


def load_case(path: Path) -> Case:
    """Give all that the case at `path` holds."""
    with cases.open_case(path) as connection:
        return cases.read_case(connection)


def read_files(
    files: Sequence[Path], *, settings: Settings, plain: bool = False, progress: Tell | None = None
) -> Pile:
    """Take in and read files without a case; `plain` takes each whole file for body text.

    Raises `DocumentError` when there is nothing to read.
    """
    originals, failures = load_all(files, settings=settings)
    documents, more = _clean(originals, settings=settings, plain=plain)
    outlets = name_outlets(documents)
    readings = dict(_read(documents, outlets=outlets, settings=settings, progress=progress or say_nothing))
    return Pile(
        documents=tuple(documents),
        readings=tuple(readings[document.id] for document in documents),
        outlets=load_table(outlets),
        failures=_require(documents, [*failures, *more]),
    )


def trace_files(
    files: Sequence[Path], *, settings: Settings, progress: Tell | None = None
) -> tuple[Pile, Trace]:
    """Take in, read and trace files without a case."""
    from whence.trace import trace_case

    pile = read_files(files, settings=settings, progress=progress)
    trace = trace_case(pile.documents, pile.readings, outlets=pile.outlets, settings=settings)
    return pile, trace


def check_case(path: Path) -> list[str]:
    """Give what is wrong with the case at `path`, a sentence each; nothing: it is sound."""
    return checks.find_faults(path)


def _make_case(connection: Connection, intake: cases.Intake, progress: Tell | None) -> Case:
    tell = progress or say_nothing
    settings = intake.settings
    gazetteer = load_gazetteer(settings)  # before the long work, which a file that is not there would waste
    tell("cleaning", 0, 0)
    documents, failures = _clean(intake.originals, settings=settings)
    all_failures = _require(documents, [*intake.failures, *failures])
    names = name_outlets(documents)
    keys = {document.id: _reading_key(document, names, settings.reader) for document in documents}
    read = partial(_read, outlets=names, settings=settings, progress=tell)
    readings = _read_kept(connection, documents, keys, read=read)
    outlets = load_table(names)
    log = read_log(connection)
    trace, weighing = conclude(
        documents,
        readings,
        outlets=outlets,
        settings=settings,
        judge=load_judge_for(settings),
        gazetteer=gazetteer,
        decisions=log,
        tell=tell,
    )
    case = Case(
        documents=tuple(documents),
        readings=tuple(readings),
        trace=trace,
        weighing=weighing,
        failures=all_failures,
        made_by=sign_run(settings),
        decisions=log,
    )
    tell("writing", 0, 0)
    cases.write_case(connection, case, intake=intake, keys=keys)
    return case


def load_judge_for(settings: Settings) -> "Judge | None":
    """Give the pair model; None where rules alone are to read."""
    from whence.weigh import load_judge

    return (
        load_judge(threads=settings.processes or os.cpu_count() or 1) if settings.reader == "learned" else None
    )


def load_gazetteer(settings: Settings) -> Gazetteer:
    """Give the places that come with whence and those of the user's file.

    Raises `DocumentError` if that cannot be read. The places that come with whence are opened at the first look-up.
    """
    gazetteer = Gazetteer(None if settings.gazetteer == NO_GAZETTEER else Path(settings.gazetteer))
    gazetteer.check()
    return gazetteer


def _read_kept(
    connection: Connection,
    documents: Sequence[Document],
    keys: Mapping[str, str],
    *,
    read: Callable[[Sequence[Document]], Iterator[tuple[str, Reading]]],
) -> list[Reading]:
    """Give the reading of each document, in order; those that the case lacks are made and kept as they come."""
    readings = cases.find_readings(connection, keys.values())
    fresh = [document for document in documents if keys[document.id] not in readings]
    batch: dict[str, Reading] = {}
    for n_read, (document_id, reading) in enumerate(read(fresh), 1):
        batch[keys[document_id]] = reading
        if n_read % _SAVE_EVERY == 0 or n_read == len(fresh):
            cases.keep_readings(connection, batch)
            readings |= batch
            batch = {}
    return [readings[keys[document.id]] for document in documents]


def _clean(
    originals: Sequence[Original], *, settings: Settings, plain: bool = False
) -> tuple[list[Document], list[Failure]]:
    """Clean the whole pile; outlets that its records state are known by then."""
    stated = {value for original in originals for name, value in original.fields if name == "outlet"}
    outlets = load_table(tuple(sorted(stated)))
    with run.Guard(settings) as guard:
        documents, failures = clean_originals(
            originals, outlets=outlets, settings=settings, plain=plain, guard=guard
        )
    too_long = [document for document in documents if len(document.text) > settings.max_text_chars]
    failures += [
        Failure(
            document.path,
            f"{document.path}: {len(document.text):,} characters of text, more than an article has; "
            f"split it into articles, or raise max_text_chars, which is {settings.max_text_chars:,}",
            status="too large",
        )
        for document in too_long
    ]
    documents = [document for document in documents if len(document.text) <= settings.max_text_chars]
    failures += [
        Failure(
            document.path,
            f"{document.path}: {say_limit(document)} Told by: {document.language_reason}",
            is_note=True,
            status="language",
        )
        for document in documents
        if not is_read(document)
    ]
    return documents, failures


def name_outlets(documents: Iterable[Document]) -> tuple[str, ...]:
    """Give the outlets that the documents state of themselves or introduce in words ("Ajel, a newspaper"), sorted."""
    stated = {document.outlet_name for document in documents if document.outlet_name is not None}
    introduced = {name for document in documents for name in find_introduced(document.text)}
    return tuple(sorted(stated | introduced))


def _read(
    documents: Sequence[Document], *, outlets: tuple[str, ...], settings: Settings, progress: Tell
) -> Iterator[tuple[str, Reading]]:
    """Yield the reading of each document, in order, as soon as it is made."""
    progress("reading", 0, len(documents))
    function = partial(_read_one, outlets, settings.reader)
    found = run.map_each("read", documents, function, processes=settings.processes)
    for n_read, (document, reading) in enumerate(zip(documents, found, strict=True), 1):
        progress("reading", n_read, len(documents))
        yield document.id, reading


def _read_one(outlets: tuple[str, ...], reader: ReaderName, document: Document) -> Reading:
    return read_document(document, outlets=load_table(outlets), reader=reader)


@cache  # once for each process that reads
def load_table(names: tuple[str, ...]) -> OutletTable:
    """Give the table of outlets with those of a pile that it lacks."""
    return load_outlets().extended(names)


def _reading_key(document: Document, outlets: tuple[str, ...], reader: ReaderName) -> str:
    """Give what the reading of a document depends on, as one word.

    Of the outlets of its pile, those count that it names: an article of a new outlet leaves the others as read.
    """
    text = document.text.casefold()
    named = [name for name in outlets if name.casefold() in text]
    found = load_table(outlets).find(document.text)
    return make_id(msgspec.json.encode((document, named, found, reader)).decode(), version_stage("read"))


def _require(documents: Sequence[Document], failures: Iterable[Failure]) -> tuple[Failure, ...]:
    """Give the failures sorted; raise `DocumentError` when nothing else is left."""
    ordered = sort_failures(failures)
    if not documents:
        seen = "; ".join(failure.message for failure in ordered[:3]) or "no files were given"
        more = f"; and {len(ordered) - 3} more" if len(ordered) > 3 else ""
        raise DocumentError(f"no article could be read: {seen}{more}")
    return ordered
