"""Attributions by verbs: "X said that ...", "..., said X", "it is believed that ...", in one sentence."""

from collections.abc import Iterator, Sequence

from whence.read.anonymity import anonymity_spans
from whence.read.contents import Right, inverted_subject, right_of
from whence.read.cues import Cue, find_cues
from whence.read.drafts import Draft, Scene
from whence.read.passives import find_in_passive, find_quoted
from whence.read.phrases import Range, can_speak, has_verb, is_verb_like, subject_before
from whence.read.pieces import Told, content_of
from whence.read.speakers import phrase_after
from whence.read.words import Word, is_dash, span_of

_SHORTEST = 3  # words, the comma among them, before an inverted cue


def find_by_verbs(scene: Scene, number: int) -> Iterator[Draft]:
    """Yield what the verbs of one sentence attribute, from left to right."""
    words = scene.words[number]
    hidden = anonymity_spans(scene.document.text, scene.sentences[number].span)
    cues = [
        cue
        for cue in find_cues(words)
        if not any(span_of(words, cue.head, cue.last).overlaps(s) for s in hidden)
    ]
    main: Range | None = None
    for order, cue in enumerate(cues):
        if cue.form == "ing" and cue.verb.lemma in {"cite", "quote"} and not words[cue.first].is_a("be"):
            continue  # "citing two officials" is read in `phrasal.py`
        special = list(
            find_in_passive(scene, number, cue) if cue.is_passive else find_quoted(scene, number, cue)
        )
        if special or cue.is_passive:
            yield from special
            continue
        is_inverted = _is_inverted(words, cue)
        subject = inverted_subject(words, cue) if is_inverted else _subject(words, cue, main)
        if subject is None or not can_speak(words, *subject):
            continue
        right = Right(None, None, subject[1]) if is_inverted else right_of(words, cue)
        content = content_of(scene, number, Told(cue, subject, right, cues[order + 1 :]))
        if not content:
            continue
        if subject[1] <= cue.first or is_inverted:
            main = subject
        hearer = span_of(words, *right.hearer) if right.hearer else None
        yield Draft(
            number, (span_of(words, *subject),), (span_of(words, cue.first, cue.last),), tuple(content), hearer
        )


def _subject(words: Sequence[Word], cue: Cue, main: Range | None) -> Range | None:
    before = words[cue.first - 1] if cue.first else None
    is_participle = cue.form == "ing" and not any(w.is_a("be") for w in words[cue.first : cue.head])
    if is_participle and (
        before is None or before.text in {",", "—", "–"} or before.lower in {"and", "while", "by"}
    ):
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
    is_after_mark = "r" not in cue.verb.frames and (before.text == "," or is_dash(words, cue.first - 1))
    if not (is_after_quotation or is_after_mark) or cue.form == "ing":
        return False
    phrase = inverted_subject(words, cue)
    if phrase is None or words[phrase[0]].lower in {"him", "her", "them"}:
        return False
    if is_after_quotation:
        return True
    end = phrase[1]
    is_closed = (
        end >= len(words) or not words[end].is_word or words[end].is_a("time") or words[end].is_a("preposition")
    )
    if not is_closed or words[phrase[0]].is_a("pronoun") or words[phrase[0]].is_a("object_pronoun"):
        return False
    if words[0].is_a("pronoun") or has_verb(words, 1, cue.first - 1):
        return True
    return (
        cue.first > _SHORTEST and not words[0].is_a("preposition") and subject_before(words, cue.first) is None
    )
