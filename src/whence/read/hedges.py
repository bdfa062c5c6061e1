"""Attributions to nobody by an adverb: "she reportedly has nine votes", "the allegedly stolen car" not."""

from collections.abc import Iterator, Sequence

from whence.read.contents import content_end
from whence.read.drafts import Draft
from whence.read.phrases import subject_before
from whence.read.words import Word, is_dash, span_of

_HEDGES = frozenset({"reportedly", "allegedly", "purportedly", "supposedly"})
_GROUP = ("be", "have", "do", "modal", "negation")
_ENDS = frozenset({"but", "while", "although", "though", "whereas"})


def find_hedged(words: Sequence[Word], number: int) -> Iterator[Draft]:
    """Yield what the adverbs of one sentence leave to nameless sources: the clause around them."""
    for at in range(1, len(words) - 2):
        if words[at].lower not in _HEDGES or words[at].is_quoted:
            continue
        first = at
        while first and any(words[first - 1].is_a(name) for name in _GROUP):
            first -= 1
        subject = subject_before(words, first)
        if subject is None or not _is_verb_near(words, first, at):
            continue
        end = _clause_end(words, at + 1)
        if end > at + 1:
            content = span_of(words, subject[0], at), span_of(words, at + 1, end)
            yield Draft(number, (), (span_of(words, at, at + 1),), content)


def _is_verb_near(words: Sequence[Word], first: int, at: int) -> bool:
    """Tell an adverb of a verb from one of an adjective or of a list's next part."""
    after = words[at + 1]
    is_group = first < at or any(after.is_a(name) for name in _GROUP)
    return (
        is_group or after.lower.endswith(("ed", "s")) or words[at - 1].is_a("pronoun") or after.lower in _PAST
    )


_PAST = frozenset(
    [
        "said",
        "told",
        "gave",
        "took",
        "made",
        "left",
        "held",
        "went",
        "sent",
        "paid",
        "met",
        "began",
        "wrote",
        "sought",
        "found",
        "kept",
        "saw",
        "spoke",
    ]
)


def _clause_end(words: Sequence[Word], start: int) -> int:
    for at in range(start, len(words)):
        is_comma = words[at].text == "," and at + 1 < len(words) and words[at + 1].lower in _ENDS
        if words[at].text == ";" or is_dash(words, at) or is_comma or words[at].lower == "according":
            return content_end(words, start, at)
    return content_end(words, start, len(words))
