"""The pieces of a content: right of its cue, left of it, on both sides, and in the sentences that follow."""

from collections.abc import Sequence
from dataclasses import dataclass

from whence.read.contents import Right, content_end, inverted_subject, right_of
from whence.read.cues import Cue, cue_forms
from whence.read.direct import blocks_after, quotation_after, whole_quotation
from whence.read.drafts import Scene
from whence.read.endings import setting_start, writer_end
from whence.read.phrases import Range, has_verb, is_verb_like, subject_before
from whence.read.wordlists import plain_verbs
from whence.read.words import STOPS, Word, is_dash, span_of
from whence.records import Span

_SHORTEST = 3  # words, the comma among them, that are taken for a clause without a known verb
_GOES_ON = frozenset({"who", "which", "whose", "and", "or", "including", "such", "where", "when"})
_NO_CONTENT = frozenset({"who", "which", "adding", "citing", "according", "based", "quoting"})


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
        limit = _clause_end(words, right.begin, cue)
        return left + right_content(scene, number, right.begin, later=told.later, limit=limit)
    is_last = all(not w.is_word for w in words[right.settled :])
    if is_last and words[-1].text == ":" and (introduced := blocks_after(scene, number)):
        return introduced
    start = min(subject[0], cue.first) if subject[1] > cue.first else subject[0]
    is_inserted = right.settled < len(words) - 2 and words[right.settled].text == ","
    left = _left_content(scene, number, start, is_inserted)
    if not left:
        return []
    is_direct = any(w.is_quoted for w in words if left[-1].start <= w.start < left[-1].start + 2)
    if not (is_direct or cue.verb.frames & {"c", "r"}) and scene.quotation_at(left[-1].start) is None:
        return []  # "..., the march began"
    return left + _second_piece(scene, number, right.settled, is_direct)


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
    limit = min(_limit(words, begin, later), len(words) if limit is None else limit)
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


def before_but(words: Sequence[Word], begin: int) -> int:
    """Give where ", but" follows: after "did not say how many, but ..." it is the writer who goes on."""
    found = (
        i for i in range(begin + 1, len(words) - 1) if words[i].text == "," and words[i + 1].lower == "but"
    )
    return next(found, len(words))


def _clause_end(words: Sequence[Word], begin: int, cue: Cue) -> int:
    """Give where the content of a negated cue, or one that is a noun phrase, has to end."""
    limit = len(words)
    if any(w.is_a("negation") for w in words[cue.first : cue.head]):
        limit = before_but(words, begin)
    if cue.first > 1 and words[cue.first - 1].lower in {"who", "which"} and words[cue.first - 2].text == ",":
        limit = min(limit, _relative_end(words, begin))
    if words[begin].is_quoted and "c" not in cue.verb.frames:
        closing = next((i for i in range(begin, limit) if not words[i].is_quoted), limit)
        is_subject = closing < limit and any(words[closing].is_a(n) for n in ("be", "have", "modal"))
        limit = closing if is_subject else limit  # "what it called “a drill” had ended"
    is_phrase = "c" not in cue.verb.frames and not (words[begin].is_a("wh") or words[begin].is_quoted)
    if is_phrase and words[begin].lower not in {"that", "to"}:
        commas = (
            i for i in range(begin + 1, len(words) - 1) if words[i].text == "," and not words[i].is_quoted
        )
        ends = (i for i in commas if words[i + 1].lower not in _GOES_ON and has_verb(words, i + 2, len(words)))
        limit = min(limit, next(ends, limit))
    if words[begin].lower not in {"to"} and not words[begin].is_quoted:
        start = setting_start(words, begin, limit)
        is_clause = "c" in cue.verb.frames and start < limit and words[start].lower != "when"
        limit = limit if is_clause and has_verb(words, start, limit) else start
    return limit


def _relative_end(words: Sequence[Word], begin: int) -> int:
    """Give the comma that closes ", who had promised to go," before the sentence's own verb."""
    for at in range(begin + 1, len(words) - 2):
        if words[at].text != "," or words[at].is_quoted:
            continue
        following = at + 2 if words[at + 1].is_a("adverb") else at + 1
        is_verb = any(words[following].is_a(name) for name in ("be", "have", "modal", "do"))
        if is_verb or words[following].lower in cue_forms() or words[following].lower in plain_verbs():
            return at
    return len(words)


def _limit(words: Sequence[Word], begin: int, later: Sequence[Cue]) -> int:
    """Give where a content to the right must end because another clause of the speaker or another source begins."""
    return min(writer_end(words, begin), _later_end(words, begin, later))


def _later_end(words: Sequence[Word], begin: int, later: Sequence[Cue]) -> int:
    for at in range(begin + 1, len(words)):
        if words[at].lower == "according" and not words[at].is_quoted:
            return at
    for cue in later:
        if cue.first <= begin:
            continue
        before = words[cue.first - 1]
        is_free = cue.form == "ing" and not any(w.is_a("be") for w in words[cue.first : cue.head])
        if is_free and before.text in {",", "—", "–"}:
            return cue.first - 1
        if before.lower == "but":
            return cue.first - 1
        follows = words[cue.last].lower if cue.last < len(words) else ""
        if before.lower == "and" and (follows in {"that", "“", '"'} or _is_second(words, begin, cue)):
            return cue.first - 1
        if (
            before.lower == "and"
            and cue.form in {"past", "third"}
            and _is_no_clause(words, begin, cue.first - 1)
        ):
            return cue.first - 1 - (words[cue.first - 2].text == ",")
        if before.lower == "and" and words[cue.first - 2].text == "," and cue.form in {"past", "third"}:
            return cue.first - 2
        if _is_closing(words, cue):
            return cue.first - 1
        subject = subject_before(words, cue.first)
        is_last = right_of(words, cue).begin is None and _ends(words, cue)
        if subject and is_last and subject[0] > begin + 1 and words[subject[0] - 1].text == ",":
            return subject[0] - 1
        if subject and subject[0] >= begin + 3 and _opens_clause(words, subject[0]):
            return subject[0] - 2
    return len(words)


def _ends(words: Sequence[Word], cue: Cue) -> bool:
    """Tell whether nothing but a hearer, a time or a setting follows a cue."""
    return all(not word.is_word for word in words[right_of(words, cue).settled :])


def _is_closing(words: Sequence[Word], cue: Cue) -> bool:
    """Tell whether ", said the officer who ..." ends the sentence."""
    is_open = words[cue.first - 1].text == "," and cue.head == cue.first and "q" in cue.verb.frames
    if not is_open or cue.form not in {"past", "third"} or not (speaker := inverted_subject(words, cue)):
        return False
    rest = words[speaker[1] :]
    is_end = all(not word.is_word for word in rest) or rest[0].is_a("subordinator") or rest[0].is_a("time")
    return is_end and not words[cue.last].is_a("object_pronoun")


def _is_no_clause(words: Sequence[Word], begin: int, end: int) -> bool:
    """Tell whether a content so far is a phrase or infinitive, so that a finite verb after "and" is outside it."""
    if words[begin].lower == "to":
        return not any(w.is_a("pronoun") or w.is_a("subordinator") for w in words[begin:end])
    is_participle = words[begin].lower.endswith("ing")
    return is_participle or not has_verb(words, begin, end)


def _is_second(words: Sequence[Word], begin: int, cue: Cue) -> bool:
    """Tell whether "and described" goes on with what the speaker did: the content's own verb has another tense."""
    verb = next((words[i] for i in range(begin + 1, cue.first) if is_verb_like(words, i)), None)
    return cue.form == "past" and verb is not None and any(verb.is_a(name) for name in ("have", "modal", "be"))


def _opens_clause(words: Sequence[Word], at: int) -> bool:
    return words[at - 1].lower in {"but", "while", "and"} and words[at - 2].text == ","


def _left_content(scene: Scene, number: int, start: int, is_inserted: bool) -> list[Span]:
    """Give what stands before "..., he said": the quotation, or the clause from the start of the sentence."""
    words = scene.words[number]
    if start == 0:
        return _quotation_before(scene, number)
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
        return [span_of(words, 0, start - 1)]
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
        if quoted is not None:
            return whole_quotation(scene, words[quoted].start)
        end = content_end(words, begin, len(words))
        is_aside = words[begin].is_a("preposition") and has_verb(words, 1, settled - 2)
        is_clause = end > begin and not (is_direct or is_aside or words[begin].lower in _NO_CONTENT)
        return [span_of(words, begin, end)] if is_clause and settled == rest else []
    return quotation_after(scene, number) if rest >= len(words) - 1 else []
