"""The ways to write an outlet's name, and the match of one at a place in a text, with one slip of the pen allowed."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from whence.wordtables import fold

_MAX_WORD = 40  # letters; a longer word is no name
_MIN_WORD = 5  # letters of the word that holds the slip
_MIN_NAME = 7  # letters of a name of one word; shorter ones are too near to other words
_MIN_PHRASE = 10  # letters of a name of several words, all taken together
_NEXT = re.compile(
    r"(?:[ \u00a0\t\n]{1,3}(?:&[ \u00a0])?|(?<=s)['’][ ]|[./&'’‐‑+-]|(?<=\b\w\.\w)\.[ \u00a0]|(?<=\b\w)\.[ ]"
    r"|(?<=\bSt)\.[ ])([^\W_]+)"
)
_SMALL = frozenset(("of", "and", "news", "agency", "de", "the", "for"))
_ARTICLES = frozenset(("al", "an", "as", "el"))


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write an outlet: its words, and what must stand around it ("", "context", "the", "person")."""

    words: tuple[str, ...]
    folded: tuple[str, ...]
    key: str
    needs: str


def make_forms(key: str, names: Iterable[str], needs: dict[str, str]) -> Iterator[Form]:
    """Yield the forms of an outlet's names; `needs` says what must stand around some of them."""
    for name in names:
        short = re.sub(r"^[Tt]he ", "", name)
        words = tuple(re.findall(r"[^\W_]+", short))
        if words:
            yield Form(words, tuple(map(fold, words)), key, needs.get(name, "") or needs.get(short, ""))


class FormIndex:
    """The forms by their first word, and the first words by what is left of them after one slip."""

    def __init__(self, forms: Iterable[Form], not_slips: frozenset[str]) -> None:
        """Index `forms`; the words `not_slips` are never taken for another."""
        self._not_slips = not_slips
        by_first: dict[str, list[Form]] = {}
        for form in sorted(forms, key=lambda form: (-len(form.words), form.words, form.key)):
            by_first.setdefault(form.folded[0], []).append(form)
        self._firsts = {word: tuple(group) for word, group in by_first.items()}
        self._slips: dict[str, list[str]] = {}
        for word in sorted(self._firsts):
            if len(word) >= _MIN_WORD:
                for shorter in _shorten(word):
                    self._slips.setdefault(shorter, []).append(word)

    def candidates(self, surface: str) -> tuple[tuple[Form, ...], bool]:
        """Give the forms that may begin with a word, longest first, and whether its spelling is right."""
        if len(surface) > _MAX_WORD:
            return (), False
        word = fold(surface)
        exact = self._firsts.get(word)
        if exact is not None:
            return exact, True
        if len(word) < _MIN_WORD or word in self._not_slips:
            return (), False
        found = {first for shorter in _shorten(word) for first in self._slips.get(shorter, ())}
        return tuple(
            form for first in sorted(found) if is_slip(word, first) for form in self._firsts[first]
        ), False


def first_letter_after(text: str, position: int, end: int) -> str:
    """Give the small first letter of the next word, "" when no word follows closely."""
    following = _NEXT.match(text, position, end)
    return fold(following.group(1)[0]) if following else ""


def match_form(
    text: str, token: re.Match[str], form: Form, *, end: int, is_right: bool
) -> tuple[int, bool] | None:
    """Give where `form` ends if it stands at `token`, and whether it is spelt right; None when it does not."""
    n_slips, position = int(not is_right), token.end()
    surfaces = [token.group()]
    for folded in form.folded[1:]:
        following = _NEXT.match(text, position, end)
        if following is None:
            return None
        word = fold(following.group(1))
        if word != folded:
            n_slips += 1
            if n_slips > 1 or not is_slip(word, folded):
                return None
        surfaces.append(following.group(1))
        position = following.end()
    if n_slips:
        least = _MIN_NAME if len(form.words) == 1 else _MIN_PHRASE
        if form.needs or min(sum(map(len, form.words)), sum(map(len, surfaces))) < least:
            return None
    return (position, n_slips == 0) if _is_cased(surfaces, form.words) else None


def is_slip(word: str, right: str) -> bool:
    """Tell whether `word` is `right` with one slip; one that only lacks or adds an ending is another word."""
    if word[0] != right[0] or min(len(word), len(right)) < _MIN_WORD:
        return False
    if word.startswith(right) or right.startswith(word):
        return False
    return OSA.distance(word, right, score_cutoff=1) == 1


def _shorten(word: str) -> set[str]:
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}


def _is_cased(surfaces: list[str], words: tuple[str, ...]) -> bool:
    """Tell whether the name stands in its proper case or in capitals; an acronym in its own case alone."""
    if all(surface.isupper() or surface.isdigit() for surface in surfaces):
        return len("".join(surfaces)) > 1
    for surface, word in zip(surfaces, words, strict=True):
        if word.isupper() and len(word) < 5 and surface != word:
            return False
        if word[0].isupper() and surface[0].islower() and word.lower() not in _ARTICLES:
            return False
        if word.islower() and surface != word and word not in _SMALL:
            return False
    return True
