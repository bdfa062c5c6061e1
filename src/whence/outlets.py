"""Newspapers, agencies, broadcasters and sites: the table, and the names of outlets in a text.

A name is matched in its proper case or in capitals, over any white space, with or without "The"; a long one
also with one slip of the pen. Ambiguous names need a context, and so do outlets known by their shape alone.
"""

import re
from bisect import bisect
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, cast

from whence.outlet_forms import Form, FormIndex, first_letter_after, make_forms, match_form
from whence.outlet_shapes import (
    Shapes,
    find_shapes,
    find_short_names,
    has_context,
    has_the,
    is_followed_by_name,
    is_in_persons_name,
    is_name_of_person,
    is_other_thing,
    is_tail_of_name,
    load_shapes,
    reports,
)
from whence.records import Span
from whence.wordtables import fold, read_rows

OutletKind = Literal["agency", "paper", "broadcaster", "magazine", "site", "official"]

_START = re.compile(
    r"(?<![^\W_])(?:[A-ZÀ-ÞŠŽČŁŚÖĐİ0-9][^\W_]*|(?:al|as|an|ash|el)(?=[- ][A-Z])|[a-z][a-z]?[A-Z0-9][^\W_]*"
    r"|dpa|taz|n(?=-tv)|ama(?=Bh)|open(?=D))"
)
_DOMAIN = re.compile(
    r"^(?:https?://)?(?:www\.)?([^/\s]+?)(?:\.(?:com|org|net|co|ac|news|info))?(?:\.[a-z]{2})?/?$"
)
_LOOK_BACK = 20_000  # characters before "the Post" searched for the outlet that it may mean
_MAX_TRIES = 8  # earlier places of the word looked at


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes. `owner` names the family that makes two outlets one voice, where that matters."""

    key: str
    name: str
    kind: OutletKind
    owner: str | None


@dataclass(frozen=True, slots=True)
class OutletMatch:
    """A name in a text. `is_exact` False: taken for the outlet in spite of its spelling."""

    span: Span
    key: str
    is_exact: bool


class OutletTable:
    """Every outlet known, and the ways to write each."""

    def __init__(self, outlets: dict[str, Outlet], forms: Iterable[Form], shapes: Shapes) -> None:
        """Index the forms; those that come later give way to earlier ones of the same words."""
        self._outlets = outlets
        self._forms = tuple(forms)
        self._shapes = shapes
        self._index = FormIndex(self._forms, shapes.slip)
        self._joined = {"".join(form.folded): form for form in reversed(self._forms)}

    def get(self, key: str) -> Outlet:
        """Give the outlet of a key; a key that begins with `=` names one that the table may lack."""
        known = self._outlets.get(key)
        if known is not None or not key.startswith("="):
            return self._outlets[key]
        return Outlet(key, key[1:].title(), "site", None)

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[OutletMatch]:
        """Give the outlets named between two offsets, in text order, without overlaps.

        A key that begins with `=` is an outlet known by its shape alone. "The Post" is the outlet of that name
        last named before it; else it needs a context.
        """
        stop = len(text) if end is None else end
        found, heads = self._scan(text, start, stop)
        shorts = find_short_names(text, self._shapes, heads)
        named = {match.span: match for match in found}
        starts = [match.span.start for match in found]
        last: dict[str, tuple[int, str | None]] = {}
        for span in shorts:
            listed = named.get(span)
            place = bisect(starts, span.start) - 1
            if listed is None and place >= 0 and found[place].span.overlaps(span):
                continue
            key = self._antecedent(text, span, last)
            last[span.of(text)] = span.start, key
            if key is None and listed is None and has_context(text, span):
                key = "=" + fold(span.of(text))
            if key is not None:
                named[span] = OutletMatch(span, key, True)
        return sorted(named.values(), key=lambda match: match.span)

    def resolve(self, words: str) -> tuple[str, bool] | None:
        """Give the key of a whole phrase and whether it is spelt right; None when it is no outlet's name."""
        phrase = re.sub(r"^[Tt]he\s+|['’]s?$", "", " ".join(words.split()))
        domain = _DOMAIN.match(phrase) if "." in phrase else None
        for candidate in (phrase, domain.group(1)) if domain else (phrase,):
            first = re.search(r"[^\W_]+", candidate)
            if first is None:
                return None
            for form, stop, is_exact in self._matches(candidate, first, len(candidate)):
                if stop == len(candidate):
                    return form.key, is_exact
            joined = "".join(map(fold, re.findall(r"[^\W_]+", candidate)))
            known = self._joined.get(joined) or (
                self._joined.get(joined.removeprefix("the")) if domain else None
            )
            if known is not None and len(joined) > 2 and (domain is not None or not known.needs):
                return known.key, True
        return self._discovered(phrase)

    def extended(self, names: Iterable[str]) -> "OutletTable":
        """Give a table that also knows `names`, such as those a pile states of its own articles."""
        outlets, forms = dict(self._outlets), list(self._forms)
        for name in sorted({" ".join(name.split()) for name in names}):
            found = self.resolve(name)
            if found is not None and found[0] in outlets:
                continue
            key = "=" + fold(re.sub(r"^[Tt]he ", "", name))
            outlets[key] = Outlet(key, name, "site", None)
            needs = {name: "context"} if " " not in name and (len(name) < 5 or name.islower()) else {}
            forms.extend(make_forms(key, [name], needs))
        return OutletTable(outlets, forms, self._shapes)

    def _antecedent(self, text: str, span: Span, last: dict[str, tuple[int, str | None]]) -> str | None:
        """Give the outlet last named before `span` that ends with its word; `last` keeps what the word meant before."""
        word, reached = span.of(text), span.start
        for _ in range(_MAX_TRIES):
            reached = text.rfind(word, max(0, span.start - _LOOK_BACK), reached)
            if reached < 0:
                return None
            if word in last and last[word][0] == reached:
                return last[word][1]
            close = reached + len(word)
            for match in self._scan(text, max(0, reached - 40), close)[0]:
                if match.span.end == close and match.span.start < reached:
                    return match.key
        return None

    def _discovered(self, phrase: str) -> tuple[str, bool] | None:
        heads = [
            Span(*word.span()) for word in re.finditer(r"[^\W_]+", phrase) if word.group() in self._shapes.heads
        ]
        shaped = find_shapes(phrase, self._shapes, heads, len(phrase), is_whole=True)
        return ("=" + fold(phrase), True) if Span(0, len(phrase)) in shaped else None

    def _scan(self, text: str, start: int, end: int) -> tuple[list[OutletMatch], list[Span]]:
        """Give the outlets of the table and those of an outlet's shape, and the words that may be short names."""
        found: list[OutletMatch] = []
        heads: list[Span] = []
        candidates: dict[str, tuple[tuple[Form, ...], bool]] = {}
        reached = start
        for token in _START.finditer(text, start, end):
            surface = token.group()
            if surface in self._shapes.heads:
                heads.append(Span(*token.span()))
            if token.start() < reached:
                continue
            known = candidates.get(surface)
            if known is None:
                known = candidates[surface] = self._index.candidates(surface)
            match = self._match_at(text, token, known, end) if known[0] else None
            if match is not None:
                reached = match.span.end
                found.append(match)
        shaped = find_shapes(text, self._shapes, heads, end)
        return _merge(found, [OutletMatch(span, "=" + fold(span.of(text)), True) for span in shaped]), heads

    def _match_at(
        self, text: str, token: re.Match[str], known: tuple[tuple[Form, ...], bool], end: int
    ) -> OutletMatch | None:
        forms, is_right = known
        letter = first_letter_after(text, token.end(), end)
        for form in forms:
            if len(form.folded) > 1 and form.folded[1][0] != letter:
                continue
            close = match_form(text, token, form, end=end, is_right=is_right)
            if close is not None and self._is_marked(text, Span(token.start(), close[0]), form):
                return OutletMatch(Span(token.start(), close[0]), form.key, close[1])
        return None

    def _matches(self, text: str, token: re.Match[str], end: int) -> list[tuple[Form, int, bool]]:
        forms, is_right = self._index.candidates(token.group())
        closes = ((form, match_form(text, token, form, end=end, is_right=is_right)) for form in forms)
        return [(form, *close) for form, close in closes if close is not None]

    def _is_marked(self, text: str, span: Span, form: Form) -> bool:
        """Tell whether what stands around the name lets it be the outlet's."""
        if is_other_thing(text, span.end, self._shapes) or re.match(r"-\d", text[span.end : span.end + 2]):
            return False
        if len(form.words) == 1 and is_in_persons_name(text, span.start):
            return False
        match form.needs:
            case "":
                return True
            case "the":
                return has_the(text, span.start) and not is_followed_by_name(text, span.end)
            case "person":
                return not is_name_of_person(text, span) or reports(text, span)
            case _:
                is_part = is_followed_by_name(text, span.end) or is_tail_of_name(text, span.start)
                return not is_part and has_context(text, span)


def _merge(found: list[OutletMatch], shaped: list[OutletMatch]) -> list[OutletMatch]:
    """Put both in text order; a name of the table gives way only to a longer shape that begins before it."""
    starts = [match.span.start for match in found]
    dropped: set[Span] = set()
    added = []
    for shape in shaped:
        low, high = bisect(starts, shape.span.start), bisect(starts, shape.span.end - 1)
        around = found[max(0, low - 1) : high]
        inside = [match for match in around if match.span.overlaps(shape.span)]
        if all(shape.span.covers(match.span) and shape.span.start < match.span.start for match in inside):
            dropped.update(match.span for match in inside)
            added.append(shape)
    kept = [match for match in found if match.span not in dropped]
    return sorted(kept + added, key=lambda match: match.span)


def load_outlets() -> OutletTable:
    """Read the table of outlets that comes with the program."""
    outlets: dict[str, Outlet] = {}
    forms: list[Form] = []
    for key, name, kind, _country, owner, aliases, marked in read_rows("outlets.tsv"):
        others = filter(None, aliases.split("|"))
        outlets[key] = Outlet(key, name, cast(OutletKind, kind), owner or None)
        needs = dict(map(_read_need, filter(None, marked.split("|"))))
        forms.extend(make_forms(key, (name, *others), needs))
    return OutletTable(outlets, forms, load_shapes())


def _read_need(marked: str) -> tuple[str, str]:
    kinds = {"^": "the", "~": "person"}
    return (marked[1:], kinds[marked[0]]) if marked[0] in kinds else (marked, "context")
