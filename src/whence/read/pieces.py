"""The pieces of a content: right of its cue, left of it, on both sides, and in the sentences that follow."""

from collections.abc import Sequence
from dataclasses import dataclass

from whence.read.contents import Right, content_end
from whence.read.cues import Cue
from whence.read.direct import blocks_after, quotation_after, whole_quotation
from whence.read.drafts import Scene
from whence.read.endings import after_colon, fronted_end, is_writers
from whence.read.limits import clause_end, limit_of, main_verb_after
from whence.read.phrases import Range, has_verb, is_verb_like
from whence.read.words import STOPS, Word, is_dash, span_of
from whence.records import Span

_SHORTEST = 3  # words, the comma among them, that are taken for a clause without a known verb
_ASKED = frozenset({"asked", "pressed", "questioned", "quizzed", "challenged", "tackled", "grilled", "pushed"})
_WRITER = frozenset(
    {"although", "though", "whereas", "albeit", "and", "but", "yet"}
)  # "..., he said, but he had doubts"
_NO_CONTENT = frozenset(
    {
        "who",
        "which",
        "speaking",
        "asking",
        "talking",
        "insisting",
        "adding",
        "citing",
        "according",
        "based",
        "quoting",
    }
)


@dataclass(frozen=True, slots=True)
class Told:
    """A cue with its subject and what follows it; `later` cues of the sentence may cut the content off."""

    cue: Cue
    subject: Range
    right: Right
    later: Sequence[Cue] = ()


def content_of(scene: Scene, number: int, told: Told) -> list[Span]:
    """Give the pieces of what the subject says; empty when nothing is said."""
    words, cue, subject, right = scene.words[number], told.cue, told.subject, told.right
    if right.begin is not None:
        left = _quotation_left(scene, number, subject[0]) if words[right.begin].is_quoted else []
        limit = min(clause_end(words, right.begin, cue), fronted_end(words, subject[0], right.begin))
        limit = min(limit, main_verb_after(words, cue, told.later))
        return left + right_content(scene, number, right.begin, later=told.later, limit=limit)
    if cue.form == "ing" and cue.verb.frames.isdisjoint("qcn"):
        return []  # "she told them, holding up the ruling"
    if words[subject[0]].lower in {"who", "which"} and subject[1] == subject[0] + 1:
        return []  # "Lee, who still advises the body, denied"
    is_last = all(not w.is_word for w in words[right.settled :])
    if is_last and words[-1].text == ":" and (introduced := blocks_after(scene, number)):
        return introduced
    start = min(subject[0], cue.first) if subject[1] > cue.first else subject[0]
    is_inserted = right.settled < len(words) - 2 and words[right.settled].text == ","
    if question := _question_before(words, cue, start):
        return question
    left = _left_content(scene, number, start, is_inserted)
    if not left:
        return []
    is_direct = any(w.is_quoted for w in words if left[-1].start <= w.start < left[-1].start + 2)
    if not (is_direct or cue.verb.frames & {"c", "r"}) and scene.quotation_at(left[-1].start) is None:
        return []  # "..., the march began"
    return left + _second_piece(scene, number, right.settled, is_direct)


def _question_before(words: Sequence[Word], cue: Cue, start: int) -> list[Span]:
    """Give what is left open: "Asked whether he had dined there, he would not answer"."""
    is_open = any(w.is_a("negation") for w in words[cue.first : cue.head])
    if not is_open or start < _SHORTEST or words[start - 1].text != "," or words[0].lower not in _ASKED:
        return []
    opener = next((i for i in range(1, min(4, start)) if words[i].is_a("wh")), None)
    return [span_of(words, opener, start - 1)] if opener is not None else []


def _quotation_left(scene: Scene, number: int, subject: int) -> list[Span]:
    """Give the first half of a quotation that "she told the paper," cuts in two."""
    words = scene.words[number]
    if not subject or not words[subject - 1].is_quoted:
        return []
    spans = whole_quotation(scene, words[subject - 1].start)
    return spans if spans[0].start <= words[0].start else []


def right_content(
    scene: Scene, number: int, begin: int, *, later: Sequence[Cue] = (), limit: int | None = None
) -> list[Span]:
    """Give the content that begins at word `begin` of a sentence and ends before `limit`, or at the sentence's end."""
    words, text = scene.words[number], scene.document.text
    limit = min(limit_of(words, begin, later), len(words) if limit is None else limit)
    end = content_end(words, begin, limit)
    if end <= begin:
        return []
    if words[begin].is_quoted:
        spans = whole_quotation(scene, words[begin].start)
        closing = next((i for i in range(begin, len(words)) if words[i].start >= spans[0].end), len(words))
        is_sentence = text[spans[0].end - 2 : spans[0].end - 1] in {".", ",", "?", "!"}
        if closing >= end or not words[closing].is_word or is_sentence:
            return spans + ([] if closing < len(words) - 1 else quotation_after(scene, number))
    span = span_of(words, begin, end)
    last = words[end - 1]
    if last.is_quoted:
        quotation = whole_quotation(scene, last.start)
        if quotation and quotation[0].end > span.end and quotation[0].start >= span.start:
            return [Span(span.start, quotation[0].end), *quotation[1:]]
    return [span]


def _left_content(scene: Scene, number: int, start: int, is_inserted: bool) -> list[Span]:
    """Give what stands before "..., he said": the quotation, or the clause from the start of the sentence."""
    words = scene.words[number]
    if start == 0:
        return _quotation_before(scene, number)
    if words[0].lower == "according" and words[start - 1].text == ",":
        return []  # "According to the letter, the board knew"
    if words[start - 1].lower == "as" and start > 1:  # "..., as one of them put it"
        start -= 1
    before = words[start - 1]
    if before.is_quoted:
        spans = whole_quotation(scene, before.start)
        if words[0].start >= spans[0].start or _opens_content(words, spans[0]):
            return spans
        return [Span(words[0].start, spans[0].end)]
    is_closed = start > 1 and (before.text == "," or is_dash(words, start - 1))
    is_clause = (
        is_inserted
        or (start > _SHORTEST and not words[0].is_a("preposition"))
        or words[0].is_a("pronoun")
        or any(is_verb_like(words, i) and not words[i].is_a("reduced_relative") for i in range(1, start))
    )
    if is_closed and (words[start - 2].is_quoted or is_clause):
        first = after_colon(words, start - 1) or int(words[0].lower in {"but", "and"} and start > _SHORTEST)
        return [span_of(words, first, start - 1)]
    return []


def _quotation_before(scene: Scene, number: int) -> list[Span]:
    """Give the quotation that ended the sentence before, in the same paragraph: "“Never!” She laughed." is none."""
    if number == 0 or scene.sentences[number - 1].block != scene.sentences[number].block:
        return []
    position = scene.sentences[number - 1].span.end - 1
    spans = whole_quotation(scene, position)
    words = scene.words[number]
    is_short = len(words) <= 8
    return spans if spans and spans[-1].end == position + 1 and is_short else []


def _opens_content(words: Sequence[Word], quotation: Span) -> bool:
    """Tell whether the words before a quotation in its sentence are a clause of their own, closed by a mark."""
    left = [w for w in words if w.end <= quotation.start]
    return not left or left[-1].text in {":", ";"} or left[-1].text in STOPS


def _second_piece(scene: Scene, number: int, settled: int, is_direct: bool) -> list[Span]:
    """Give what goes on after "..., he said, ..." or in the next sentence when that is a quotation."""
    words = scene.words[number]
    rest = settled
    while rest < len(words) and (words[rest].is_word and not words[rest].is_quoted):
        rest += 1
    if (rest < len(words) - 1 and words[rest].text in {",", ":"}) or (
        rest < len(words) and is_dash(words, rest)
    ):
        begin = rest + 1
        quoted = next((i for i in range(begin, min(begin + 3, len(words))) if words[i].is_quoted), None)
        if quoted is not None:  # "..., she said, was “dead”"
            return right_content(scene, number, begin)
        end = content_end(words, begin, len(words))
        is_aside = words[begin].is_a("preposition") and has_verb(words, 1, settled - 2)
        is_aside = is_aside or words[begin].lower in _WRITER or is_writers(words, begin)
        is_clause = end > begin and not (is_direct or is_aside or words[begin].lower in _NO_CONTENT)
        return [span_of(words, begin, end)] if is_clause and settled == rest else []
    return quotation_after(scene, number) if rest >= len(words) - 1 else []
