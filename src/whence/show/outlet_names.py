"""Outlets by the name a reader knows, from their key in the outlet table."""

from functools import cache


@cache
def name_outlet(key: str | None) -> str | None:
    """Give the display name of an outlet; None stays None."""
    from whence.outlets import load_outlets  # reads the table

    return None if key is None else load_outlets().get(key).name
