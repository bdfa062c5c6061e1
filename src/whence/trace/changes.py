"""What an edit changes of what is said: numbers, bounds, certainty, stance, dates, what restricts a statement.

A change of wording or of format ("Dr" for "Doctor", "20" for "twenty") is none. Where an edit is a longer
rewriting, what stands on one side need not answer to what stands on the other, and nothing is said.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whence.conclusions import DriftKind
from whence.read.cues import cue_forms
from whence.read.roles import is_role
from whence.trace.driftwords import Number, find_bounds, find_class, normalise, read_numbers, unit_of, word_set
from whence.trace.edits import Edit, Side
from whence.trace.formulas import CUES, is_plain_glue

_REWRITTEN = 14  # words on a side, where the other side has some too, beyond which an edit is a rewriting
_FEW = 4  # words of an edit that changes one thing
_CLOSE = 5  # words on both sides within which a word answers to a word
_ALIKE = 0.03  # share by which two converted measures may differ


@dataclass(frozen=True, slots=True)
class Change:
    """What an edit changes, and how many words before and after it belong to the telling of it."""

    kind: DriftKind
    before: int = 0
    beyond: int = 0


def find_changes(edit: Edit, *, is_quoted: bool) -> Iterator[Change]:
    """Yield what an edit changes, the weightier first; `is_quoted`: all its words stand in quotation marks."""
    left, right = normalise(edit.left.folded()), normalise(edit.right.folded())
    shorter, longer = sorted((len(left), len(right)))
    if left == right or (longer > _REWRITTEN and shorter > 1):
        return
    number = _find_number(edit)
    if number is not None:
        yield number
    else:
        bound = find_bound(edit)
        if bound is not None:
            yield bound
    if longer <= _CLOSE:
        yield from _find_small(edit, left, right)
    if number is None:
        restriction = _find_restriction(edit, is_quoted=is_quoted)
        if restriction is not None:
            yield restriction


def _find_small(edit: Edit, left: Sequence[str], right: Sequence[str]) -> Iterator[Change]:
    """Yield changes of stance, date and certainty in an edit of a few words."""
    dates = [_dates(words) for words in (left, right)]
    if any(one and two and one != two for one, two in zip(*dates, strict=True)):
        yield Change("date", beyond=_reach(edit, 1))
    stances = [
        {cue_forms()[word][0].stance for word in words if word in cue_forms()} for words in (left, right)
    ]
    negated = [bool(find_class("negation", words, n_words=len(words))) for words in (left, right)]
    is_denied = negated[0] != negated[1] and _stems(left) == _stems(right)
    is_other_stance = all(stances) and not stances[0] & stances[1] and max(len(left), len(right)) <= _FEW
    if is_denied or is_other_stance:
        yield Change("stance", before=1, beyond=_reach(edit, 2))
    else:
        certainty = _find_certainty(edit)
        if certainty is not None:
            yield certainty
    quantifiers = [word_set("quantifier") & set(words) for words in (left, right)]
    if all(quantifiers) and quantifiers[0] != quantifiers[1] and max(len(left), len(right)) <= 2:
        yield Change("number", beyond=_reach(edit, 2))


def _stems(words: Sequence[str]) -> set[str]:
    denials = {word for phrase in word_set("negation") for word in phrase.split()}
    return {word[:5] for word in words if not is_plain_glue(word) and word not in denials}


def _dates(words: Sequence[str]) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(words) & word_set("weekday"), frozenset(words) & word_set("month")


def _find_number(edit: Edit) -> Change | None:
    """Give the change of a number, or of the number of those who speak."""
    left, right = _numbers(edit.left, edit), _numbers(edit.right, edit)
    common = Counter(n.value for n in left) & Counter(n.value for n in right)
    ones = [n for n in left if not common[n.value]]
    twos = [n for n in right if not common[n.value]]
    if ones and twos:
        one, two = ones[0], twos[0]
        if _is_same_measure(one, two) or one.is_date != two.is_date:
            return None
        if 1 in (one.value, two.value) and one.noun[:4] != two.noun[:4]:
            return None  # "one of the boats" counts nothing
        if one.is_date and two.is_date:
            return Change("date", beyond=_reach(edit, 1))
        kind: DriftKind = "source count" if _is_source(one.noun) and _is_source(two.noun) else "number"
        return Change(kind, beyond=_reach(edit, 2))
    lone = [n for n in (ones or twos) if n.value != 1 and _is_source(n.noun)]
    if lone and max(edit.left.n_words, edit.right.n_words) <= _FEW:
        return Change("source count", before=0, beyond=_reach(edit, 2))
    return None


def _numbers(side: Side, edit: Edit) -> list[Number]:
    return read_numbers(side.folded(beyond=min(2, edit.n_after)), n_words=side.n_words)


def _is_source(noun: str) -> bool:
    return noun in word_set("source") or is_role(noun)


def _is_same_measure(one: Number, two: Number) -> bool:
    """Tell whether two numbers are one measure in two units."""
    first, second = unit_of(one.noun), unit_of(two.noun)
    if first is None or second is None or first[0] != second[0] or first[1] == second[1]:
        return False
    a, b = one.value * first[1], two.value * second[1]
    return abs(a - b) <= _ALIKE * max(a, b)


def find_bound(edit: Edit) -> Change | None:
    """Give the change of how a number that both have is bounded: "about 40", "more than 40"."""
    bounds = []
    for side in (edit.left, edit.right):
        words = side.folded(beyond=min(1, edit.n_after))
        place = next((k for k, word in enumerate(words) if read_numbers(words[k : k + 1], n_words=1)), None)
        if place is None or any(n.is_date for n in read_numbers(words[place:], n_words=1)):
            return None
        bounds.append(find_bounds(words[:place]))
    if bounds[0] == bounds[1] or max(edit.left.n_words, edit.right.n_words) > _CLOSE:
        return None
    return Change("number", beyond=_reach(edit, 2))


def _find_certainty(edit: Edit) -> Change | None:
    """Give the change from what may be, is planned or is said to be to what is, or back."""
    after = min(2, edit.n_after)
    hedges = [_hedges(side, after) for side in (edit.left, edit.right)]
    if bool(hedges[0]) == bool(hedges[1]):
        return None
    hedged, plain = (edit.left, edit.right) if hedges[0] else (edit.right, edit.left)
    if plain.n_words == 0 and hedged.n_words > _FEW:
        return None  # a clause of its own, that was cut or added
    if CUES & set(plain.folded()) or find_class("negation", plain.folded(), n_words=plain.n_words):
        return None  # "she says she had" is hearsay too; "was not allowed to" is no "will"
    if any(mark in side.text_within() for side in (hedged, plain) for mark in ".!?"):
        return None  # of another sentence
    if word_set("modal") & set(normalise(plain.folded())) and hedges[0] | hedges[1] <= word_set("modal"):
        return None
    return Change("hedge", before=0 if plain.n_words else 1, beyond=_reach(edit, 2))


def _hedges(side: Side, n_after: int) -> set[str]:
    written = side.written(beyond=n_after)
    words = [
        folded
        for folded, word in zip(side.folded(beyond=n_after), written, strict=True)
        if word != "May"  # the month
    ]
    n_words = len(normalise(words[: side.n_words]))
    return find_class("hedge", normalise(words), n_words=n_words)


def _find_restriction(edit: Edit, *, is_quoted: bool) -> Change | None:
    """Give a cut of words that restrict a statement, or of words out of the middle of a quotation."""
    full, empty = (edit.left, edit.right) if edit.left.n_words else (edit.right, edit.left)
    if empty.n_words:
        return None
    n_content = sum(not is_plain_glue(word) for word in full.folded())
    restricts = bool(find_class("only", full.folded(), n_words=full.n_words)) and full.n_words <= _REWRITTEN
    if {"whether", *CUES} & {*full.folded(beyond=1)} or any(mark in full.text_within() for mark in "([.!?"):
        return None  # "if" for "whether", an attribution, an explanation, more than a clause
    is_cut_quotation = is_quoted and n_content >= 3 and edit.n_before >= 3 and edit.n_after >= 3
    if not restricts and not is_cut_quotation:
        return None
    return Change("cut" if full is edit.left else "added", before=1, beyond=_reach(edit, 1))


def _reach(edit: Edit, n_words: int) -> int:
    """Count the matched words after the edit, up to `n_words`, that no punctuation parts from it."""
    reach = 0
    while reach < min(n_words, edit.n_after):
        text, words, last = edit.left.document.text, edit.left.words, edit.left.last + reach
        if (
            last
            and text[words.ends[last - 1] : words.starts[last]].strip(" -\n’'“\"")
            and (reach or edit.left.n_words)
        ):
            break
        reach += 1
    return reach
