"""Agreements: which statements of a slot give one answer, where no value tells.

What one origin says is one answer, and two origins give one where the pair model finds that they agree; never where one
of them denies what the other says, or one says no where the other says yes. Clusters are by average (UPGMA).
"""

import re
from collections.abc import Mapping, Sequence
from itertools import combinations

from whence.conclusions import Statement
from whence.records import Document
from whence.weigh.clusters import agglomerate
from whence.weigh.opinions import Opinions

_NO = re.compile(
    r"(?:^|\bthat |\band )(?:no|nobody|none|not one|not a|nothing|never|neither|at no time|nowhere)\b|"
    r"\bthere (?:is|was|are|were|had been|has been|have been) (?:no|not|never|nothing)\b|"
    r"\b(?:is|was|are|were|has|have|had|did|does|do|will|would|could|can)(?:n['’]t| not| never)\b|\bcannot\b|"
    r"\b(?:\w{2,}ed|made|makes?|had|has|have|gave|took|saw|knew|found|got|left|held|hurt|hit|told|put|sent) "
    r"(?:no|nobody|nothing|no one|none)\b(?! (?:more|less|fewer|longer|later|doubt|matter|sooner)\b)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:]|\b(?:which|who|because|although|though|while|unless|until|if|whether)\b")
_HEAD = 12  # words of a statement in which its main verb is looked for
_MARKS = "“”\"'‘’ "
_AGREE = 0.37  # share of agreement among two groups' pairs from which they give one answer; set on the marked stories
_OPPOSED = 0.3  # likeness from which one that says no and one that says yes are about the same thing
_ONE_QUESTION = 0.35  # probability of one question from which the same holds
_ALIKE = 0.5  # likeness from which two said one thing, of which one took it back
_NEVER = -9.0  # keeps two groups apart whatever joins them
_DENIES = ("denies", "disputes")


def group_agreeing(
    told: Sequence[Statement],
    beside: Sequence[Statement],
    documents: Mapping[str, Document],
    opinions: Opinions,
) -> list[list[Statement]]:
    """Give the groups of statements that agree, where no value tells."""
    atoms: dict[tuple[str, bool], list[Statement]] = {}
    for statement in told:
        is_own = statement.origin is None or statement.origin.startswith("assertion:")
        key = (
            statement.id if is_own else str(statement.origin)
        )  # what an article says itself may be of both sides
        atoms.setdefault((key, is_negative(statement, documents)), []).append(statement)
    keys = list(atoms)
    apart = find_rivals(told, beside, opinions) | _find_turned(told, beside, opinions)
    scores: dict[tuple[int, int], float] = {}
    for i, j in combinations(range(len(keys)), 2):
        ours, theirs = atoms[keys[i]], atoms[keys[j]]
        is_opposed = any(are_opposed(a, b, documents, opinions) for a in ours for b in theirs)
        if frozenset((keys[i][0], keys[j][0])) in apart or is_opposed:
            scores[i, j] = _NEVER
        else:
            is_one = keys[i][0] == keys[j][0]
            scores[i, j] = 1.0 if is_one else _agreement(ours, theirs, opinions)
    return [
        [s for n in part for s in atoms[keys[n]]]
        for part in agglomerate(range(len(keys)), scores, least=_AGREE)
    ]


def find_rivals(
    told: Sequence[Statement], beside: Sequence[Statement], opinions: Opinions
) -> frozenset[frozenset[str]]:
    """Give the pairs of origins of which one denies or disputes what the other says, and says something else."""
    found = set()
    speaking = {s.origin for s in told}
    for denial in (s for s in beside if s.stance in _DENIES and s.origin in speaking):
        others = [s for s in told if s.origin is not None and s.origin != denial.origin]
        confirmed = any(s.origin == denial.origin and s.stance == "confirms" for s in told)
        if others and not confirmed:
            denied = max(others, key=lambda s: round(opinions.nearness(denial, s), 6))
            found.add(frozenset((str(denial.origin), str(denied.origin))))
    return frozenset(found)


def _find_turned(
    told: Sequence[Statement], beside: Sequence[Statement], opinions: Opinions
) -> frozenset[frozenset[str]]:
    """Give the pairs of origins of which one took back what it had said, and the other never said the like of it."""
    back = {s.origin for s in beside if s.stance == "retracts" and s.origin is not None}
    found = set()
    for origin in sorted(back):
        own = [s for s in told if s.origin == origin]
        for other in sorted({s.origin for s in told if s.origin is not None} - back):
            theirs = [s for s in told if s.origin == other]
            if not any(opinions.likeness(a, b) >= _ALIKE for a in own for b in theirs):
                found.add(frozenset((origin, other)))
    return frozenset(found)


def are_opposed(one: Statement, two: Statement, documents: Mapping[str, Document], opinions: Opinions) -> bool:
    """Tell whether one of two statements says no where the other says yes, and both are about the same thing."""
    if is_negative(one, documents) == is_negative(two, documents):
        return False
    found = opinions.find(one, two)
    is_one_question = found is not None and found.same_question >= _ONE_QUESTION
    return is_one_question or opinions.likeness(one, two) >= _OPPOSED


def _agreement(ours: Sequence[Statement], theirs: Sequence[Statement], opinions: Opinions) -> float:
    """Give how far two groups agree, in [0, 1]; 1 without a pair model, which alone could tell them apart."""
    if not opinions.has_judge:
        return 1.0
    found = [f for a in ours for b in theirs if (f := opinions.agreement(a, b)) is not None]
    return sum(found) / len(found) if found else 0.0


def is_negative(statement: Statement, documents: Mapping[str, Document]) -> bool:
    """Tell whether the main clause of a statement says no: "nobody has", "there is no", "did not"."""
    text = documents[statement.document_id].text
    words = " ".join(" ".join(span.of(text) for span in statement.spans).split())
    opening, colon, rest = words.partition(": ")
    words = rest if colon and len(opening.split()) <= _HEAD else words
    clause = " ".join(_CLAUSE.split(words.lstrip(_MARKS), maxsplit=1)[0].split()[:_HEAD])
    return bool(_NO.search(clause)) and "without" not in words  # "no money went out without": it did with
