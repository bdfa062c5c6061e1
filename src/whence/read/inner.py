"""Attributions inside quotations: "“I doubt it,” she said", "they “cannot rule out that ...”"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from whence.read.cues import cue_forms, split_forms, verbs_in
from whence.read.drafts import Draft, Scene
from whence.read.nouns import find_by_nouns
from whence.read.verbs import find_by_verbs
from whence.read.words import Word, span_of

_SHORTEST = 3  # words of a quotation that can hold a source, a cue and a content
_MARKS = frozenset({"“", "”", '"', "''", "‘", "’", "'", "«", "»", "``", "„"})

_PLAIN = frozenset(
    [
        "hear",
        "show",
        "defend",
        "ask",
        "ask for",
        "find",
        "propose",
        "hope",
        "begin",
        "continue",
        "read",
        "blame",
        "oppose",
        "consider",
        "mock",
        "feel",
        "reason",
        "express",
        "want",
        "remind",
        "judge",
        "wonder",
        "report",
        "guess",
        "suppose",
        "require",
    ]
)  # in speech they seldom say that someone said something
_NAMING = frozenset({"call", "brand", "label", "dub", "accuse", "regard", "describe"})
_NOBODY = frozenset(
    [
        "one",
        "anybody",
        "anyone",
        "everybody",
        "everyone",
        "nobody",
        "people",
        "some",
        "somebody",
        "someone",
        "that",
        "which",
        "it",
        "there",
    ]
)
_POSSIBLE = frozenset(
    ["would", "could", "might", "may", "must", "should", "can", "'d", "’d", "shall"]
)  # no saying without "not"
_UNSURE = frozenset({"know", "think", "understand", "see", "care", "want"})
_KNOWN = frozenset({"it", "this", "that", "them", "him", "her"})
_PHRASE_OPENERS = frozenset({"the", "a", "an", "my", "your", "our", "their", "no", "some", "this", "these"})

Run = tuple[int, int]  # words [first, last) that stand in one quotation, its marks included


def find_inside(scene: Scene, number: int) -> Iterator[Draft]:
    """Yield what is attributed inside the quotations of one sentence."""
    words = scene.words[number]
    runs = [run for run in _runs(words) if any(_is_cue(w) for w in words[slice(*run)])]
    parts = [run for run in runs if not _is_whole(words, run)]
    for first, last in runs:
        if (first, last) not in parts and last - first >= _SHORTEST:
            yield from _find_in(scene, number, [w._replace(is_quoted=False) for w in _bare(words[first:last])])
    if parts:
        spans = [span_of(words, *run) for run in parts]
        for draft in _find_in(scene, number, _opened(words, parts)):
            if any(span.start < draft.cue[0].end <= span.end for span in spans):
                yield draft


def _is_cue(word: Word) -> bool:
    return word.lower in cue_forms() or word.lower in split_forms() or word.is_a("saying_noun")


def _runs(words: Sequence[Word]) -> Iterator[Run]:
    first: int | None = None
    for at, word in enumerate(words):
        if first is not None and not (word.is_quoted and not _closes(words, at)):
            yield first, at + word.is_quoted
            first = None
        elif first is None and word.is_quoted:
            first = at
    if first is not None:
        yield first, len(words)


def _closes(words: Sequence[Word], at: int) -> bool:
    """Tell whether the mark at `at` ends a quotation: nothing quoted follows, or what follows opens another."""
    return words[at].text in _MARKS and (at + 1 == len(words) or not words[at + 1].is_quoted)


def _is_whole(words: Sequence[Word], run: Run) -> bool:
    """Tell whether a quotation is a sentence of its own: it begins with a capital or goes on from one before."""
    inner = [word for word in words[slice(*run)] if word.is_word]
    return run[0] == 0 or (bool(inner) and inner[0].is_capital)


def _bare(words: Sequence[Word]) -> Sequence[Word]:
    first = 1 if words[0].text in _MARKS else 0
    last = len(words) - (words[-1].text in _MARKS)
    return words[first:last]


def _opened(words: Sequence[Word], parts: Sequence[Run]) -> list[Word]:
    """Give the words of a sentence as if the quotations `parts` had no marks."""
    opened: list[Word] = []
    end = 0
    for first, last in parts:
        opened += words[end:first]
        opened += [word._replace(is_quoted=False) for word in _bare(words[first:last])]
        end = last
    return [*opened, *words[end:]]


def _says_something(words: Sequence[Word], draft: Draft) -> bool:
    """Tell an attribution from "you know", "I think" and verbs that in speech seldom report what was said."""
    cue = [w for w in words if draft.cue[0].start <= w.start < draft.cue[-1].end]
    verbs = verbs_in(cue)
    if len(draft.cue) > 1:
        return True
    if not verbs or verbs[-1].lemma in _PLAIN:
        return False
    if _is_supposed(words, draft, cue):
        return False
    verb = verbs[-1]
    opening = [w.lower for w in words if draft.content[0].start <= w.start and w.is_word][:2]
    is_about = opening[:1] == ["of"]  # "knew of crack" in a headline
    first = opening[is_about] if len(opening) > is_about else ""
    is_phrase = "n" in verb.frames and ("c" not in verb.frames or first in _PHRASE_OPENERS)
    is_phrase = is_phrase or (is_about and first not in _PHRASE_OPENERS and first not in _KNOWN)
    is_phrase = is_phrase and " " not in verb.lemma  # "complained of this"
    if is_phrase and verb.stance == "asserts" and verb.lemma not in _NAMING:
        return False
    if draft.source and _opens_badly(words, draft):
        return False
    is_question = draft.source and words[0].start == draft.source[0].start and words[0].lower in {"who", "what"}
    return not is_question


def _opens_badly(words: Sequence[Word], draft: Draft) -> bool:
    """Tell a source that is a piece of a clause ("down", "n't for a moment"), and "I think" said in passing."""
    source = [w for w in words if draft.source[0].start <= w.start < draft.source[0].end]
    first, cue = source[0], [w for w in words if draft.cue[0].start <= w.start < draft.cue[-1].end]
    is_piece = any(first.is_a(n) for n in ("negation", "adverb")) and not first.is_a("pronoun")
    is_piece = is_piece or (first.is_a("preposition") and not first.is_capital) or first.lower.endswith("ing")
    is_bare = cue[0].lower.endswith("ing") and first.is_a("pronoun")  # "They thinking"
    is_aside = first.lower in {"i", "we"} and draft.content[0].start < first.start
    return is_piece or is_bare or is_aside or first.lower == "any"


def _is_supposed(words: Sequence[Word], draft: Draft, cue: Sequence[Word]) -> bool:
    """Tell what nobody in particular says, or what somebody may say, from what is reported: "one would think"."""
    source = [w for w in words if draft.source and draft.source[0].start <= w.start < draft.source[0].end]
    first = source[0].lower if source else ""
    before = (
        next((w for w in reversed(words) if w.end <= min(cue[0].start, source[0].start)), None)
        if source
        else None
    )
    is_question = before is not None and (before.is_a("do") or before.is_a("modal") or before.is_a("be"))
    is_negated = any(w.is_a("negation") or w.lower == "cannot" for w in cue)
    is_possible = any(w.lower in _POSSIBLE for w in cue) and not is_negated
    is_you = (
        first == "you" and not cue[-1].lower.endswith("ed") and cue[-1].lower not in {"told", "said", "wrote"}
    )
    is_opinion = first in {"we", "i"} and is_negated and cue[-1].lower in _UNSURE
    is_nobody = first in _NOBODY and len(source) == 1
    return is_question or is_possible or is_you or is_nobody or is_opinion


def _find_in(scene: Scene, number: int, words: list[Word]) -> Iterator[Draft]:
    if len(words) < _SHORTEST:
        return
    sentence = replace(scene.sentences[number], span=span_of(words, 0, len(words)))
    inner = Scene(
        scene.document, [sentence], [words], scene.quotations if any(w.is_quoted for w in words) else ()
    )
    told = [draft for draft in find_by_verbs(inner, 0, is_inner=True) if _says_something(words, draft)]
    nouns = (draft for draft in find_by_nouns(inner, 0, told) if draft.source)
    for draft in (*told, *nouns):
        yield replace(draft, sentence=number)
