"""Attributions by adjectives and nouns with "be": "she was adamant that ...", "the council's view is that ..."."""

from collections.abc import Iterator, Sequence

from whence.read.drafts import Draft, Scene
from whence.read.openings import OPEN_MARKS
from whence.read.phrases import Range, can_speak, subject_before
from whence.read.pieces import right_content
from whence.read.words import Word, span_of

_LINKS = frozenset(
    ["seemed", "seems", "sounded", "sounds", "appeared", "appears", "remained", "remains", "stayed", "grew", "became",
     "felt", "feels", "left", "emerged", "returned", "looked", "looks"]
)  # fmt: skip
_LEAVING = frozenset({"came", "comes", "went", "goes", "walked", "walks"})  # before "away convinced that"
_NOBODY = frozenset({"it", "there", "that", "this", "what"})
_POSSESSOR = 6  # words from a noun back to whose it is


def find_by_states(scene: Scene, number: int) -> Iterator[Draft]:
    """Yield what the adjectives and nouns of one sentence say someone holds to be so."""
    words = scene.words[number]
    for at in range(1, len(words) - 2):
        if words[at].is_quoted:
            continue
        if words[at].is_a("certain_adjective") and words[at + 1].lower == "that":
            yield from _sure(scene, number, at)
        elif words[at].is_a("view_noun") and words[at + 1].is_a("be"):
            yield from _held(scene, number, at)


def _sure(scene: Scene, number: int, at: int) -> Iterator[Draft]:
    words = scene.words[number]
    first = at
    while first and any(words[first - 1].is_a(n) for n in ("adverb", "negation", "be", "have", "modal")):
        first -= 1
    first -= first > 0 and words[first - 1].lower in _LINKS
    is_away = first > 1 and words[first - 1].lower == "away" and words[first - 2].lower in _LEAVING
    has_verb = is_away or any(w.is_a("be") or w.lower in _LINKS for w in words[first:at])
    subject = subject_before(words, first - 2 * is_away) if has_verb else None
    if subject is None or not can_speak(words, *subject) or words[subject[0]].lower in _NOBODY:
        return
    if content := right_content(scene, number, at + 1):
        yield Draft(number, (span_of(words, *subject),), (span_of(words, first, at + 1),), tuple(content))


def _held(scene: Scene, number: int, at: int) -> Iterator[Draft]:
    words = scene.words[number]
    begin = at + 2
    if not (words[begin].lower == "that" or (words[begin].is_quoted and words[begin].text in OPEN_MARKS)):
        return
    owner = _owner(words, at)
    if owner is not None and (content := right_content(scene, number, begin)):
        yield Draft(number, (span_of(words, *owner),), (span_of(words, at, at + 1),), tuple(content))


def _owner(words: Sequence[Word], noun: int) -> Range | None:
    """Give whose view it is: "his", or the phrase before "'s"."""
    for at in range(noun - 1, max(-1, noun - _POSSESSOR), -1):
        if words[at].is_a("possessive") and words[at].is_word and len(words[at].text) > 2:
            return at, at + 1
        if words[at].lower in {"’s", "'s"}:
            subject = subject_before(words, at)
            return (subject[0], at) if subject is not None else None
        if not words[at].is_word or words[at].is_a("preposition") or words[at].is_a("determiner"):
            return None
    return None
