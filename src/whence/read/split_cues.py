"""Attributions by verbs that words stand inside of: "I take it back", "put the toll at 31"."""

from collections.abc import Iterator, Sequence

from whence.read.contents import content_end
from whence.read.cues import Cue, cue_at, cue_forms, is_after_noun, split_forms
from whence.read.drafts import Draft
from whence.read.endings import writer_end
from whence.read.phrases import Range, can_speak, is_verb_like, subject_before
from whence.read.words import Word, span_of

_OBJECTS = frozenset({"it", "that", "this", "them", "him", "her"})
_FIGURE_REACH = 12  # words between "put" and the "at" of "put the number of missing at 31"
_AMOUNTS = frozenset(
    {"odds", "chance", "chances", "likelihood", "probability", "cost", "toll", "damage", "price", "number"}
)
_AMOUNT_REACH = 4  # words from "odds" to its "at"
_FIGURE_MARKS = frozenset({"at", "to", "as", "ahead", "behind"})
_PUT = {
    "gave": "past", "given": "past", "gives": "third", "put": "past", "puts": "third", "putting": "ing",
    "estimated": "past", "estimates": "third", "pegged": "past", "pegs": "third", "placed": "past",
    "places": "third", "pegging": "ing", "measured": "past", "measures": "third", "priced": "past", "valued": "past",
    "values": "third", "rated": "past", "rates": "third", 
}  # fmt: skip


_HAD = frozenset({"had", "has", "have", "found", "finds", "shows", "showed"})
_POLLS = frozenset(
    {"poll", "polls", "survey", "surveys", "study", "figures", "projection", "projections", "count"}
)
_STANDING = frozenset(
    ["ahead", "behind", "leading", "trailing", "siding", "backing", "favouring", "favoring", "level"]
)
_POLLED_REACH = 8  # words from "had" to "on 47 per cent" or "ahead"


def find_split(words: Sequence[Word], number: int) -> Iterator[Draft]:
    """Yield the attributions of one sentence whose cue or content is cut by other words."""
    for at in range(1, len(words) - 2):
        if words[at].is_quoted:
            continue
        lower = words[at].lower
        if lower in split_forms() and words[at + 1].lower in _OBJECTS:
            yield from _taken_back(words, number, at)
        elif lower == "drawn" and words[at - 1].lower == "be":
            yield from _not_drawn(words, number, at)
        elif lower in _HAD and not words[at + 1].is_a("determiner"):
            yield from _polled(words, number, at)
        elif lower in _PUT:
            yield from _put_at(words, number, at)


def _taken_back(words: Sequence[Word], number: int, at: int) -> Iterator[Draft]:
    entry = split_forms()[words[at].lower].get(words[at + 2].lower)
    cue = cue_at(words, at, *entry) if entry is not None else None
    subject = _subject(words, cue) if cue is not None else None
    if cue is not None and subject is not None:
        spans = span_of(words, cue.first, at + 1), span_of(words, at + 2, at + 3)
        yield Draft(number, (span_of(words, *subject),), spans, (span_of(words, at + 1, at + 2),))


def _not_drawn(words: Sequence[Word], number: int, at: int) -> Iterator[Draft]:
    """Yield "she would not be drawn on the report"."""
    first = at - 1
    while first and any(words[first - 1].is_a(name) for name in ("modal", "negation", "be", "adverb")):
        first -= 1
    subject = subject_before(words, first)
    is_negated = any(w.is_a("negation") for w in words[first:at])
    if subject is None or not is_negated or words[at + 1].lower not in {"on", "about"}:
        return
    end = content_end(words, at + 1, min(writer_end(words, at + 1), len(words)))
    if end > at + 1:
        content = span_of(words, at + 1, end)
        yield Draft(number, (span_of(words, *subject),), (span_of(words, first, at + 1),), (content,))


def _put_at(words: Sequence[Word], number: int, at: int) -> Iterator[Draft]:
    """Yield "state television put the number of missing at 31"; a figure has to follow."""
    mark = next(
        (i for i in range(at + 2, min(at + _FIGURE_REACH, len(words) - 1)) if _is_figure(words, i)), None
    )
    if mark is None or any(
        not w.is_word or is_verb_like(words, i) for i, w in enumerate(words[at + 1 : mark], at + 1)
    ):
        return
    is_participle = _PUT[words[at].lower] == "ing"
    subject = subject_before(words, at)
    if subject is None or not can_speak(words, *subject) or (is_participle and not is_after_noun(words, at)):
        return
    end = content_end(words, at + 1, len(words))
    commas = (i for i in range(mark + 2, end) if _is_over(words, i))
    first = at
    while first > subject[1] and (words[first - 1].is_a("have") or words[first - 1].is_a("adverb")):
        first -= 1
    content = span_of(words, at + 1, next(commas, end))
    yield Draft(number, (span_of(words, *subject),), (span_of(words, first, at + 1),), (content,))


def _polled(words: Sequence[Word], number: int, at: int) -> Iterator[Draft]:
    """Yield "the survey had Yes on 47 per cent", "a poll found voters siding with the crews"."""
    stand = next((i for i in range(at + 2, min(at + _POLLED_REACH, len(words))) if _stands(words, i)), None)
    if stand is None or any(is_verb_like(words, i) or not words[i].is_word for i in range(at + 1, stand)):
        return
    subject = subject_before(words, at)
    if subject is None or not any(w.lower in _POLLS for w in words[slice(*subject)]):
        return
    end = content_end(words, at + 1, min(writer_end(words, at + 1), len(words)))
    commas = (i for i in range(stand + 1, end) if words[i].text == ",")
    content = span_of(words, at + 1, next(commas, end))
    yield Draft(number, (span_of(words, *subject),), (span_of(words, at, at + 1),), (content,))


def _is_over(words: Sequence[Word], at: int) -> bool:
    """Tell the comma, or the "and" before another verb, at which a figure is over."""
    if words[at].is_quoted:
        return False
    is_joint = words[at].lower in {"and", "but"} and at + 1 < len(words)
    return words[at].text == "," or (is_joint and words[at + 1].lower in cue_forms())


def _stands(words: Sequence[Word], at: int) -> bool:
    if words[at].lower in {"on", "at"} and at + 1 < len(words):
        return words[at + 1].text[0].isdigit() or words[at + 1].is_a("number")
    return words[at].lower in _STANDING


def _is_figure(words: Sequence[Word], at: int) -> bool:
    """Tell whether "at 31", "at "around 120"" or "four points ahead" stands here."""
    if words[at].lower == "as":
        return any(w.text[0].isdigit() or w.is_a("number") for w in words[at + 1 : at + 6])
    is_quoted = words[at + 1].is_quoted and not words[at + 1].is_word
    near_left = words[max(0, at - _AMOUNT_REACH) : at]
    if words[at].lower == "at" and is_quoted and any(w.lower in _AMOUNTS for w in near_left):
        return True  # "the odds at “even”"
    if words[at].lower in {"ahead", "behind"}:
        return words[at - 1].lower in {"points", "point", "votes", "seats"}
    if words[at].lower not in _FIGURE_MARKS:
        return False
    near = words[at + 1 : at + 5]
    marks = (i for i, w in enumerate(near) if w.lower in {"and", "the"})
    return any(w.text[0].isdigit() or w.is_a("number") for w in near[: next(marks, len(near))])


def _subject(words: Sequence[Word], cue: Cue) -> Range | None:
    return subject_before(words, cue.first)
