"""Recall: what pure functions gave is kept while an analyst decides, for a decision leaves most of a case as it was.

Arguments are compared by value, so that what is kept is what would be found anew. A build keeps nothing: each text
passes once there, and piles are large.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar

Asked = ParamSpec("Asked")
Given = TypeVar("Given")

_is_on: ContextVar[bool] = ContextVar("is_on", default=False)


def recalled(size: int) -> Callable[[Callable[Asked, Given]], Callable[Asked, Given]]:
    """Keep the last `size` results of a function of hashable arguments while `recalling`; it must change nothing."""

    def decorate(function: Callable[Asked, Given]) -> Callable[Asked, Given]:
        kept = lru_cache(maxsize=size)(function)

        @wraps(function)
        def call(*args: Asked.args, **kwargs: Asked.kwargs) -> Given:
            return kept(*args, **kwargs) if _is_on.get() else function(*args, **kwargs)  # type: ignore[arg-type]

        return call

    return decorate


def is_recalling() -> bool:
    """Tell whether what is found now is kept."""
    return _is_on.get()


@contextmanager
def recalling(is_on: bool = True) -> Iterator[None]:
    """Let functions that are `recalled` keep what they give, within this block and thread."""
    token = _is_on.set(is_on)
    try:
        yield
    finally:
        _is_on.reset(token)
