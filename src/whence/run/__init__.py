"""Where the stages run: the only code that knows how work is spread."""

from whence.run.local import map_each, map_stream

__all__ = ["map_each", "map_stream"]
