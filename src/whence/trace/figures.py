"""What an edit changes of a figure: its value, its bound, its unit, the date it is part of, how many speak."""

from collections import Counter
from collections.abc import Sequence

from whence.conclusions import DriftKind
from whence.read.cues import cue_forms
from whence.read.roles import is_role
from whence.trace.driftwords import (
    Number,
    find_bounds,
    find_class,
    normalise,
    read_numbers,
    unit_of,
    word_set,
)
from whence.trace.edits import Change, Edit

_FEW = 4  # words of an edit that changes one thing
_CLOSE = 5  # words on both sides within which a word answers to a word
_SOURCES = 20  # beyond which people are counted, and do not speak
_ALIKE = 0.03  # share by which two converted measures may differ
_RELATIVE = ({"last"}, {"next"}, {"this"})  # in the writing that `normalise` gives them
_RATES = frozenset({"a", "an", "per", "each", "every"})


def find_figure(edit: Edit) -> Change | None:
    """Give the change of a figure that an edit makes, the weightiest; None where it makes none."""
    wide = edit.widen(before=2, after=2)
    n_words = [side.n_words - edit.n_after_kept(wide) for side in (wide.left, wide.right)]
    left, right = (
        read_numbers(side.folded(), n_words=n) for side, n in zip((wide.left, wide.right), n_words, strict=True)
    )
    common = Counter(n.value for n in left) & Counter(n.value for n in right)
    ones = [n for n in left if not common[n.value]]
    twos = [n for n in right if not common[n.value]]
    if ones and twos:
        return _compare(edit, ones[0], twos[0])
    found = _find_count(edit, ones or twos)
    if found is None and not ones and not twos:
        found = _find_unit(edit, left, right)
    small = max(edit.left.n_words, edit.right.n_words) <= _CLOSE
    return found or (_find_date(edit) if small else None) or find_bound(edit) or _find_part(edit)


def _compare(edit: Edit, one: Number, two: Number) -> Change | None:
    """Give the change from one number to another."""
    if _is_same_measure(one, two) or one.is_date != two.is_date:
        return None
    if 1 in (one.value, two.value) and one.noun[:4] != two.noun[:4]:
        return None  # "one of the boats" counts nothing
    if one.is_date and two.is_date:
        return Change("date", beyond=edit.reach(1))
    is_count = max(one.value, two.value) <= _SOURCES and all(_speaks(edit, n.noun) for n in (one, two))
    kind: DriftKind = "source count" if is_count else "number"
    return Change(kind, beyond=edit.reach(2))


def _speaks(edit: Edit, noun: str) -> bool:
    """Tell whether a noun is for those who speak: a word for sources, or a role beside a verb of saying."""
    if noun in word_set("source"):
        return True
    wide = edit.widen(before=2, after=6).right
    return is_role(noun) and any(word in cue_forms() or word == "according" for word in wide.folded())


def is_speaking(noun: str) -> bool:
    """Tell whether a folded word is for someone who speaks."""
    return noun in word_set("source") or is_role(noun)


def _find_count(edit: Edit, numbers: Sequence[Number]) -> Change | None:
    """Give the change of how many sources speak, where at most one side counts them."""
    if max(edit.left.n_words, edit.right.n_words) > _FEW:
        return None
    if any(n.value != 1 and _speaks(edit, n.noun) for n in numbers):
        return Change("source count", beyond=edit.reach(2))
    sides = edit.left.folded(), edit.right.folded()
    vague = [find_class("vague", words, n_words=len(words)) for words in sides]
    is_one = [list(words[:2]) == ["one", "of"] for words in sides]
    following = edit.right.folded(beyond=min(3, edit.n_after))[edit.right.n_words :]
    has_sources = any(_speaks(edit, word) for word in following)
    if has_sources and (bool(vague[0]) != bool(vague[1]) or is_one[0] != is_one[1]):
        fuller, other = sides if vague[0] or is_one[0] else sides[::-1]
        is_bare = not normalise(other) or bool(read_numbers(other, n_words=len(other)))
        return Change("source count", beyond=edit.reach(2)) if is_bare and len(fuller) <= _FEW else None
    return _find_plural(edit)


def _find_plural(edit: Edit) -> Change | None:
    """Give the change from one unnamed source to several, or back: "a source", "sources"."""
    one, two = normalise(edit.left.folded()), normalise(edit.right.folded())
    if not one or not two or max(len(one), len(two)) > 2:
        return None
    short, long = sorted((one[-1], two[-1]), key=len)
    is_plural = long == f"{short}s" and long in word_set("source")
    has_article = {"a", "an", "one"} & {*edit.left.folded(), *edit.right.folded()}
    return Change("source count", before=1, beyond=edit.reach(1)) if is_plural and has_article else None


def _is_same_measure(one: Number, two: Number) -> bool:
    """Tell whether two numbers are one measure in two units."""
    first, second = unit_of(one.noun), unit_of(two.noun)
    if first is None or second is None or first[0] != second[0] or first[1] == second[1]:
        return False
    a, b = one.value * first[1], two.value * second[1]
    return abs(a - b) <= _ALIKE * max(a, b)


def _find_unit(edit: Edit, left: Sequence[Number], right: Sequence[Number]) -> Change | None:
    """Give the change of a unit where the number is kept."""
    for one, two in zip(left, right, strict=False):
        first, second = unit_of(one.noun), unit_of(two.noun)
        if one.value == two.value and first is not None and second is not None and first != second:
            return Change("unit", before=1, beyond=edit.reach(1))
    words = edit.left.folded(), edit.right.folded()
    if max(map(len, words)) > 3:
        return None
    units = [[unit for word in side if (unit := unit_of(word)) is not None] for side in words]
    if [len(side) for side in units] != [1, 1] or units[0][0] == units[1][0]:
        return None
    is_rate = edit.word_before() in _RATES or all(_RATES & set(side) for side in words)
    is_plural = all(any(word.endswith("s") and unit_of(word) for word in side) for side in words)
    if units[0][0][0] != units[1][0][0] or not (is_rate or is_plural or units[0][0][0] != "time"):
        return None
    return Change("unit", before=1, beyond=edit.reach(1))


def _find_date(edit: Edit) -> Change | None:
    """Give the change of a day, a month, or of what lies behind and ahead."""
    left, right = normalise(edit.left.folded()), normalise(edit.right.folded())
    for name in ("weekday", "month", "relative", "daytime"):
        one, two = set(left) & word_set(name), set(right) & word_set(name)
        if one and two and one != two and not ({"may"} & (one ^ two) and "May" not in _written(edit)):
            return Change("date", before=int(name == "daytime"), beyond=edit.reach(1))
    wide = edit.widen(before=0, after=1)
    sides = normalise(wide.left.folded()), normalise(wide.right.folded())
    for words in sides:
        if not any(word in word_set("period") for word in words):
            return None
    marks = [next((k for k, mark in enumerate(_RELATIVE) if mark & set(words)), None) for words in sides]
    if None not in marks and marks[0] != marks[1]:
        return Change("date", beyond=edit.reach(1))
    periods = [set(words) & set(word_set("period")) for words in sides]
    is_anchored = edit.word_before() in ("last", "next", "this", "past") or marks[0] is not None
    if is_anchored and marks[0] == marks[1] and not periods[0] & periods[1]:
        return Change("date", before=1, beyond=edit.reach(1))
    return None


def _written(edit: Edit) -> list[str]:
    return [*edit.left.written(), *edit.right.written()]


def find_bound(edit: Edit) -> Change | None:
    """Give the change of how a number that both have is bounded: "about 40", "more than 40"."""
    if max(edit.left.n_words, edit.right.n_words) > _CLOSE:
        return None
    wide = edit.widen(before=2, after=2)
    first = edit.left.first - wide.left.first
    bounds = []
    for side in (wide.left, wide.right):
        words = side.folded()
        numbers = [n for n in read_numbers(words, n_words=len(words)) if n.end > first]
        place = numbers[0].start if numbers else _part_place(words, first)
        if place is None or (numbers and numbers[0].is_date):
            return None
        bounds.append(find_bounds(words[:place]))
    if bounds[0] == bounds[1]:
        return None
    return Change("number" if all(bounds) else "hedge", beyond=edit.reach(2))


def _part_place(words: Sequence[str], first: int) -> int | None:
    """Give where a word like "half", "a third" or "dozens" stands, from the given word on."""
    places = (k for k in range(first, len(words)) if words[k] in word_set("part"))
    place = next(places, None)
    return place - 1 if place and words[place - 1] in ("a", "an") else place


def _find_part(edit: Edit) -> Change | None:
    """Give the change from one part, multiple, scale or place in a row to another: "half", "twice", "first"."""
    sides = normalise(edit.left.folded()), normalise(edit.right.folded())
    if max(map(len, sides)) > 2:
        return None
    for name in ("quantifier", "ordinal"):
        one, two = (word_set(name) & set(words) for words in sides)
        if one and two and one != two:
            return Change("number", beyond=edit.reach(2))
    return None
