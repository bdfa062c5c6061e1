"""whence: who said it first, and on whose word.

`whence.open_case(PATH)` opens a case in a notebook; see `whence.notebook`.
"""

from importlib import import_module
from typing import Any

__version__ = "0.1.0"
__all__ = ["__version__", "open_case"]


def __getattr__(name: str) -> Any:
    """Give `open_case`, loaded when it is asked for: the stages need not wait for what shows a case."""
    if name == "open_case":
        return import_module("whence.notebook").open_case
    raise AttributeError(f"module 'whence' has no attribute {name!r}")
