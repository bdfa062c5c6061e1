"""What a source does to a content: asserts, confirms, denies, cannot confirm, declines to comment, ..."""

from collections.abc import Sequence
from functools import cache
from typing import cast

from whence.read.cues import verbs_in
from whence.read.words import words_of
from whence.records import Span, Stance
from whence.wordtables import read_rows

_REFUSALS = frozenset({"decline", "refuse"})


def stance_of(
    text: str, cue: Sequence[Span], content: Sequence[Span], source: Sequence[Span] = ()
) -> tuple[Stance, bool]:
    """Give the stance that the words of a cue take, and whether they, or a source like "nobody", negate them."""
    words = [word for span in cue for word in words_of(text, span)]
    nobody = (
        source[0].of(text).lower().startswith(("neither ", "nobody", "no one", "none ", "no "))
        if source
        else False
    )
    is_negated = nobody or any(word.is_a("negation") or word.lower in {"cannot", "without"} for word in words)
    every = verbs_in(words)
    verbs = [verb for verb in every if verb.lemma != "quote"] or every
    noun = next((word.lower for word in words if f"noun {word.lower}" in _changes()), None)
    if noun is not None and (not verbs or verbs[0].stance == "asserts"):
        return cast(Stance, _changes()[f"noun {noun}"]), is_negated
    if not verbs:
        return "asserts", is_negated
    verb = verbs[0]
    if verb.lemma in _REFUSALS:
        return cast(Stance, _changes().get(f"decline {_infinitive(text, content)}", "asserts")), is_negated
    if is_negated and {"confirm", "deny"} <= {v.lemma for v in verbs}:
        return "declines to comment", True
    if is_negated:
        return cast(Stance, _changes().get(f"not {verb.lemma}", verb.stance)), True
    return cast(Stance, verb.stance), False


def _infinitive(text: str, content: Sequence[Span]) -> str:
    """Give the word after "to" where a piece of the content opens with it; "" when none does."""
    for span in content:
        words = [word.lower for word in words_of(text, Span(span.start, min(span.end, span.start + 40)))]
        if words[:1] == ["to"]:
            return words[1] if len(words) > 1 else ""
    return ""


@cache
def _changes() -> dict[str, str]:
    return {row[0]: row[1] for row in read_rows("stances.tsv")}
