"""Gists: what a statement speaks of, as far as it decides which question it answers."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whence.conclusions import Statement, Value
from whence.records import Document
from whence.trace.words import WordWeights, likeness, stems_of
from whence.weigh.clauses import in_context
from whence.weigh.events import events_of, load_events

DENIALS = ("denies", "disputes", "retracts")
AGAINST = (*DENIALS, "cannot confirm")
_CAPITAL = re.compile(r"\b[A-ZÀ-Þ][\w’'-]*")
_NEGATIVE = re.compile(
    r"\b(?:no|not|never|nobody|nothing|none|neither|nor|cannot|without)\b|n[’']t\b", re.IGNORECASE
)
_LEADS_BACK = re.compile(
    r"[“”\"‘' ]*(?:that |which )?(?:it|its|they|their|this|these|those|he|she|his|her|both)\b", re.I
)
_BEFORE = 300  # characters in which the sentence before is looked for
_OPPOSITES = (
    (
        re.compile(r"\b(?:killed|dead|died|deaths?|fatalit\w+)\b", re.I),
        re.compile(r"\b(?:injur\w+|wounded|hurt|ill|sick\w*)\b", re.I),
    ),
    (re.compile(r"\bmaximum\b", re.I), re.compile(r"\bminimum\b", re.I)),
    (
        re.compile(
            r"\d[ -](?:metres?|meters?|feet|foot|km)\b[ -](?:high|tall)\b|\bheight of\b|\btowers\b", re.I
        ),
        re.compile(r"\d[ -](?:metres?|meters?|feet|foot|km)\b[ -]long\b|\blength\b|\bruns? for\b", re.I),
    ),
)
_OPPOSED = {(True, False), (False, True)}
_APART = 5  # times; amounts further apart in size are seldom two answers to one question
_ALIKE = 0.3  # cosine of the words, from which they may be all the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Gist:
    """What a statement speaks of.

    `vector` and `around` are the weighted stems of its own words and of its sentence's, `telling` its own, weighted by
    how few statements of the pile have them: what the whole story is about does not tell one question from another.
    `context` is its sentence, `judged` the text that the pair model reads.
    """

    document_id: str
    text: str
    context: str
    judged: str
    vector: Mapping[str, float]
    around: Mapping[str, float]
    telling: Mapping[str, float]
    names: frozenset[str]  # stems of the words written with a capital, the first one left out
    events: frozenset[str]  # kinds of events that its words name
    sides: tuple[tuple[bool, bool], ...]  # for each pair of opposites, which of the two it speaks of
    units: frozenset[str]  # of its amounts; of a bare count what is counted
    nouns: frozenset[str]  # stems of what its amounts measure or count
    measured: tuple[Value, ...]
    times: frozenset[object]  # the intervals of its times
    has_time: bool
    is_negative: bool
    is_against: bool  # a denial, or a source that could not confirm


def make_gists(
    statements: Sequence[Statement], documents: Mapping[str, Document], weights: WordWeights
) -> list[Gist]:
    """Give the gist of each statement, in order."""
    classes = load_events()
    texts = [text_in(s, documents[s.document_id]) for s in statements]
    stems = {text: set(stems_of(text)) for text in texts}  # what is printed twice counts once
    counts = Counter(stem for found in stems.values() for stem in found)
    n = len(stems)
    rarities = {
        stem: math.log((n + 1) / (k + 1)) / math.log(n + 2) * weights.rarity(stem) for stem, k in counts.items()
    }
    return [
        _gist(s, documents[s.document_id], weights, classes, _unit({k: rarities[k] for k in stems[text]}))
        for s, text in zip(statements, texts, strict=True)
    ]


def _unit(vector: Mapping[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(w * w for w in vector.values()))
    return {stem: w / length for stem, w in vector.items() if w > 0} if length else {}


def _gist(
    statement: Statement,
    document: Document,
    weights: WordWeights,
    classes: Mapping[str, frozenset[str]],
    telling: Mapping[str, float],
) -> Gist:
    text = text_in(statement, document)
    sentence = _sentence_around(text, statement, document)
    vector = weights.vector(text)
    measured = tuple(v for v in statement.values if v.kind == "quantity" and v.unit)
    times = [v for v in statement.values if v.kind == "time"]
    return Gist(
        document_id=document.id,
        text=text,
        context=sentence,
        judged=in_context(text, sentence),
        vector=vector,
        around=weights.vector(sentence),
        telling=telling,
        names=frozenset(stems_of(" ".join(_CAPITAL.findall(text.strip(" “\"‘'")[1:])))),
        events=events_of(vector, classes),
        sides=tuple((bool(a.search(text)), bool(b.search(text))) for a, b in _OPPOSITES),
        units=frozenset(v.unit.casefold() for v in measured),
        nouns=frozenset(stems_of(" ".join(f"{v.noun} {v.unit}" for v in measured))),
        measured=measured,
        times=frozenset((v.when.earliest, v.when.latest) for v in times if v.when is not None),
        has_time=bool(times),
        is_negative=bool(_NEGATIVE.search(text)),
        is_against=statement.stance in AGAINST,
    )


def _sentence_around(text: str, statement: Statement, document: Document) -> str:
    """Give the sentence of a statement; with the one before in its paragraph where a pronoun leads back to it."""
    sentence = statement.sentence.of(document.text)
    if not _LEADS_BACK.match(text):
        return sentence
    before = document.text[max(0, statement.sentence.start - _BEFORE) : statement.sentence.start].rpartition(
        "\n"
    )[2]
    last = re.split(r"(?<=[.!?”\"])\s+", before.strip())[-1]
    return f"{last} {sentence}" if last else sentence


def text_in(statement: Statement, document: Document) -> str:
    """Give the words of a statement of `document`."""
    return " ".join(s.of(document.text) for s in statement.spans)


def are_opposed(one: Gist, two: Gist) -> bool:
    """Tell whether two statements ask different questions for sure: of the killed and of the injured, or of amounts of
    quite another size in hardly the same words.
    """
    if any({a, b} == _OPPOSED for a, b in zip(one.sides, two.sides, strict=True)):
        return True
    pairs = [(a, b) for a in one.measured for b in two.measured if a.unit.casefold() == b.unit.casefold()]
    return (
        bool(pairs)
        and all(_are_far_apart(a, b) for a, b in pairs)
        and likeness(one.vector, two.vector) < _ALIKE
    )


def _are_far_apart(one: Value, two: Value) -> bool:
    sizes = [abs(v.low if v.low is not None else v.high or 0.0) for v in (one, two)]
    return min(sizes) * _APART < max(sizes)
