"""On whose word a report or a claim stands: source groups in words, and each source with what it says."""

from collections.abc import Sequence
from dataclasses import dataclass

from whence.conclusions import Claim, Report, SourceGroup, Statement
from whence.show.views import CaseView, find_hops, name_hop
from whence.show.words import begin_small, count_words, join_words, trim

_NAMED = ("person:", "named:", "organisation:", "document:")  # how the keys of named origins begin
_NEAR = 60  # characters; groups of one enumeration stand no further apart


@dataclass(frozen=True, slots=True)
class Stated:
    """The number of unnamed sources of a report, as one account states it. `words` None: none is stated."""

    words: str | None
    at_least: int
    at_most: int | None
    groups: tuple[SourceGroup, ...]  # those of the enumeration that states it
    others: tuple[str, ...]  # unnamed groups that are described elsewhere; never added to the number


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source and what it is said to have said: claims with their statements, in the order of the case."""

    key: str
    words: tuple[str, ...]  # how the articles describe it, each once
    is_named: bool
    stated: tuple[tuple[Claim, Statement], ...]


def read_stated(report: Report) -> Stated:
    """Read the number of unnamed sources from the fullest enumeration; other groups may be the same people."""
    unnamed = [group for group in report.sources if not group.is_named]
    if not unnamed:
        return Stated(None, 0, 0, (), ())
    best = max(_find_enumerations(unnamed), key=lambda groups: sum(group.at_least for group in groups))
    tops = [group.at_most for group in best]
    at_most = None if None in tops else sum(top for top in tops if top is not None)
    others = tuple(begin_small(trim(group.words)) for group in unnamed if group not in best)
    return Stated(
        words=join_words([begin_small(trim(group.words)) for group in best]),
        at_least=sum(group.at_least for group in best),
        at_most=at_most,
        groups=tuple(best),
        others=others,
    )


def _find_enumerations(groups: Sequence[SourceGroup]) -> list[list[SourceGroup]]:
    """Cut the groups into those that one document states in one breath."""
    enumerations: list[list[SourceGroup]] = []
    for group in groups:
        if enumerations and _is_near(enumerations[-1][-1], group):
            enumerations[-1].append(group)
        else:
            enumerations.append([group])
    return enumerations


def _is_near(one: SourceGroup, two: SourceGroup) -> bool:
    return any(
        left.document_id == right.document_id
        and left.span
        and right.span
        and left.span.gap(right.span) <= _NEAR
        for left in one.evidence
        for right in two.evidence
    )


def say_sources(report: Report, *, n_others: int = 4) -> str:
    """Give a report's sources in words; empty when nothing is stated.

    Of unnamed ones that are described elsewhere, the first `n_others` are named and the rest counted.
    """
    stated = read_stated(report)
    parts = []
    if stated.words is not None and stated.at_least and stated.at_least == stated.at_most:
        parts.append(f"{count_words(stated.at_least, 'unnamed source')} ({stated.words})")
    elif stated.words is not None:
        parts.append(f"unnamed: {stated.words}")
    if stated.others:
        parts.append(f"also described: {_list_some(stated.others, n_others)}")
    named = [trim(group.words) for group in report.sources if group.is_named]
    if named:
        parts.append(f"{len(named)} named: {_list_some(named)}")
    return "; ".join(parts)


def _list_some(words: Sequence[str], limit: int = 4) -> str:
    if limit == 0:
        return count_words(len(words), "other")
    if len(words) <= limit:
        return join_words(words)
    return f"{', '.join(words[:limit])} and {len(words) - limit} more"


def list_speakers(view: CaseView) -> tuple[Speaker, ...]:
    """Give every source that a chain ends on; the one with most claims first, then in order of the case."""
    words: dict[str, dict[str, None]] = {}
    stated: dict[str, list[tuple[Claim, Statement]]] = {}
    for claim in view.case.weighing.claims:
        for statement in claim.statements:
            hop = next((hop for hop in reversed(find_hops(view, statement)) if hop.kind == "source"), None)
            if hop is None:
                continue
            words.setdefault(hop.key, {})[name_hop(view, hop)] = None
            stated.setdefault(hop.key, []).append((claim, statement))
    speakers = [Speaker(key, tuple(words[key]), key.startswith(_NAMED), tuple(stated[key])) for key in words]
    return tuple(sorted(speakers, key=lambda speaker: -len({claim.id for claim, _ in speaker.stated})))
