"""Files of trained models: found in the package or a folder, and checked against their stated SHA-256."""

import hashlib
import importlib
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from whence.errors import WhenceError


def check_model_files(
    folder: Path | None, sums: str, names: Sequence[str], *, model: str, remedy: str
) -> dict[str, Path]:
    """Give the files of a model by name once each has the SHA-256 that the file `sums` states.

    `folder` None: those of the package. `model` says in an error what is not there, `remedy` what to do without it.
    Raises WhenceError when a file is missing or altered.
    """
    place = folder or Path(str(files("whence") / "models"))
    stated_in = place / sums
    if not stated_in.is_file():
        raise WhenceError(f"{stated_in}: not here; {model} is not installed, {remedy}")
    lines = [line.split() for line in stated_in.read_text(encoding="utf-8").splitlines()]
    stated = {name: digest for digest, name in (line for line in lines if len(line) == 2)}
    found = {}
    for name in names:
        path = place / name
        if not path.is_file():
            raise WhenceError(f"{path}: not here; install the package again, or {remedy}")
        seen, wanted = hashlib.sha256(path.read_bytes()).hexdigest(), stated.get(name, "none stated")
        if seen != wanted:
            raise WhenceError(
                f"{path}: SHA-256 {seen[:12]}, not {wanted[:12]}; install the package again, or {remedy}"
            )
        found[name] = path
    return found


def import_for(name: str, *, model: str, remedy: str) -> Any:
    """Give a library that a model needs; raises WhenceError when it is not installed."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise WhenceError(f"{model} needs {name}: pip install {name}, or {remedy}") from error
