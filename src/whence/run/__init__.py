"""Where the stages run: the only code that knows how work is spread."""

from whence.run.guarded import Guard
from whence.run.local import map_each, map_stream

__all__ = ["Guard", "map_each", "map_stream"]
