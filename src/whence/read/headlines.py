"""Attributions of headlines: "Nine killed: rail chief", "Firm said to weigh sale"."""

from collections.abc import Iterator, Sequence

from whence.read.clauses import has_verb
from whence.read.cues import cue_forms
from whence.read.drafts import Draft, Scene
from whence.read.gazetteers import fold_name, given_names
from whence.read.roles import is_document_noun, is_role
from whence.read.words import STOPS, Word, is_dash, span_of

_LONGEST_SOURCE = 5  # words beside the colon or dash
_COLLECTIVE = frozenset(
    [
        "police",
        "officials",
        "sources",
        "source",
        "poll",
        "study",
        "report",
        "reports",
        "ministry",
        "agency",
        "union",
        "court",
        "media",
    ]
)
_RAISING = frozenset(
    [
        "said",
        "thought",
        "believed",
        "reported",
        "understood",
        "expected",
        "feared",
        "rumoured",
        "alleged",
        "suspected",
        "told",
        "urged",
    ]
)
_HEARING = frozenset({"told", "urged"})  # the subject hears: it is no part of the content


def find_in_headline(scene: Scene, number: int) -> Iterator[Draft]:
    """Yield what a headline attributes without a verb of its own; nothing for a sentence with a full stop."""
    words = scene.words[number]
    sentence = scene.sentences[number]
    is_alone = scene.document.blocks[sentence.block].span.end - sentence.span.end <= 1
    if number > 1 or not is_alone or len(words) < 4 or words[-1].text in STOPS:
        return
    yield from _beside_mark(words, number)
    for at in range(1, len(words) - 2):
        if words[at].lower in _RAISING and words[at + 1].lower == "to" and not words[at].is_quoted:
            yield from _raised(words, number, at)


def _beside_mark(words: Sequence[Word], number: int) -> Iterator[Draft]:
    marks = [i for i in range(1, len(words) - 1) if words[i].text == ":" or is_dash(words, i)]
    if not marks:
        return
    first, last = marks[0], marks[-1]
    if last > 2 and _is_source(words[last + 1 :]):
        source, content = span_of(words, last + 1, len(words)), span_of(words, 0, last)
        yield Draft(number, (source,), (span_of(words, last, last + 1),), (content,))
    elif (
        words[first].text == ":"
        and not words[0].is_a("preposition")
        and (_is_source(words[:first]) or _is_before_quotation(words, first))
    ):
        source, content = span_of(words, 0, first), span_of(words, first + 1, len(words))
        yield Draft(number, (source,), (span_of(words, first, first + 1),), (content,))


def _is_before_quotation(words: Sequence[Word], mark: int) -> bool:
    """Tell whether a few words and a quotation are all that a headline is: "Rebel clubs: ‘We have the votes’"."""
    is_short = mark <= _LONGEST_SOURCE and all(w.is_word and not w.is_quoted for w in words[:mark])
    return is_short and all(w.is_quoted for w in words[mark + 1 :]) and not has_verb(words, 0, mark)


def _is_source(words: Sequence[Word]) -> bool:
    """Tell whether words are a short description of who speaks: "rail chief", "officials"."""
    last = words[-1].lower
    is_said = is_role(last) or last in _COLLECTIVE or is_document_noun(last)
    if 2 <= len(words) <= 3 and all(w.is_capital and w.is_word for w in words):
        is_said = is_said or fold_name(words[0].text) in given_names()
    return is_said and len(words) <= _LONGEST_SOURCE and all(w.is_word and not w.is_quoted for w in words)


def _raised(words: Sequence[Word], number: int, at: int) -> Iterator[Draft]:
    before, verb = words[at - 1], words[at + 2]
    is_group = before.is_a("be") or before.is_a("have") or not before.is_word
    if is_group or (verb.classes and not verb.is_a("be")) or verb.lower.endswith("ing"):
        return
    end = next(
        (i for i in range(at + 1, len(words)) if words[i].text in ";,:" or words[i].text in "–—"), len(words)
    )
    is_other = any(w.lower in cue_forms() and not w.is_quoted for w in words[:at])
    if not is_other:
        left = [] if words[at].lower in _HEARING else [span_of(words, 0, at)]
        yield Draft(number, (), (span_of(words, at, at + 1),), (*left, span_of(words, at + 1, end)))
