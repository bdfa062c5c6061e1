"""Packed bytes unpacked as they are read, never more than the settings allow."""

import io
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from whence.errors import DocumentError
from whence.settings import Settings

_MAGIC = b"\x1f\x8b\x08"  # gzip (RFC 1952) with deflate
_BLOCK = 65_536  # bytes read at once
_SLACK = 1 << 20  # unpacked bytes below which no ratio is looked at: a page of blanks is no bomb


class PackingError(DocumentError):
    """A packed file beyond the limits: nothing more of it is read."""


class Budget:
    """How much of a container may yet be unpacked."""

    def __init__(self, place: str, settings: Settings) -> None:
        """Begin with all that `settings` allow for the container at `place`."""
        self._place, self._ratio, self._most = place, settings.max_unpack_ratio, settings.max_unpacked_bytes
        self.n_packed = self.n_unpacked = 0

    def spend(self, n_packed: int, n_unpacked: int) -> None:
        """Count bytes read and given; raises `PackingError` beyond the limits."""
        self.n_packed += n_packed
        self.n_unpacked += n_unpacked
        if self.n_unpacked > _SLACK and self.n_unpacked > self.n_packed * self._ratio:
            raise PackingError(
                f"{self._place}: unpacks to more than {self._ratio} times its size ({self.n_packed:,} bytes to over "
                f"{self.n_unpacked:,}), as no articles do; raise max_unpack_ratio if it is to be trusted",
                status="too large",
            )
        if self.n_unpacked > self._most:
            raise PackingError(
                f"{self._place}: unpacks to more than {self._most:,} bytes; split it, or raise max_unpacked_bytes",
                status="too large",
            )


class Gzip:
    """A gzip file member by member: a WARC has one for each record, any other file has all in one."""

    def __init__(self, packed: BinaryIO, *, place: str, budget: Budget) -> None:
        """Read from `packed`, which is at its start."""
        self._packed, self._place, self.budget = packed, place, budget
        self._kept = b""  # read and not yet unpacked
        self.at = 0  # where `_kept` begins

    def members(self) -> "Iterator[Member]":
        """Yield each member, to be read before the next; what is damaged is skipped to the next one's first byte."""
        while self._find():
            member = Member(self, self.at)
            yield member
            if not member.drain():
                self.skip(1 if self.at == member.start else 0)

    def more(self) -> bytes:
        """Give packed bytes to unpack; none at the end."""
        if not self._kept:
            self._kept = self._packed.read(_BLOCK)
        return self._kept

    def skip(self, n_bytes: int) -> None:
        """Count packed bytes as done."""
        self._kept = self._kept[n_bytes:]
        self.at += n_bytes

    def _find(self) -> bool:
        """Go to the first byte of the next member; tell whether there is one."""
        while True:
            if len(self._kept) < len(_MAGIC):
                block = self._packed.read(_BLOCK)
                if not block:
                    return self._kept.startswith(_MAGIC)
                self._kept += block
            found = self._kept.find(_MAGIC)
            if found >= 0:
                self.skip(found)
                return True
            self.skip(max(0, len(self._kept) - len(_MAGIC) + 1))
            block = self._packed.read(_BLOCK)
            if not block:
                return False
            self._kept += block


class Member(io.RawIOBase):
    """One member of a gzip file, as a stream of what is packed in it."""

    def __init__(self, gzip: Gzip, start: int) -> None:
        """Begin at the packed byte `start`."""
        self.start, self.fault = start, ""
        self._gzip, self._inflate, self._left = gzip, zlib.decompressobj(31), b""

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def read(self, size: int = -1, /) -> bytes:
        """Give up to `size` bytes; none at the end or where the member is damaged, which `fault` then says."""
        blocks = []
        while size != 0:
            block = self._next(_BLOCK if size < 0 else min(size, _BLOCK))
            if not block:
                break
            blocks.append(block)
            size -= len(block) if size > 0 else 0
        return b"".join(blocks)

    def drain(self) -> bool:
        """Read what is left; tell whether the member is whole."""
        while self._next(_BLOCK):
            pass
        return not self.fault

    def _next(self, size: int) -> bytes:
        while not (self._inflate.eof or self.fault):
            packed = self._gzip.more()
            if not packed:
                self.fault = "is cut short"
                break
            try:
                block = self._inflate.decompress(packed, size)
            except zlib.error as error:
                self.fault = f"is damaged ({error})"
                break
            rest = len(self._inflate.unconsumed_tail) or len(self._inflate.unused_data)
            self._gzip.skip(len(packed) - rest)
            self._gzip.budget.spend(len(packed) - rest, len(block))
            if block:
                return block
        return b""


class Unpacked(io.RawIOBase):
    """All members of a gzip file as one stream."""

    def __init__(self, packed: BinaryIO, *, place: str, budget: Budget) -> None:
        """Read from `packed`, which is at its start."""
        self._place, self._packed = place, packed
        self._members = Gzip(packed, place=place, budget=budget).members()
        self._member: Member | None = next(self._members, None)

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def read(self, size: int = -1, /) -> bytes:
        """Give up to `size` bytes; raises `DocumentError` where the file is damaged."""
        while self._member is not None:
            block = self._member.read(size)
            if self._member.fault:
                raise DocumentError(
                    f"{self._place}: the gzip data from byte {self._member.start} on {self._member.fault}; "
                    "get the file again",
                    status="malformed",
                )
            if block or not size:
                return block
            self._member = next(self._members, None)
        return b""

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override]
        """Fill `buffer`; needed by `io.BufferedReader`."""
        block = self.read(len(buffer))
        buffer[: len(block)] = block
        return len(block)

    def close(self) -> None:
        """Close the packed file too."""
        self._packed.close()
        super().close()
