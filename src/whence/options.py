"""The arguments and options that several commands share."""

import functools
from pathlib import Path
from typing import Any

import click

PATH = click.Path(path_type=Path)


class _File(click.Path):
    """A file or folder to read; a URL is refused with what would do, for nothing is fetched unasked."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if str(value).lower().startswith(("http://", "https://")):
            self.fail(f"{value!r} is not fetched here; `whence fetch {value} -o FOLDER` first", param, ctx)
        return super().convert(value, param, ctx)


FILE = _File(path_type=Path)

SET = click.option(
    "-s", "--set", "pairs", multiple=True, metavar="NAME=VALUE", help="Change a setting; can be repeated."
)
_READER = click.option(
    "--reader", type=click.Choice(["learned", "rules"]), help="Who finds attributions: same as --set reader=..."
)


def with_settings(command: Any) -> Any:
    """Give a command `--set` and `--reader`; it gets both as `pairs`."""

    @functools.wraps(command)
    def run(*, pairs: tuple[str, ...], reader: str | None, **others: Any) -> Any:
        return command(pairs=(*pairs, f"reader={reader}") if reader else pairs, **others)

    return SET(_READER(run))


AS_JSON = click.option("--json", "is_json", is_flag=True, help="Print JSON.")
DRY_RUN = click.option(
    "--dry-run", "is_dry", is_flag=True, help="List what would be read and how; write and fetch nothing."
)
OUTPUT = click.option(
    "-o",
    "--output",
    type=click.File("wb", lazy=True),
    default="-",
    help="Where to write; - is standard output.",
)
CASE = click.argument("case", type=PATH)
FILES = click.argument("files", nargs=-1, required=True, type=FILE)
