"""The terminal: what commands write there, and the exit code that tells of inputs left out."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import Console

    from whence.records import Failure
    from whence.settings import Settings

_PARTLY_DONE = 3


def preview(
    sources: Sequence[Path], case: Path | None, settings: "Settings | None", urls: Sequence[str] = ()
) -> None:
    """List what would be read of sources and how; what would not is told as a failure."""
    from whence import listings
    from whence.previews import preview_sources

    found = preview_sources(sources, case=case, settings=settings, urls=urls)
    listings.write_previews(found, make_console())
    tell_failures(found.failures)


def make_console() -> "Console":
    """Give standard output as a console that takes words for words: an article's brackets are no markup."""
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False)


def write_json(payload: Any) -> None:
    """Write a record as one line of JSON."""
    import msgspec

    sys.stdout.buffer.write(msgspec.json.encode(payload) + b"\n")


def tell_failures(failures: Sequence["Failure"]) -> None:
    """Print what went wrong with inputs, control characters written out; exit with 3 if one is not in the pile."""
    if failures:
        from whence.show.words import show_controls

        for failure in failures:
            click.echo(f"whence: {show_controls(' '.join(failure.message.split()))}", err=True)
    if not all(failure.is_note for failure in failures):
        sys.exit(_PARTLY_DONE)
