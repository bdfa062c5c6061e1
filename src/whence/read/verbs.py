"""Attributions by verbs: "X said that ...", "..., said X", "it is believed that ...", in one sentence."""

from collections.abc import Iterator, Sequence

from whence.read.contents import Right, content_end, inverted_subject, right_of
from whence.read.cues import Cue, find_cues
from whence.read.direct import blocks_after, quotation_after, whole_quotation
from whence.read.drafts import Draft, Scene
from whence.read.phrases import Range, can_speak, is_verb_like, phrase_after, subject_before
from whence.read.words import STOPS, Word, is_dash, span_of
from whence.records import Span

_EMPTY_SUBJECTS = frozenset({"it", "there"})


def find_by_verbs(scene: Scene, number: int) -> Iterator[Draft]:
    """Yield what the verbs of one sentence attribute, from left to right."""
    words = scene.words[number]
    cues = find_cues(words)
    main: Range | None = None
    for order, cue in enumerate(cues):
        if cue.is_passive:
            yield from _passive(scene, number, cue)
            continue
        is_inverted = _is_inverted(words, cue)
        subject = inverted_subject(words, cue) if is_inverted else _subject(words, cue, main)
        if subject is None or not can_speak(words, *subject):
            continue
        if words[subject[0]].lower in _EMPTY_SUBJECTS and cue.form != "past":
            pass
        right = Right(None, None, subject[1]) if is_inverted else right_of(words, cue)
        content = _content(scene, number, cue, (subject, right, cues[order + 1 :]))
        if not content:
            continue
        if subject[1] <= cue.first or is_inverted:
            main = subject
        hearer = span_of(words, *right.hearer) if right.hearer else None
        yield Draft(number, (span_of(words, *subject),), (span_of(words, cue.first, cue.last),), tuple(content), hearer)


def _subject(words: Sequence[Word], cue: Cue, main: Range | None) -> Range | None:
    before = words[cue.first - 1] if cue.first else None
    is_participle = cue.form == "ing" and not any(w.is_a("be") for w in words[cue.first : cue.head])
    if is_participle and (before is None or before.text in {",", "—", "–"} or before.lower in {"and", "while", "by"}):
        return main or _first_subject(words, cue.first)
    if before is not None and before.lower in {"and", "but", "or"} and main is not None:
        return main
    if before is not None and before.text == "," and cue.first >= 2 and words[cue.first - 2].is_quoted:
        return None
    return subject_before(words, cue.first)


def _first_subject(words: Sequence[Word], limit: int) -> Range | None:
    """Give the subject of the sentence: the phrase before its first finite verb."""
    for at in range(1, limit):
        if is_verb_like(words, at) and not words[at].is_quoted:
            return subject_before(words, at)
    return phrase_after(words, 0) if limit == 0 else None


def _is_inverted(words: Sequence[Word], cue: Cue) -> bool:
    """Tell whether the speaker follows the verb, as in "..., said the minister."."""
    if cue.first == 0 or "q" not in cue.verb.frames or cue.head != cue.first:
        return False
    before = words[cue.first - 1]
    is_after_quotation = before.is_quoted and cue.form in {"past", "third", "base"}
    if not (is_after_quotation or before.text == "," or is_dash(words, cue.first - 1)) or cue.form == "ing":
        return False
    phrase = inverted_subject(words, cue)
    if phrase is None or words[phrase[0]].lower in {"him", "her", "them"}:
        return False
    if is_after_quotation:
        return True
    end = phrase[1]
    is_closed = end >= len(words) or not words[end].is_word or words[end].is_a("time") or words[end].is_a("preposition")
    return is_closed and any(is_verb_like(words, i) for i in range(1, cue.first - 1))


def _content(
    scene: Scene, number: int, cue: Cue, found: tuple[Range, Right, Sequence[Cue]]
) -> list[Span]:
    words = scene.words[number]
    subject, right, later = found
    if right.begin is not None:
        return _right_content(scene, number, right.begin, later)
    if right.settled >= len(words) or all(not w.is_word for w in words[right.settled :]):
        if words[-1].text == ":" and blocks_after(scene, number):
            return blocks_after(scene, number)
    start = min(subject[0], cue.first) if subject[1] > cue.first else subject[0]
    left = _left_content(scene, number, start)
    if not left:
        return []
    return left + _second_piece(scene, number, right.settled)


def _right_content(scene: Scene, number: int, begin: int, later: Sequence[Cue]) -> list[Span]:
    words = scene.words[number]
    limit = _limit(words, begin, later)
    end = content_end(words, begin, limit)
    if end <= begin:
        return []
    if words[begin].is_quoted:
        spans = whole_quotation(scene, words[begin].start)
        closing = next((i for i in range(begin, len(words)) if words[i].start >= spans[0].end), len(words))
        if closing >= end or not words[closing].is_word:
            return spans + ([] if closing < len(words) - 1 else quotation_after(scene, number))
    span = span_of(words, begin, end)
    last = words[end - 1]
    if last.is_quoted:
        quotation = whole_quotation(scene, last.start)
        if quotation and quotation[0].end > span.end and quotation[0].start >= span.start:
            return [Span(span.start, quotation[0].end), *quotation[1:]]
    return [span]


def _limit(words: Sequence[Word], begin: int, later: Sequence[Cue]) -> int:
    """Give where a content to the right must end because another clause of the speaker or another source begins."""
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
        if before.lower == "and" and follows in {"that", "“", '"'}:
            return cue.first - 1
        subject = subject_before(words, cue.first)
        if subject and subject[0] >= begin + 3 and words[subject[0] - 1].lower in {"but", "while", "and"}:
            if words[subject[0] - 2].text == ",":
                return subject[0] - 2
    return len(words)


def _left_content(scene: Scene, number: int, start: int) -> list[Span]:
    """Give what stands before "..., he said": the quotation, or the clause from the start of the sentence."""
    words = scene.words[number]
    if start == 0:
        return _quotation_before(scene, number)
    before = words[start - 1]
    if before.is_quoted:
        spans = whole_quotation(scene, before.start)
        if words[0].start >= spans[0].start or _opens_content(words, spans[0]):
            return spans
        return [Span(words[0].start, spans[0].end)]
    if (before.text == "," or is_dash(words, start - 1)) and start > 2:
        if any(is_verb_like(words, i) for i in range(1, start)) or words[start - 2].is_quoted:
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


def _second_piece(scene: Scene, number: int, settled: int) -> list[Span]:
    """Give what goes on after "..., he said, ..." or in the next sentence when that is a quotation."""
    words = scene.words[number]
    rest = settled
    while rest < len(words) and (words[rest].is_word and not words[rest].is_quoted):
        rest += 1
    if (rest < len(words) - 1 and words[rest].text in {",", ":"}) or (rest < len(words) and is_dash(words, rest)):
        begin = rest + 1
        quoted = next((i for i in range(begin, min(begin + 3, len(words))) if words[i].is_quoted), None)
        if quoted is not None:
            return whole_quotation(scene, words[quoted].start)
        end = content_end(words, begin, len(words))
        is_clause = end > begin and words[begin].lower not in {"who", "which", "adding", "citing", "according"}
        return [span_of(words, begin, end)] if is_clause and settled == rest else []
    return quotation_after(scene, number) if rest >= len(words) - 1 else []


def _passive(scene: Scene, number: int, cue: Cue) -> Iterator[Draft]:
    """Yield "it is believed that ...", "X is said to ...", "was confirmed by Y", "was quoted as saying ...”."""
    words = scene.words[number]
    subject = subject_before(words, cue.first)
    following = words[cue.last].lower if cue.last < len(words) else ""
    if following == "as" and cue.last + 1 < len(words) and words[cue.last + 1].lower == "saying":
        last = cue.last + 2
        told = Cue(cue.first, cue.head, last, cue.verb, "past", False)
        right = Right(last if words[last : last + 1] else None, None, last)
        content = _content(scene, number, told, (subject, right, ())) if subject else []
        if subject and content:
            yield Draft(number, (span_of(words, *subject),), (span_of(words, cue.first, last),), tuple(content))
        return
    spans: list[Span] = []
    if subject and words[subject[0]].lower not in _EMPTY_SUBJECTS:
        spans.append(span_of(words, *subject))
    cue_span = (span_of(words, cue.first, cue.last),)
    if following == "by":
        speaker = phrase_after(words, cue.last + 1)
        if speaker and spans:
            yield Draft(number, (span_of(words, *speaker),), cue_span, tuple(spans))
        return
    if "p" not in cue.verb.frames or "r" in cue.verb.frames:
        return
    right = right_of(words, cue)
    if right.begin is not None:
        spans += _right_content(scene, number, right.begin, ())
    if spans and (right.begin is not None or words[0].lower == "it"):
        yield Draft(number, (), cue_span, tuple(sorted(spans)))
