"""Lines: the answers of a slot that are one claim in the course of time: a figure, and those that it took the place of.

A toll of 14 that took the place of one of 9 has the origins of both behind it: who had counted nine said that people
had died. Only a figure that was given anew inherits them. One that stands in a single article, which rests on articles
that give the older figure, may be a slip on the way, and stands for itself.
"""

from collections.abc import Mapping, Sequence

from whence.conclusions import Statement
from whence.trace import document_report_id
from whence.weigh.answers import AnswerGroup
from whence.weigh.origins import supporting
from whence.weigh.supersessions import Supersession
from whence.weigh.values import Asked

_FIGURES = ("quantity", "time")


def find_line(
    place: int,
    groups: Sequence[AnswerGroup],
    gone: Mapping[int, Supersession],
    *,
    asked: Asked,
    resting: Mapping[str, frozenset[str]],
) -> list[int]:
    """Give the places of the answers that the one at `place` took the place of, directly or through others, sorted."""
    if asked.kind not in _FIGURES or place in gone:
        return []
    found: set[int] = set()
    todo = [place]
    while todo:
        new = todo.pop()
        for old, each in gone.items():
            if each.kind == "superseded" and each.by == new and old not in found:
                found.add(old)
                todo.append(old)
    older = [s for n in found for s in supporting(groups[n].statements)]
    return sorted(found) if _is_given_anew(supporting(groups[place].statements), older, resting) else []


def _is_given_anew(
    newer: Sequence[Statement], older: Sequence[Statement], resting: Mapping[str, frozenset[str]]
) -> bool:
    """Tell whether several articles give the newer figure, or one that has its account from none with the older."""
    articles = {s.document_id for s in newer}
    below = {document_report_id(s.document_id) for s in older}
    return len(articles) > 1 or any(not resting.get(key, frozenset()) & below for key in articles)
