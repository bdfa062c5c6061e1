"""Where the stages run: the only code that knows how work is spread."""

from whence.run.local import map_each

__all__ = ["map_each"]
