"""Newspapers, agencies, broadcasters and sites: the table, and the names of outlets in a text.

A name is matched in its proper case or in capitals, over any white space, with or without "The"; a long one also
with one slip of the pen. Ambiguous names need a context, and so do outlets known by their shape alone.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, cast

from rapidfuzz.distance import OSA

from whence.outlet_shapes import (
    Shapes,
    find_shapes,
    has_context,
    has_the,
    is_followed_by_name,
    is_other_thing,
    load_shapes,
)
from whence.records import Span
from whence.wordtables import fold, read_rows

OutletKind = Literal["agency", "paper", "broadcaster", "magazine", "site", "official"]

_MIN_SLIP_LETTERS = 7  # of a name of one word; two words differ by one letter too easily below this
_MIN_SLIP_WORD = 5  # letters of the word that holds the slip
_MIN_SLIP_PHRASE = 10  # letters of a name of several words, all taken together
_START = re.compile(
    r"(?<![^\W_])(?:[A-ZÀ-ÞŠŽČŁŚÖĐİ0-9][^\W_]*|(?:al|as|an|ash|el)(?=[- ][A-Z])|[a-z][^\W_]*[A-Z0-9][^\W_]*"
    r"|dpa|taz|n(?=-tv)|amaBhungane)"
)
_NEXT = re.compile(r"[\s.&/'’‐‑+-]{1,3}([^\W_]+)")
_PERSON = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Mayor|Senator|Sen|Gov|Michael|Mike|Steve|Malcolm|Emma|Christopher)\.? $"
)
_DOMAIN = re.compile(
    r"^(?:https?://)?(?:www\.)?([^/\s]+?)(?:\.(?:com|org|net|co|ac|news|info))?(?:\.[a-z]{2})?/?$"
)


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes. `owner` names the family that makes two outlets one voice, where that matters."""

    key: str
    name: str
    kind: OutletKind
    country: str | None
    owner: str | None
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OutletMatch:
    """A name in a text. `is_exact` False: taken for the outlet in spite of its spelling."""

    span: Span
    key: str
    is_exact: bool


@dataclass(frozen=True, slots=True)
class _Form:
    """One way to write an outlet: its words, and what must stand around it ("", "context", "the", "person")."""

    words: tuple[str, ...]
    folded: tuple[str, ...]
    key: str
    needs: str

    @property
    def letters(self) -> int:
        return sum(map(len, self.words))


class OutletTable:
    """Every outlet known, and the ways to write each."""

    def __init__(self, outlets: dict[str, Outlet], forms: Iterable[_Form], shapes: Shapes) -> None:
        """Index `forms` by their first word and by the words one slip away from it."""
        self._outlets = outlets
        self._forms = tuple(forms)
        self._shapes = shapes
        self._firsts: dict[str, list[_Form]] = {}
        for form in sorted(self._forms, key=lambda form: (-len(form.words), form.words, form.key)):
            self._firsts.setdefault(form.folded[0], []).append(form)
        self._slips: dict[str, list[str]] = {}
        for word in sorted(self._firsts):
            if len(word) >= _MIN_SLIP_LETTERS - 2:
                for shorter in _shorten(word):
                    self._slips.setdefault(shorter, []).append(word)

    def get(self, key: str) -> Outlet:
        """Give the outlet of a key; a key that begins with `=` names one that the table may lack."""
        known = self._outlets.get(key)
        if known is not None or not key.startswith("="):
            return self._outlets[key]
        return Outlet(key, key[1:].title(), "site", None, None, ())

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[OutletMatch]:
        """Give the outlets named between two offsets, in text order, without overlaps.

        A key that begins with `=` is an outlet known by its shape alone. "The Post" is the outlet of that name
        last named before it; else it needs a context.
        """
        stop = len(text) if end is None else end
        return self._add_short(text, self._scan(text, start, stop), start, stop)

    def resolve(self, words: str) -> tuple[str, bool] | None:
        """Give the key of a whole phrase and whether it is spelt right; None when it is no outlet's name."""
        phrase = re.sub(r"^[Tt]he\s+|['’]s?$", "", " ".join(words.split()))
        domain = _DOMAIN.match(phrase)
        for candidate in (phrase, *(domain.groups() if domain and "." in phrase else ())):
            tokens = [m for m in re.finditer(r"[^\W_]+", candidate)]
            if not tokens:
                continue
            found = self._longest(candidate, tokens[0], len(candidate), is_whole=True)
            if found is not None:
                return found[0].key, found[2]
            joined = "".join(fold(m.group()) for m in tokens)
            key = self._joined().get(joined)
            if key is not None and len(joined) > 3:
                return key, True
        for span in find_shapes(phrase, self._shapes, 0, len(phrase)):
            if span == Span(0, len(phrase)):
                return "=" + fold(phrase), True
        return None

    def extended(self, names: Iterable[str]) -> "OutletTable":
        """Give a table that also knows `names`, such as those a pile states of its own articles."""
        outlets, forms = dict(self._outlets), list(self._forms)
        for name in sorted({" ".join(name.split()) for name in names}):
            short = re.sub(r"^[Tt]he ", "", name)
            words = tuple(re.findall(r"[^\W_]+", short))
            if not words or self.resolve(name) is not None and not self._is_discovered(name):
                continue
            key = "=" + fold(short)
            outlets[key] = Outlet(key, name, "site", None, None, ())
            needs = "context" if len(words) == 1 and len(short) < _MIN_SLIP_LETTERS else ""
            forms.append(_Form(words, tuple(map(fold, words)), key, needs))
        return OutletTable(outlets, forms, self._shapes)

    def _is_discovered(self, name: str) -> bool:
        found = self.resolve(name)
        return found is not None and found[0].startswith("=") and found[0] not in self._outlets

    def _joined(self) -> dict[str, str]:
        return {"".join(form.folded): form.key for form in reversed(self._forms)}

    def _scan(self, text: str, start: int, end: int) -> list[OutletMatch]:
        found: list[OutletMatch] = []
        reached = start
        for token in _START.finditer(text, start, end):
            if token.start() < reached:
                continue
            best = self._longest(text, token, end)
            if best is not None:
                form, reached, is_exact = best
                found.append(OutletMatch(Span(token.start(), reached), form.key, is_exact))
        shaped = find_shapes(text, self._shapes, start, end)
        return _merge(found, (OutletMatch(span, "=" + fold(span.of(text)), True) for span in shaped))

    def _longest(
        self, text: str, token: re.Match[str], end: int, is_whole: bool = False
    ) -> tuple[_Form, int, bool] | None:
        word = fold(token.group())
        near = [] if word in self._firsts else self._near(word)
        for first in [word] if word in self._firsts else near:
            for form in self._firsts[first]:
                close = _match_form(text, token, form, end=end, is_slipped=bool(near))
                if close is None:
                    continue
                stop, is_exact = close
                if (
                    is_whole
                    and stop == end
                    or not is_whole
                    and self._is_marked(text, Span(token.start(), stop), form)
                ):
                    return form, stop, is_exact
        return None

    def _near(self, word: str) -> list[str]:
        if len(word) < _MIN_SLIP_LETTERS - 2 or word in self._shapes.slip:
            return []
        found = {first for shorter in _shorten(word) for first in self._slips.get(shorter, ())}
        return [first for first in sorted(found) if _is_slip(word, first)]

    def _is_marked(self, text: str, span: Span, form: _Form) -> bool:
        if is_other_thing(text, span.end, self._shapes):
            return False
        match form.needs:
            case "":
                return True
            case "the":
                return has_the(text, span.start) and not is_followed_by_name(text, span.end)
            case "person":
                return _PERSON.search(text, max(0, span.start - 20), span.start) is None and (
                    f"Michael {form.words[0]}" not in text or has_context(text, span)
                )
            case _:
                return not is_followed_by_name(text, span.end) and has_context(text, span)

    def _add_short(self, text: str, found: list[OutletMatch], start: int, end: int) -> list[OutletMatch]:
        return found


def _shorten(word: str) -> set[str]:
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}


def _is_slip(word: str, right: str) -> bool:
    """Tell whether `word` is `right` with one slip; one that only lacks or adds an ending is another word."""
    if word[0] != right[0] or min(len(word), len(right)) < _MIN_SLIP_WORD:
        return False
    if word.startswith(right) or right.startswith(word):
        return False
    return OSA.distance(word, right, score_cutoff=1) == 1


def _match_form(
    text: str, token: re.Match[str], form: _Form, *, end: int, is_slipped: bool
) -> tuple[int, bool] | None:
    """Give where `form` ends if it stands at `token`, and whether it is spelt right."""
    n_slips, position = int(is_slipped), token.end()
    surfaces = [token.group()]
    for folded in form.folded[1:]:
        following = _NEXT.match(text, position, end)
        if following is None:
            return None
        word = fold(following.group(1))
        if word != folded:
            n_slips += 1
            if n_slips > 1 or not _is_slip(word, folded):
                return None
        surfaces.append(following.group(1))
        position = following.end()
    if n_slips:
        minimum = _MIN_SLIP_LETTERS if len(form.words) == 1 else _MIN_SLIP_PHRASE
        if form.needs or min(form.letters, sum(map(len, surfaces))) < minimum:
            return None
    return (position, n_slips == 0) if _is_cased(surfaces, form.words) else None


def _is_cased(surfaces: list[str], words: tuple[str, ...]) -> bool:
    if all(surface.isupper() or surface.isdigit() for surface in surfaces):
        return len("".join(surfaces)) > 1
    for surface, word in zip(surfaces, words, strict=True):
        if word.isupper() and len(word) < 5 and surface != word:
            return False
        if word[0].isupper() and surface[0].islower() and word.lower() not in ("al", "an", "as", "el"):
            return False
        if (
            word.islower()
            and surface != word
            and word not in ("of", "and", "news", "agency", "de", "the", "for")
        ):
            return False
    return True


def _merge(found: list[OutletMatch], shaped: Iterable[OutletMatch]) -> list[OutletMatch]:
    """Put both in text order; a name of the table gives way only to a longer shape that begins before it."""
    kept = list(found)
    for shape in shaped:
        inside = [match for match in kept if match.span.overlaps(shape.span)]
        if all(shape.span.covers(match.span) and shape.span.start < match.span.start for match in inside):
            kept = [match for match in kept if match not in inside] + [shape]
    return sorted(kept, key=lambda match: match.span)


def load_outlets() -> OutletTable:
    """Read the table of outlets that comes with the program."""
    outlets, forms = {}, []
    for key, name, kind, country, owner, aliases, marked in read_rows("outlets.tsv"):
        others = tuple(filter(None, aliases.split("|")))
        outlets[key] = Outlet(key, name, cast(OutletKind, kind), country or None, owner or None, others)
        needs = dict(map(_read_need, filter(None, marked.split("|"))))
        forms.extend(_make_forms(key, (name, *others), needs))
    return OutletTable(outlets, forms, load_shapes())


def _read_need(marked: str) -> tuple[str, str]:
    match marked[0]:
        case "^":
            return marked[1:], "the"
        case "~":
            return marked[1:], "person"
        case _:
            return marked, "context"


def _make_forms(key: str, names: Iterable[str], needs: dict[str, str]) -> Iterator[_Form]:
    for name in names:
        short = re.sub(r"^The ", "", name)
        words = tuple(re.findall(r"[^\W_]+", short))
        yield _Form(words, tuple(map(fold, words)), key, needs.get(name, "") or needs.get(short, ""))
