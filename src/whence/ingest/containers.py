"""Files that hold several articles: where a record stood, and how an article of one becomes an original."""

import hashlib
from dataclasses import dataclass, replace
from typing import Any

from whence.records import Custody, Failure, Media, Original


@dataclass(frozen=True, slots=True)
class Container:
    """A file with records, while it is read. `place` is what errors name it by."""

    place: str
    form: str
    path: str  # of the file on disk
    sha256: str = ""
    member: str | None = None  # the file inside it that is being read
    start: int | None = None  # byte where the present record begins
    packing: tuple[str, ...] = ()

    def custody(self, *, number: int, **stated: Any) -> Custody:
        """Give the custody of record `number`, with what the container states of it."""
        stated.setdefault("packing", self.packing)
        stated.setdefault("start", self.start)
        return Custody(
            container=self.path,
            form=self.form,
            number=number,
            container_sha256=self.sha256,
            member=self.member,
            **stated,
        )


Found = Original | Failure


def make_original(
    path: str,
    media: Media,
    data: bytes,
    fields: tuple[tuple[str, str], ...] = (),
    custody: Custody | None = None,
) -> Original:
    """Give an original with the id that its bytes make."""
    digest = hashlib.sha256(data).hexdigest()
    return Original(
        id=digest[:12], sha256=digest, path=path, media=media, data=data, fields=fields, custody=custody
    )


def end_at(original: Original, end: int) -> Original:
    """Give an original whose record ended before byte `end` of its container."""
    if original.custody is None:
        return original
    return replace(original, custody=replace(original.custody, end=end))
