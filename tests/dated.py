"""What the tests of times share: a document with a day of publication, and the days a mention means."""

from dataclasses import replace
from datetime import date

from reading import plain_document
from whence.moments import When
from whence.records import Document, Stamp, TimeMention

FRIDAY = "2018-08-31"


def document(text: str, published: str | None = FRIDAY) -> Document:
    """Give a document of one paragraph, published on a day; None: on no day that it states."""
    stamp = None
    if published is not None:
        day = date.fromisoformat(published)
        stamp = Stamp(None, published, published, "day", None, When.days(day, day))
    return replace(plain_document(text), published=stamp)


def days(mention: TimeMention) -> tuple[str | None, str | None] | None:
    """Give the first and last day of a mention in ISO 8601; None for an end that is open."""
    when = mention.when
    if when is None:
        return None
    return (
        when.earliest.date().isoformat() if when.earliest else None,
        when.latest.date().isoformat() if when.latest else None,
    )
