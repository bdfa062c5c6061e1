"""What an edit changes of what is said: figures, certainty, stance, descriptions, what restricts a statement.

A change of wording or of format ("Dr" for "Doctor", "20" for "twenty") is none. Where an edit is a longer
rewriting, what stands on one side need not answer to what stands on the other, and nothing is said. What only
moved within its sentence is not lost.
"""

from collections.abc import Iterator, Sequence

from whence.read.cues import cue_forms
from whence.read.roles import is_nationality, is_role, singular_role
from whence.trace.driftwords import find_class, is_contrary, normalise, word_set
from whence.trace.edits import Change, Edit, Side
from whence.trace.figures import find_figure, is_speaking
from whence.trace.formulas import CUES, is_plain_glue
from whence.trace.restrictions import find_restriction

_REWRITTEN = 14  # words on a side, where the other side has some too, beyond which an edit is a rewriting
_FEW = 4  # words of an edit that changes one thing
_CLOSE = 5  # words on both sides within which a word answers to a word
_NEAR = 25  # words around an edit in which what it took out may stand again
_NOUN_LEADS = frozenset(
    {"a", "an", "the", "his", "her", "their", "its", "our", "my", "this", "that", "any", "no"}
)
_DESCRIBING = ("describing", "status")
_STANCES = frozenset(
    {"asserts", "confirms", "denies", "disputes", "cannot confirm", "declines to comment", "retracts"}
)


def find_changes(edit: Edit, *, is_quoted: bool, is_source: bool) -> Iterator[Change]:
    """Yield what an edit changes, the weightier first; `is_quoted`: all its words stand in quotation marks.

    `is_source`: it stands in the words that say who spoke.
    """
    left, right = normalise(edit.left.folded()), normalise(edit.right.folded())
    shorter, longer = sorted((len(left), len(right)))
    wide = edit.widen(before=2, after=2)
    if left == right or (longer > _REWRITTEN and shorter > 1):
        return
    if normalise(wide.left.folded()) == normalise(wide.right.folded()):
        return
    found: list[Change | None] = [find_figure(edit) if not _is_moved(edit, left, right) else None]
    if longer <= _CLOSE:
        found.append(_find_stance(edit, left, right, has_figure=found[0] is not None))
        if found == [None, None]:
            found.append(_find_certainty(edit))
    if not any(found) and longer <= _FEW:
        found.append(_find_description(edit) or (_find_role(left, right, edit) if is_source else None))
    if not any(found):
        found.append(find_restriction(edit, is_quoted=is_quoted))
    changes = [change for change in found if change is not None]
    if changes and shorter == 0 and _is_moved(edit, left, right):
        return
    yield from changes


def _is_moved(edit: Edit, left: Sequence[str], right: Sequence[str]) -> bool:
    """Tell whether the words that only one side has stand as often near the edit in the other text."""
    words = left or right
    is_denial = len(words) <= 2 and find_class("negation", words, n_words=len(words))
    if bool(left) == bool(right) or is_denial:
        return False
    content = {word for word in words if not is_plain_glue(word)} or set(words)
    windows = [normalise(side.around(_NEAR)) for side in (edit.left, edit.right)]
    return all(windows[0].count(word) == windows[1].count(word) for word in content)


def _find_stance(edit: Edit, left: Sequence[str], right: Sequence[str], *, has_figure: bool) -> Change | None:
    """Give the change of what is affirmed, denied or confirmed."""
    stances = [
        {cue_forms()[word][0].stance for word in words if word in cue_forms()} & _STANCES
        for words in (left, right)
    ]
    negated = [bool(find_class("negation", words, n_words=len(words))) for words in (left, right)]
    n_words = max(len(left), len(right))
    is_denied = negated[0] != negated[1] and _are_forms(_stems(left), _stems(right))
    if not left or not right:
        is_denied &= n_words <= 2  # "if it does not": a clause
    is_other_stance = all(stances) and not stances[0] & stances[1] and n_words <= _FEW
    is_contradicted = (
        n_words <= 3
        and not has_figure
        and any(is_contrary(one, two) for one in set(left) - set(right) for two in set(right) - set(left))
    )
    if is_denied or is_other_stance or is_contradicted:
        return Change("stance", before=1, beyond=edit.reach(2))
    return None


def _stems(words: Sequence[str]) -> set[str]:
    denials = {word for phrase in word_set("negation") for word in phrase.split()}
    return {word[:5] for word in words if not is_plain_glue(word) and word not in denials}


def _are_forms(ones: set[str], twos: set[str]) -> bool:
    """Tell whether two sets of stems are the same, or one verb in two forms: "know", "knew"."""
    if ones == twos:
        return True
    if (len(ones), len(twos)) != (1, 1):
        return False
    return next(iter(ones))[0] == next(iter(twos))[0]


def _find_certainty(edit: Edit) -> Change | None:
    """Give the change from what may be, is planned or is said to be to what is, or back."""
    after = min(2, edit.n_after)
    hedges = [_hedges(side, after) for side in (edit.left, edit.right)]
    if bool(hedges[0]) == bool(hedges[1]):
        return None
    hedged, plain = (edit.left, edit.right) if hedges[0] else (edit.right, edit.left)
    if plain.n_words == 0 and hedged.n_words > _FEW:
        return None  # a clause of its own, that was cut or added
    if word_set("endeavour") & set(plain.folded()) and all(
        hedge.endswith((" to", " at")) for hedge in hedges[0] | hedges[1]
    ):
        return None
    if {word for word in CUES & set(plain.folded()) if word[:5] not in _stems(hedged.folded())} or find_class(
        "negation", plain.folded(), n_words=plain.n_words
    ):
        return None  # "she says she had" is hearsay too; "was not allowed to" is no "will"
    if any(side.is_broken() or "(" in side.text_within() for side in (hedged, plain)):
        return None  # of another sentence, or an aside
    if word_set("modal") & set(normalise(plain.folded())) and hedges[0] | hedges[1] <= word_set("modal"):
        return None
    if plain.n_words and _is_reworded(hedged, plain, hedges[0] | hedges[1]):
        return None
    if edit.word_before() in _NOUN_LEADS and all(hedge.endswith(" to") for hedge in hedges[0] | hedges[1]):
        return None  # "the plan to sail", "an attempt to sail": nouns, and whatever stands for them is one
    return Change("hedge", before=0 if plain.n_words else 1, beyond=edit.reach(2))


def _is_reworded(hedged: Side, plain: Side, hedges: set[str]) -> bool:
    """Tell whether the words beside the hedge are others too, so that the sides need not answer to each other."""
    told = {part for phrase in hedges for part in phrase.split()}
    rest = _stems(normalise(hedged.folded())) - {word[:5] for word in told}
    return len(rest) > 1 and not rest & _stems(normalise(plain.folded()))


def _hedges(side: Side, n_after: int) -> set[str]:
    written = side.written(beyond=n_after)
    words = [
        folded
        for folded, word in zip(side.folded(beyond=n_after), written, strict=True)
        if word != "May"  # the month
    ]
    n_words = len(normalise(words[: side.n_words]))
    return find_class("hedge", normalise(words), n_words=n_words)


def _find_description(edit: Edit) -> Change | None:
    """Give the change of what kind of official or expert someone is: "a former official", "an official"."""
    sides = normalise(edit.left.folded()), normalise(edit.right.folded())
    if any(mark in side.text_inside() for side in (edit.left, edit.right) for mark in ",!?(;:"):
        return None
    differing = [_describing(words, side) for words, side in zip(sides, (edit.left, edit.right), strict=True)]
    if None in differing or differing[0] == differing[1]:
        return None
    wide = edit.widen(before=0, after=3)
    following = list(wide.left.folded()[edit.left.n_words :])  # "his late mother's clock" describes a clock
    place = next((k for k, word in enumerate(following) if is_speaking(word)), None)
    held = {word for words in differing if words for word in words} & word_set("status")
    if place is None:
        is_name = bool(following) and wide.left.written()[edit.left.n_words][:1].isupper()
        return Change("description", before=1, beyond=edit.reach(1)) if held and is_name else None
    after = edit.left.last + place + 1
    if not held and edit.left.is_capital(after) and not edit.left.is_capital(after, mark=True):
        return None  # "Iowa Governor Ann Lee", "Governor Ann Lee": less of the same
    return Change("description", before=0, beyond=edit.reach(place + 1))


def _find_role(left: Sequence[str], right: Sequence[str], edit: Edit) -> Change | None:
    """Give the change of who an unnamed source is: "an official", "a diplomat"."""
    roles = [[singular_role(word) for word in words if is_role(word)] for words in (left, right)]
    rest = [word for word in (*left, *right) if not is_role(word) and not is_plain_glue(word)]
    if [len(found) for found in roles] != [1, 1] or roles[0] == roles[1] or rest:
        return None
    head = next(k for k in range(edit.left.first, edit.left.last) if is_role(edit.left.words.words[k]))
    is_name = edit.left.is_capital(head) or edit.left.is_capital(edit.left.last)
    return None if is_name else Change("description", before=1, beyond=edit.reach(1))


def _describing(words: Sequence[str], side: Side) -> set[str] | None:
    """Give the words that describe an office; None where there are words that do not."""
    if not words:
        return set()
    before = side.words.words[side.first - 1] if side.first else ""
    is_led = side.is_capital(side.first - 1) and not is_plain_glue(before)
    if is_led and side.is_capital(side.first) and not side.is_capital(side.first, mark=True):
        return None  # "New York City": part of a name
    found = {phrase for name in _DESCRIBING for phrase in find_class(name, words, n_words=len(words))}
    written = {word.lower(): word for word in side.written()}
    told = {part for phrase in found for part in phrase.split()}
    rest = [w for w in words if w not in told and not is_nationality(written.get(w, w))]
    return (found | set(words)) if not rest or (found and all(is_role(word) for word in rest)) else None
