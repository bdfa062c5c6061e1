"""The version of each stage: that of whence, and digits that change with any line the stage rests on."""

import hashlib
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from whence import __version__
from whence.settings import Settings

_STAGES = ("ingest", "read", "trace", "weigh")
_SHARED = (
    "outlets.py", "records.py", "answers.py", "histories.py", "conclusions.py", "whereabouts.py", "spellings.py",
    "gazetteers.py", "gazetteer_index.py", "gazetteer_tables.py", "gazetteer_files.py", "data", "models",
)  # fmt: skip
_UNTOLD = ("processes",)  # settings that change no result


def sign_run(settings: Settings) -> tuple[tuple[str, str], ...]:
    """Give each stage with its version, then each setting that is not at its default."""
    usual = Settings()
    changed = [
        (f"setting {field.name}", str(getattr(settings, field.name)))
        for field in fields(settings)
        if field.name not in _UNTOLD and getattr(settings, field.name) != getattr(usual, field.name)
    ]
    return (*((stage, version_stage(stage)) for stage in _STAGES), *changed)


@cache
def version_stage(stage: str) -> str:
    """Give the version of a stage, as 0.1.0+1a2b3c4d."""
    digest = hashlib.sha256()
    root = resources.files("whence")
    for place in (root / stage, *(root / name for name in _SHARED)):
        for name, data in _find_files(place):
            digest.update(f"{name} {len(data)} ".encode() + data)
    return f"{__version__}+{digest.hexdigest()[:8]}"


def _find_files(place: Traversable) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of each file; reader.sha256 stands for the model, which is checked when it is loaded."""
    if place.is_dir():
        for inner in sorted(place.iterdir(), key=lambda item: item.name):
            if not inner.name.startswith(("_", ".")) or inner.name == "__init__.py":
                yield from _find_files(inner)
    elif place.is_file() and not place.name.endswith(".onnx"):
        yield place.name, place.read_bytes()
