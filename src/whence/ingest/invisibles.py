"""Characters that nobody sees: where they stand, and a working text without them.

Zero-width and bidirectional characters, soft hyphens, tags and variation selectors can split a word, turn its letters
round or carry hidden bytes. Those that a script or an emoji needs stay and are not told of. Letters written in two
characters become one (Unicode NFC), so that two ways to write a name are one. The file keeps every byte.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from whence.ingest.mapped_texts import MappedText
from whence.records import Span

_NAMES = {
    "\u00ad": "soft hyphen", "\u200b": "zero-width space", "\u200c": "zero-width non-joiner",
    "\u200d": "zero-width joiner", "\u2060": "word joiner", "\ufeff": "zero-width no-break space",
    "\u200e": "left-to-right mark", "\u200f": "right-to-left mark", "\u061c": "Arabic letter mark",
    "\u202a": "left-to-right embedding", "\u202b": "right-to-left embedding", "\u202c": "end of a direction",
    "\u202d": "left-to-right override", "\u202e": "right-to-left override", "\u2066": "left-to-right isolate",
    "\u2067": "right-to-left isolate", "\u2068": "first strong isolate", "\u2069": "end of an isolate",
}  # fmt: skip
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_TAGS = "\U000e0000-\U000e007f"
_SUSPECT = re.compile(
    f"[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff"
    f"\uffa0\ufff9-\ufffb{_SELECTORS}{_TAGS}]+"
)
_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007e]{1,7}\U000e007f")  # of England, Scotland, Texas, say
_JOINING = re.compile(
    "[\u0600-\u08ff\u0900-\u0dff\u0e00-\u109f\u1780-\u18af\ua840-\ua87f\ufb50-\ufdff\ufe70-\ufeff]"
)
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_IDEOGRAPH = re.compile("[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_MAX_PLACES = 5  # told of each sort in words; all of them are in the record


@dataclass(frozen=True, slots=True)
class Invisible:
    """Invisible characters of one sort that follow each other. `hidden` is what they spell; "" when nothing."""

    span: Span
    name: str
    code: str
    hidden: bytes = b""


@dataclass(frozen=True, slots=True)
class Cleared:
    """A text without invisible characters, mapped into the text it was, and what was left out."""

    text: MappedText
    found: tuple[Invisible, ...]

    def move(self, span: Span) -> Span:
        """Give where the words of a span of the text as it was stand now."""
        return Span(self._place(span.start), self._place(span.end))

    def _place(self, place: int) -> int:
        segments = self.text.segments
        index = bisect_right(segments, place, key=lambda segment: segment.origin) - 1
        if index < 0:
            return 0
        segment = segments[index]
        if segment.end - segment.start == segment.origin_end - segment.origin:
            return min(segment.start + place - segment.origin, segment.end)
        return segment.start if place == segment.origin else segment.end


def clear_invisibles(text: str) -> Cleared | None:
    """Give `text` without the invisible characters that no script needs, in NFC; None: it is so already."""
    found = tuple(find_invisibles(text))
    is_composed = unicodedata.is_normalized("NFC", text)
    if not found and is_composed:
        return None
    made, at = MappedText(), 0
    for start, end in [*((item.span.start, item.span.end) for item in found), (len(text), len(text))]:
        _compose(made, text, at, start, is_composed=is_composed)
        at = end
    return Cleared(made, found)


def find_invisibles(text: str) -> Iterator[Invisible]:
    """Yield what cannot be seen in `text` and is not needed there, in text order."""
    if text.isascii():
        return
    flags = {match.start() + 1: match.end() for match in _FLAG.finditer(text)}
    is_right_to_left = _RIGHT_TO_LEFT.search(text) is not None
    for match in _SUSPECT.finditer(text):
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if match.start() == 0 and match[0][0] == "\ufeff":
            yield from _sort_out(match[0][1:], 1, before, after, is_right_to_left)
        elif flags.get(match.start(), 0) < match.end():
            yield from _sort_out(match[0], match.start(), before, after, is_right_to_left)


def say_invisibles(found: tuple[Invisible, ...], places: list[tuple[int, int]]) -> str:
    """Give what was found in words; `places` are where each stands in the file."""
    sorts: dict[str, list[tuple[Invisible, int]]] = {}
    for item, place in zip(found, places, strict=True):
        sorts.setdefault(item.code, []).append((item, place[0]))
    parts = []
    for code, items in sorts.items():
        count = sum(item.span.end - item.span.start for item, _ in items)
        where = ", ".join(f"{place:,}" for _, place in items[:_MAX_PLACES])
        more = ", ..." if len(items) > _MAX_PLACES else ""
        parts.append(f"{count:,} x {items[0][0].name} ({code}) at {where}{more}{_say_hidden(items)}")
    return "; ".join(parts)


def _say_hidden(items: list[tuple[Invisible, int]]) -> str:
    hidden = b"".join(item.hidden for item, _ in items)
    if not hidden:
        return ""
    return f", which carry {len(hidden):,} bytes: {hidden[:40].decode('utf-8', 'backslashreplace')!r}"


def _sort_out(run: str, start: int, before: str, after: str, is_right_to_left: bool) -> Iterator[Invisible]:
    """Yield the characters of a run that are not needed between `before` and `after`, by their sorts."""
    if _is_needed(run, before, after, is_right_to_left):
        return
    at = start
    for (name, code), group in groupby(run, key=_name):
        words = "".join(group)
        yield Invisible(Span(at, at + len(words)), name, code, _read_hidden(words))
        at += len(words)


def _is_needed(run: str, before: str, after: str, is_right_to_left: bool) -> bool:
    if set(run) <= set("\u200c\u200d\u180b\u180c\u180d\u180e\u180f") and _JOINING.match(before):
        return True
    if set(run) <= set("\u200e\u200f\u061c"):
        return is_right_to_left
    if len(run) == 1 and ("\ufe00" <= run <= "\ufe0f" or run >= "\U000e0100"):
        has_forms = _IDEOGRAPH.match(before) is not None or _JOINING.match(before) is not None
        is_sign = run < "\U000e0100" and not before.isascii() and not before.isalnum()
        return has_forms or is_sign or (before in set("#*0123456789") and after == "\u20e3")
    is_joint = run in ("\u200d", "\ufe0f\u200d") and unicodedata.category(before or " ") in ("So", "Sk")
    return is_joint and unicodedata.category(after or " ") in ("So", "Sm", "Sk")


def _name(character: str) -> tuple[str, str]:
    if character in _NAMES:
        return _NAMES[character], f"U+{ord(character):04X}"
    if "\U000e0000" <= character <= "\U000e007f":
        return "tag", "U+E0000"
    if "\ufe00" <= character <= "\ufe0f" or character >= "\U000e0100":
        return "variation selector", "U+FE00, U+E0100"
    return unicodedata.name(character, "unnamed").lower(), f"U+{ord(character):04X}"


def _read_hidden(words: str) -> bytes:
    """Give what tags (ASCII shifted by E0000) or a row of variation selectors (C2PA 2.4, A.8) spell."""
    if "\U000e0000" <= words[0] <= "\U000e007f":
        return bytes(ord(character) - 0xE0000 for character in words)
    return read_selectors(words)


def read_selectors(words: str) -> bytes:
    """Give the bytes that variation selectors stand for, the first sixteen in U+FE00, the rest in U+E0100."""
    codes = (ord(character) for character in words)
    return bytes(
        code - 0xFE00 if code < 0x10000 else code - 0xE0100 + 16
        for code in codes
        if 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF
    )


def _compose(made: MappedText, text: str, start: int, end: int, *, is_composed: bool) -> None:
    """Append text[start:end], letters of several characters as one where there is such a letter."""
    at = start
    for match in () if is_composed else _composable().finditer(text, start, end):
        made.add(text[at : match.start()], at, match.start())
        made.add(unicodedata.normalize("NFC", match[0]), *match.span())
        at = match.end()
    made.add(text[at:end], at, end)


@cache  # a tenth of a second, and most texts are composed
def _composable() -> re.Pattern[str]:
    """Give what may change in NFC: a character with marks after it, a Korean syllable in parts, an old double."""
    every = [chr(code) for code in range(0x300, 0x2FA20) if not 0xD800 <= code < 0xE000]
    marks = {c for c in every if unicodedata.combining(c) or "\u1160" <= c <= "\u11ff"}
    joined = "".join(sorted(marks))
    doubles = "".join(c for c in every if c not in marks and not unicodedata.is_normalized("NFC", c))
    return re.compile(f"[^{joined}][{joined}]+|[{joined}]+|[{doubles}]", re.DOTALL)
