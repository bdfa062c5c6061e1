"""Utterances: the same words in two articles are one utterance, and so one origin, under whatever description.

"One senior official told X" and "one of the officials explained" are the same person when the quotation is the same;
an article that gives the words to nobody has them from whoever spoke them. Two people whom two independent articles
name do not become one because both said much the same.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from rapidfuzz.distance import LCSseq

from whence.conclusions import Statement
from whence.records import Document
from whence.trace import document_report_id
from whence.weigh.agreements import is_negative
from whence.weigh.pairs import AGAINST
from whence.weigh.voices import name_speakers

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"[“”\"‘’']")
_LEAST_QUOTED = 6  # words; fewer may be spoken alike by two people
_LEAST_REPORTED = 8  # words; fewer may be reported alike by two newsrooms
_SAME = 0.85  # share of the shorter's words that stand in the other, in order
_RANKS = ("person", "named", "organisation", "document", "report", "assertion")


@dataclass(frozen=True, slots=True)
class _Utterance:
    words: tuple[str, ...]
    numbers: frozenset[str]
    is_quoted: bool
    is_against: bool
    is_no: bool
    person: str | None  # name of who speaks, where it may be a person's
    basis: frozenset[str]  # the document and all reports it rests on


def unify_utterances(
    statements: Sequence[Statement], documents: Mapping[str, Document], resting: Mapping[str, frozenset[str]]
) -> list[Statement]:
    """Give the statements of one claim with one origin for all that are the same words.

    `resting`: the reports that each document rests on.
    """
    statements = name_speakers(statements, documents)
    utterances = [_utterance(s, documents, resting) for s in statements]
    group = list(range(len(statements)))
    pairs = list(combinations(range(len(statements)), 2))
    # A headline that sums up what two people said, each in another article, goes with its own.
    for i, j in sorted(
        pairs, key=lambda pair: statements[pair[0]].document_id != statements[pair[1]].document_id
    ):
        if group[j] != group[i] and _is_same(utterances[i], utterances[j]) and _agree(group, i, j, utterances):
            old, new = max(group[i], group[j]), min(group[i], group[j])
            group = [new if g == old else g for g in group]
    members: dict[int, list[Statement]] = {}
    for statement, number in zip(statements, group, strict=True):
        members.setdefault(number, []).append(statement)
    origins = {number: _origin(found) for number, found in members.items()}
    return [replace(s, origin=origins[g]) for s, g in zip(statements, group, strict=True)]


def _agree(group: Sequence[int], i: int, j: int, utterances: Sequence[_Utterance]) -> bool:
    """Tell whether no two members of the groups of `i` and `j` differ in a number, or are two people."""
    ours = [u for u, g in zip(utterances, group, strict=True) if g == group[i]]
    theirs = [u for u, g in zip(utterances, group, strict=True) if g == group[j]]
    return all(
        (a.numbers <= b.numbers or b.numbers <= a.numbers) and not _are_two_people(a, b)
        for a in ours
        for b in theirs
    )


def _are_two_people(one: _Utterance, two: _Utterance) -> bool:
    """Tell whether two people are named, in articles of which neither has its words from the other or a third.

    The same words between quotation marks are one utterance: one of the articles names the wrong person.
    """
    if one.person is None or two.person is None or one.person == two.person:
        return False
    return not (one.is_quoted and two.is_quoted) and not one.basis & two.basis


def _utterance(
    statement: Statement, documents: Mapping[str, Document], resting: Mapping[str, frozenset[str]]
) -> _Utterance:
    text = documents[statement.document_id].text
    words = tuple(w for span in statement.spans for w in _WORD.findall(span.of(text).casefold()))
    start = statement.spans[0].start
    own, origin = statement.document_id, statement.origin or ""
    return _Utterance(
        words=words,
        numbers=frozenset(w for w in words if w.isdigit()),
        is_quoted=bool(_QUOTED.search(text[max(0, start - 1) : start + 1])),
        is_against=statement.stance in AGAINST,
        is_no=is_negative(statement, documents),
        person=origin.partition(":")[2] if origin.startswith(("person:", "named:")) else None,
        basis=resting.get(own, frozenset()) | {document_report_id(own)},
    )


def _is_same(one: _Utterance, two: _Utterance) -> bool:
    """Tell whether two statements are the same words; never where a number or the stance differs, or one says no."""
    least = _LEAST_QUOTED if one.is_quoted and two.is_quoted else _LEAST_REPORTED
    shorter = min(len(one.words), len(two.words))
    if shorter < least or one.is_against != two.is_against or one.is_no != two.is_no:
        return False
    if not (one.numbers <= two.numbers or two.numbers <= one.numbers):
        return False
    return LCSseq.similarity(one.words, two.words) >= _SAME * shorter


def _origin(statements: Sequence[Statement]) -> str | None:
    """Give the origin of one utterance: a named speaker before a report, a report before nobody; then the commonest."""
    counts = Counter(s.origin for s in statements if s.origin is not None)
    if not counts:
        return None
    return min(counts, key=lambda key: (_RANKS.index(key.partition(":")[0]), -counts[key], key))
