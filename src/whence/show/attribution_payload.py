"""Attributions as `whence read --json` prints them: who said it, to whom, through whom, how sure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whence.records import Attribution, Channel, Document, Profile
from whence.show.outlet_names import name_outlet
from whence.show.places import Range, map_span, map_spans


@dataclass(frozen=True, slots=True, kw_only=True)
class LinePayload:
    """A line of the article's head and where it stands."""

    words: str
    spans: list[Range]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerPayload:
    """Who a source is, as the text puts it; what is not stated is null."""

    kind: str
    named: bool
    name: str | None
    stated: str | None
    at_least: int | None
    at_most: int | None
    nationality: str | None
    role: str | None
    institution: str | None
    anonymity: str | None
    access: str | None
    form: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelPayload:
    """To whom the source spoke; `outlet` null: to reporters at large."""

    outlet: str | None
    words: str
    spans: list[Range]
    is_self: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HopPayload:
    """One step on the way to the reader: a source or a channel, in its own words, and the attribution it is of."""

    role: str
    words: str
    spans: list[Range]
    attribution: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributionPayload:
    """A passage that says someone said something; `parent` is the one whose content holds it.

    `hops` lead from the outermost source to this one; `antecedent` is what a short form of the source stands for.
    """

    id: str
    source: list[Range]
    cue: list[Range]
    content: list[Range]
    kind: str
    stance: str
    is_negated: bool
    channel: ChannelPayload | None
    speaker: SpeakerPayload | None
    parent: str | None
    hops: list[HopPayload]
    antecedent: LinePayload | None
    certainty: str
    denies_content: bool
    writer: str
    voice: str
    is_told: bool


def make_attributions(document: Document, attributions: Sequence[Attribution]) -> list[AttributionPayload]:
    """Give the attributions of one document as they are printed."""
    by_id = {attribution.id: attribution for attribution in attributions}
    return [_make_attribution(document, attribution, by_id) for attribution in attributions]


def _make_attribution(
    document: Document, attribution: Attribution, by_id: Mapping[str, Attribution]
) -> AttributionPayload:
    antecedent = attribution.antecedent
    return AttributionPayload(
        id=attribution.id,
        source=map_spans(document, attribution.source),
        cue=map_spans(document, attribution.cue),
        content=map_spans(document, attribution.content),
        kind=attribution.kind,
        stance=attribution.stance,
        is_negated=attribution.is_negated,
        channel=None if attribution.channel is None else _make_channel(document, attribution.channel),
        speaker=None if attribution.speaker is None else _make_speaker(attribution.speaker),
        parent=attribution.parent_id,
        hops=_make_hops(document, attribution, by_id),
        antecedent=None
        if antecedent is None
        else LinePayload(words=antecedent.of(document.text), spans=map_span(document, antecedent)),
        certainty=attribution.certainty,
        denies_content=attribution.denies_content,
        writer=attribution.writer,
        voice=attribution.voice,
        is_told=attribution.is_told,
    )


def _make_hops(
    document: Document, attribution: Attribution, by_id: Mapping[str, Attribution]
) -> list[HopPayload]:
    """Give the sources and channels that the words came through, from the outermost in."""
    line: list[Attribution] = []
    following: Attribution | None = attribution
    while following is not None and following not in line:
        line.insert(0, following)
        following = by_id.get(following.parent_id or "")
    steps = [
        (step, role, spans)
        for step in line
        for role, spans in (("channel", (step.channel.span,) if step.channel else ()), ("source", step.source))
        if spans
    ]
    return [
        HopPayload(
            role=role,
            words=" … ".join(span.of(document.text) for span in spans),
            spans=map_spans(document, spans),
            attribution=step.id,
        )
        for step, role, spans in steps
    ]


def _make_channel(document: Document, channel: Channel) -> ChannelPayload:
    return ChannelPayload(
        outlet=name_outlet(channel.outlet),
        words=channel.span.of(document.text),
        spans=map_span(document, channel.span),
        is_self=channel.is_self,
    )


def _make_speaker(profile: Profile) -> SpeakerPayload:
    return SpeakerPayload(
        kind=profile.kind,
        named=profile.is_named,
        name=profile.name,
        stated=profile.count_words,
        at_least=profile.at_least,
        at_most=profile.at_most,
        nationality=profile.nationality,
        role=profile.role,
        institution=profile.institution,
        anonymity=profile.anonymity,
        access=profile.access,
        form=profile.form,
    )
