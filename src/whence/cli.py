"""The commands: parse, call, write. What they do is in `pipeline.py` and `show/`.

Exit codes: 0 done; 1 an error, told in one line; 2 wrong usage; 3 done, but some inputs could not be taken in.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO

import click

from whence import __version__
from whence.errors import WhenceError
from whence.formats import list_exports
from whence.options import AS_JSON, CASE, DRY_RUN, FILE, FILES, OUTPUT, PATH, SET, with_settings
from whence.settings import parse_settings
from whence.terminal import make_console, preview, tell_failures, write_json


class _Group(click.Group):
    """Turns what a user can mend into one line on standard error and exit code 1."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except WhenceError as error:
            click.echo(f"whence: {' '.join(str(error).split())}", err=True)
            ctx.exit(1)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="whence")
def cli() -> None:
    """Tell who said it first, and on whose word: how many origins a pile of news articles rests on."""


@cli.command()
@click.argument("sources", nargs=-1, required=True, type=FILE)
@click.option("-o", "--output", "path", required=True, type=PATH, help="The case to make.")
@click.option("--replace", "is_replacing", is_flag=True, help="Drop articles of the case that SOURCES lack.")
@DRY_RUN
@with_settings
def build(sources: Sequence[Path], path: Path, is_replacing: bool, is_dry: bool, pairs: Sequence[str]) -> None:
    """Make a case from SOURCES (articles, folders, archives, feeds, exports) and print its summary."""
    from whence import pipeline
    from whence.progress import watch
    from whence.show import write_summary

    settings = parse_settings(pairs)
    if is_dry:
        preview(sources, None, settings)
        return
    with watch() as tell:
        case = pipeline.build_case(sources, path, settings=settings, is_replacing=is_replacing, progress=tell)
    write_summary(case, make_console(), path=str(path))
    tell_failures(case.failures)


@cli.command()
@CASE
@click.argument("sources", nargs=-1)
@DRY_RUN
@with_settings
@click.pass_obj  # tests alone give one: the network, with loopback opened
def add(network: Any, case: Path, sources: Sequence[str], is_dry: bool, pairs: Sequence[str]) -> None:
    """Add SOURCES to CASE, conclude anew, and print the summary; without SOURCES, conclude anew.

    Of SOURCES, those that begin with http:// or https:// are fetched.
    """
    from whence import errands, pipeline
    from whence.progress import watch
    from whence.show import write_summary

    settings = parse_settings(pairs) if pairs else None
    paths, errand = errands.part_sources(sources, network)
    if is_dry:
        preview(paths, case, settings, errand.urls)
        return
    with watch() as tell:
        made = pipeline.add_sources(case, paths, errand=errand, settings=settings, progress=tell)
    write_summary(made, make_console(), path=str(case))
    tell_failures(made.failures)


@cli.command()
@CASE
@click.argument("kind", required=False, type=click.Choice(["claim", "source", "report", "document", "places"]))
@click.argument("key", required=False)
@click.option("--as-of", "day", metavar="DATE", help="As it stood at the end of that day: 2024-03-15.")
@AS_JSON
def show(case: Path, kind: Any, key: str | None, day: str | None, is_json: bool) -> None:
    """Print the summary of CASE, or one claim, source, report or document of it, or its places."""
    from whence import hindsight, pipeline
    from whence.show import make_payload, write_details, write_places, write_summary

    if kind == "places" and key is not None:
        raise click.UsageError(f"places takes no name: whence show {case} places")
    if (kind in (None, "places")) != (key is None):
        raise click.UsageError(f"{kind} needs a number or a name: whence show {case} {kind} 1")
    if kind is not None and is_json:
        raise click.UsageError("--json prints the whole case; leave out KIND and KEY")
    loaded = pipeline.load_case(case) if day is None else hindsight.load_case_as_of(case, day)
    if is_json:
        write_json(make_payload(loaded))
    elif kind == "places":
        write_places(loaded, make_console())
    elif kind is None or key is None:
        write_summary(loaded, make_console(), path=str(case))
    else:
        write_details(loaded, kind, key, make_console())


@cli.command()
@FILES
@AS_JSON
@click.option("--plain", is_flag=True, help="Take each whole file for body text; clean nothing.")
@with_settings
def read(files: Sequence[Path], is_json: bool, plain: bool, pairs: Sequence[str]) -> None:
    """List who is said to say what in FILES; with --json, all that was read, one article a line."""
    from whence import listings, pipeline
    from whence.progress import watch
    from whence.show import make_reading_payload

    with watch() as tell:
        pile = pipeline.read_files(files, settings=parse_settings(pairs), plain=plain, progress=tell)
    for document, reading in zip(pile.documents, pile.readings, strict=True):
        if is_json:
            write_json(make_reading_payload(document, reading))
        else:
            listings.write_reading(document, reading, make_console())
    tell_failures(pile.failures)


@cli.command()
@FILES
@AS_JSON
@with_settings
def trace(files: Sequence[Path], is_json: bool, pairs: Sequence[str]) -> None:
    """List the reports that FILES rest on, by whose words, and the text they share."""
    from whence import listings, pipeline
    from whence.progress import watch
    from whence.show import make_trace_payload

    with watch() as tell:
        pile, traced = pipeline.trace_files(files, settings=parse_settings(pairs), progress=tell)
    if is_json:
        write_json(make_trace_payload(pile.documents, traced))
    else:
        listings.write_trace(pile.documents, traced, make_console())
    tell_failures(pile.failures)


@cli.command()
@click.argument("urls", nargs=-1, required=True)
@click.option(
    "-o", "--output", "place", required=True, type=PATH, help="A folder, or a .warc or .warc.gz file."
)
@SET
@click.pass_obj  # tests alone give one: the network, with loopback opened
def fetch(network: Any, urls: Sequence[str], place: Path, pairs: Sequence[str]) -> None:
    """Fetch the pages at URLS and keep them as they came, as web archives that the other commands read."""
    from whence.fetch import fetch_into
    from whence.progress import watch

    with watch() as tell:
        stored, failures = fetch_into(
            urls, place, settings=parse_settings(pairs), network=network, progress=tell
        )
    for page in stored:
        click.echo(f"{page.path}: {page.place} ({page.media or 'no Content-Type'}, {page.n_bytes:,} bytes)")
    tell_failures(failures)


@cli.command()
@FILES
@click.option(
    "--index", "folder", type=PATH, help="A folder in which texts are kept, so that more can be added."
)
@click.option("-o", "--output", type=PATH, help="Where to write the passages: .jsonl, .csv or .parquet.")
@SET
def overlaps(files: Sequence[Path], folder: Path | None, output: Path | None, pairs: Sequence[str]) -> None:
    """Find the passages that FILES share, in piles of any size; nothing is cleaned, nobody's words are read."""
    from whence import listings
    from whence.overlaps import find_overlaps
    from whence.progress import watch

    with watch() as tell:
        found = find_overlaps(files, folder, output, settings=parse_settings(pairs), progress=tell)
    listings.write_overlaps(found, make_console())
    tell_failures(found.failures)


@cli.command()
@CASE
@OUTPUT
def dossier(case: Path, output: BinaryIO) -> None:
    """Write CASE as one HTML page that opens from disk, without a network."""
    from whence import pipeline
    from whence.show import render_dossier

    page = render_dossier(pipeline.load_case(case))  # before the file is opened
    output.write(page.encode())


@cli.command()
@CASE
def check(case: Path) -> None:
    """Say whether CASE is sound: its database, its originals, and all that its records point at."""
    from whence import pipeline

    faults = pipeline.check_case(case)
    for fault in faults:
        click.echo(fault, err=True)
    if faults:
        raise WhenceError(f"{case}: {len(faults)} faults; take a copy made earlier, or build the case again")
    click.echo(f"{case}: sound")


@cli.command()
@CASE
@click.option("--to", "form", required=True, help=f"The format to write: {list_exports()}.")
@OUTPUT
def export(case: Path, form: str, output: BinaryIO) -> None:
    """Write CASE for other programs."""
    from whence import pipeline
    from whence.show import export_case

    data = export_case(pipeline.load_case(case), form)  # before the file is opened
    output.write(data)


@cli.command()
@CASE
@AS_JSON
def log(case: Path, is_json: bool) -> None:
    """List what an analyst decided about CASE, newest first: in force, taken back, or without its words."""
    from whence import pipeline
    from whence.show.logs import make_log_payload, write_log

    loaded = pipeline.load_case(case)
    if is_json:
        write_json(make_log_payload(loaded))
    else:
        write_log(loaded, make_console())


@cli.command()
@CASE
@click.argument("words", nargs=-1, required=True)
@AS_JSON
@click.option(
    "--in", "kind", type=click.Choice(["article", "statement", "source", "place"]), help="Of that kind."
)
@click.option("--outlet", help="Of that outlet alone.")
@click.option("--stance", help="Statements of that stance alone, such as denies.")
@click.option("--since", metavar="DATE", help="What appeared on that day or later: 2024-03-15.")
@click.option("--until", metavar="DATE", help="What appeared by the end of that day.")
@click.option(
    "--most", type=click.IntRange(1), default=50, show_default=True, help="So many are given, the best first."
)
def search(case: Path, words: Sequence[str], is_json: bool, most: int, **asked: str | None) -> None:
    """Find what holds all WORDS in CASE: articles, statements, and names of sources and places."""
    from whence import listings
    from whence.searching import search_file

    found = search_file(case, words, {name: value for name, value in asked.items() if value}, most=most)
    if is_json:
        write_json(found)
    else:
        listings.write_found(found, make_console())


@cli.command()
@CASE
@click.option("--port", type=click.IntRange(0, 65535), default=8347, show_default=True, help="0: any free one.")
def serve(case: Path, port: int) -> None:
    """Open the desk of CASE in the browser, on this machine alone, until Ctrl-C."""
    from whence.web import make_server

    with make_server(case, port=port) as server:
        click.echo(f"http://127.0.0.1:{server.server_port}/  (Ctrl-C ends it)")
        server.serve_forever()
