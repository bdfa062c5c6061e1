"""Sourcing: on whose word a cited report stands, as its witnesses state it, and what a document adds of its own.

The fullest list that one witness gives is the report's; numbers of several witnesses are never added up.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from whence.conclusions import Credit, Derivation, SourceGroup
from whence.read.sources import split_groups
from whence.recall import recalled
from whence.records import Attribution, Document, Evidence, Profile, Reading, Span

_SHORT = re.compile(
    r"(?i)^(?:he|she|they|it|we|i|you|who|which|that|this|these|those|others?|some|many|one|none|nobody|everyone|"
    r"(?:the|these|those|this|that) "
    r"(?:source|sources|expert|official|officials|spokes\w+|analyst|person|man|woman|people))$"
)
_BASED_ON = re.compile(
    r"\b(?:based on|citing|sourced to|according to|quoting|interviews? with|spoke (?:to|with)|"
    r"from(?= (?:(?:at least|more than|about|some) )?"
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|a dozen|several|"
    r"multiple|unnamed|anonymous|unidentified)\b))\s+[“\"]?",
    re.IGNORECASE,
)
_LIST_END = re.compile(r"[”\";]|,? that\b|\.\s|$")
ENUMERATION, ALSO = (
    "enumeration",
    "also mentioned",
)  # Evidence.kind of a group in the fullest list, or beside it


def find_own_spans(document: Document, reading: Reading, credits: Sequence[Credit]) -> tuple[Span, ...]:
    """Give the sentences of the document's own reporting: what it was told itself, and what goes on from there."""
    starts = {c.sentence for c in credits if c.is_self and c.sentence is not None}
    found: list[Span] = []
    is_own = False
    for sentence in reading.sentences:
        inside = _attributions_in(sentence.span, reading.attributions)
        if sentence.span in starts:
            is_own = True
        elif is_own:
            is_own = bool(inside) and all(_goes_on(a, document.text) for a in inside)
        if is_own:
            found.append(sentence.span)
    return tuple(found)


def _attributions_in(sentence: Span, attributions: Iterable[Attribution]) -> list[Attribution]:
    return [a for a in attributions if any(sentence.covers(c) for c in a.cue)]


def _goes_on(attribution: Attribution, text: str) -> bool:
    """Tell whether the same source goes on speaking: a pronoun or a short form, to nobody else."""
    if attribution.channel is not None and not attribution.channel.is_self:
        return False
    return all(_is_pronoun(text, s) for s in attribution.source)


def attributions_of(
    report_outlet: str | None,
    document: Document,
    reading: Reading,
    *,
    own_spans: Sequence[Span],
    is_only_report: bool,
) -> Iterator[Attribution]:
    """Yield the attributions of `document` whose source spoke to the report's outlet, as far as stated or plain."""
    for attribution in reading.attributions:
        channel = attribution.channel
        if channel is not None and channel.outlet is not None:
            if channel.outlet == report_outlet and not channel.is_self:
                yield attribution
            continue
        if channel is not None and channel.is_self:
            continue
        is_own = any(own.overlaps(piece) for own in own_spans for piece in attribution.cue)
        if is_only_report and not is_own:
            yield attribution


def stated_sources(
    report_outlet: str | None,
    derivations: Sequence[Derivation],
    *,
    documents: Mapping[str, Document],
    readings: Mapping[str, Reading],
    own_spans: Mapping[str, Sequence[Span]],
    n_reports: Mapping[str, int],
) -> tuple[SourceGroup, ...]:
    """Give the groups of the fullest list any witness states, then named sources, then others mentioned singly."""
    lists: list[list[SourceGroup]] = []
    for derivation in sorted(derivations, key=lambda d: d.document_id):
        document, reading = documents[derivation.document_id], readings[derivation.document_id]
        found = attributions_of(
            report_outlet,
            document,
            reading,
            own_spans=own_spans.get(document.id, ()),
            is_only_report=n_reports.get(document.id, 0) == 1,
        )
        for attribution in found:
            spoke = attribution.channel is not None and attribution.channel.outlet == report_outlet
            lists.append([g for g in _groups(document, attribution) if spoke or not g.is_named])
        lists += _listed_beside_credits(document, derivation)
    return _summed_up(lists)


def own_sources(
    document: Document, reading: Reading, own_spans: Sequence[Span] | None
) -> tuple[SourceGroup, ...]:
    """Give the sources a document of the case states for its own reporting; `own_spans` None: all of it is its own."""
    lists = []
    for attribution in reading.attributions:
        is_own = own_spans is None or any(own.overlaps(p) for own in own_spans for p in attribution.cue)
        channel = attribution.channel
        is_elsewhere = (
            channel is not None and channel.outlet not in (None, document.outlet) and not channel.is_self
        )
        if is_own and not is_elsewhere:
            lists.append(list(_groups(document, attribution)))
    return _summed_up(lists)


def _summed_up(lists: Sequence[Sequence[SourceGroup]]) -> tuple[SourceGroup, ...]:
    named: dict[str, SourceGroup] = {}
    for groups in lists:
        for group in groups:
            if group.is_named:
                named.setdefault(group.words.casefold(), group)
    lists = [[g for g in groups if not g.is_named] for groups in lists]
    singles = [g for groups in lists for g in groups]
    best = max(lists, key=_fullness, default=[])
    stated = list(best)
    words = {g.words.casefold() for g in stated}
    also = []
    for group in singles:
        is_inside = group.words.casefold() in words or any(_may_be_one_of(group, g) for g in stated)
        if not is_inside and not _is_short(group):
            words.add(group.words.casefold())
            also.append(group)
    return (
        *(_as(group, ENUMERATION) for group in stated),
        *(named[key] for key in sorted(named)),
        *(_as(group, ALSO) for group in also),
    )


def _groups(document: Document, attribution: Attribution) -> Iterator[SourceGroup]:
    for source in attribution.source:
        parts = _split(document.text, source)
        if len(parts) <= 1 and attribution.speaker is not None:
            parts = ((source, attribution.speaker),)
        for span, profile in parts:
            if _is_source(profile) and (profile.is_named or not _is_pronoun(document.text, span)):
                yield _group(document, span, profile)


@recalled(20_000)
def _split(text: str, span: Span) -> tuple[tuple[Span, Profile], ...]:
    return tuple(split_groups(text, span))


def _is_source(profile: Profile) -> bool:
    """Tell whether a profile is of people: named, or called by a role, a nation or a body ("two cases" are not)."""
    described = profile.role or profile.nationality or profile.institution
    return profile.kind in ("person", "people") and (profile.is_named or described is not None)


def _is_pronoun(text: str, span: Span) -> bool:
    return bool(_SHORT.match(" ".join(span.of(text).split())))


def _group(document: Document, span: Span, profile: Profile) -> SourceGroup:
    words = profile.name if profile.is_named and profile.name else span.of(document.text)
    return SourceGroup(
        words=" ".join(words.split()),
        is_named=profile.is_named,
        at_least=profile.at_least or 1,
        at_most=profile.at_most,
        nationality=profile.nationality,
        role=profile.role,
        evidence=(Evidence(ALSO, document.id, span, span.of(document.text)),),
    )


def _listed_beside_credits(document: Document, derivation: Derivation) -> Iterator[list[SourceGroup]]:
    """Yield the lists of sources that stand beside a credit: "based on three officials and two diplomats"."""
    for sentence in derivation.spans:
        for match in _BASED_ON.finditer(document.text, sentence.start, sentence.end):
            end = _LIST_END.search(document.text, match.end(), sentence.end)
            span = Span(match.end(), end.start() if end else sentence.end)
            groups = [
                _group(document, part, profile)
                for part, profile in split_groups(document.text, span)
                if _is_source(profile) and not profile.is_named and profile.at_most is not None
            ]
            if groups:
                yield groups


def _fullness(groups: Sequence[SourceGroup]) -> tuple[int, int, int, int]:
    """Rank lists of groups: how many sources they state, how exactly, in how many groups, how fully described."""
    stated = sum(g.at_least for g in groups)
    exact = sum(g.at_least == g.at_most for g in groups)
    described = sum((g.nationality is not None) + (g.role is not None) for g in groups)
    return stated, exact, len(groups), described


def _may_be_one_of(group: SourceGroup, stated: SourceGroup) -> bool:
    """Tell whether a source mentioned singly may be one of a stated group: nothing said of it speaks against."""
    same_nation = (
        group.nationality is None or stated.nationality is None or group.nationality == stated.nationality
    )
    return same_nation and (group.at_most or group.at_least) <= (stated.at_most or stated.at_least)


def _is_short(group: SourceGroup) -> bool:
    return len(group.words.split()) < 2 or bool(_SHORT.match(group.words))


def _as(group: SourceGroup, kind: str) -> SourceGroup:
    return replace(group, evidence=tuple(replace(e, kind=kind) for e in group.evidence))
