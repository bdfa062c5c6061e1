"""Sources: everyone a chain ends on, and the card of one: how it is described, by whom, and what hangs on it."""

from collections.abc import Mapping
from dataclasses import dataclass

from whence.conclusions import Claim, SourceGroup, Statement
from whence.decisions import Ruling
from whence.errors import WhenceError
from whence.records import Attribution, Span
from whence.show.screens.decided import Remark, make_remarks, sort_decisions
from whence.show.screens.words import Named, Words, page_of, quote_evidence, quote_span
from whence.show.sources import Speaker, list_speakers
from whence.show.views import CaseView, name_document, name_report, say_date
from whence.show.words import say_when, shorten

Place = tuple[str, Span]

_PAGE, _MAX_SAYINGS, _MAX_DOCUMENTS, _MAX_DESCRIBED = 100, 300, 100, 200


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """A source. Unnamed ones stand together under the report that vouches for them, whatever they are called."""

    key: str
    name: str
    is_named: bool
    note: str
    descriptions: list[str]
    n_claims: int
    n_falling: int
    letter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """A page of the sources, those with most claims first."""

    rows: list[SourceRow]
    n: int
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """One way in which an article describes the source, with what it tells of it."""

    words: Words
    number: str
    nationality: str
    role: str
    institution: str
    access: str
    anonymity: str
    voice: str
    attribution: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SayingRow:
    """What it is said to have said, in one article. `claim` is the number of the claim."""

    claim: int
    slot: str
    stance: str
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCard:
    """One source. `letter`: the analyst's, on the Admiralty scale; "": none. `falling`: claims that fall with it.

    `documents` are the articles that have something on its word.
    """

    key: str
    name: str
    is_named: bool
    note: str
    letter: str
    described: list[Described]
    stated: list[Words]
    sayings: list[SayingRow]
    n_sayings: int
    falling: list[Named]
    same_as: list[str]
    documents: list[Named]
    n_documents: int
    remarks: list[Remark]


def make_sources(view: CaseView, asked: Mapping[str, str]) -> Sources:
    """Give the sources whose descriptions hold the words `q`; `kind` keeps named or unnamed ones."""
    sought = asked.get("q", "").casefold().split()
    letters = find_letters(view)
    found = [
        speaker
        for speaker in list_speakers(view)
        if all(word in " ".join(speaker.words).casefold() for word in sought)
        and asked.get("kind", "") in ("", "named" if speaker.is_named else "unnamed")
    ]
    part, start = page_of(found, asked, size=_PAGE)
    falls = {load.key: len(load.claim_ids) for load in view.case.weighing.load_bearing}
    rows = []
    for speaker in part:
        name, note = name_source(view, speaker)
        rows.append(
            SourceRow(
                key=speaker.key,
                name=name,
                is_named=speaker.is_named,
                note=note,
                descriptions=[shorten(words, 120) for words in speaker.words[:8]],
                n_claims=len({claim.id for claim, _ in speaker.stated}),
                n_falling=falls.get(speaker.key.removeprefix("report:"), 0),
                letter=letters.get(speaker.key, ""),
            )
        )
    return Sources(rows=rows, n=len(found), start=start)


def name_source(view: CaseView, speaker: Speaker) -> tuple[str, str]:
    """Give what a reader would call a source, and how it is counted."""
    kind, _, rest = speaker.key.partition(":")
    if kind == "assertion" and rest in view.documents:
        return (
            f"Voices that {name_document(view.documents[rest])} does not name",
            "counted as the article's own word",
        )
    report = view.reports.get(rest) if kind == "report" else None
    if report is None or speaker.is_named:
        return _find_name(speaker), ""
    note = f"{say_when(report.published)}; counted as one origin, however they are described"
    return f"Unnamed sources of {name_report(view, report)}", note


def _find_name(speaker: Speaker) -> str:
    """Give the words that name a source without a word that only stands for it: not `Marta Oskerry (“she”)`."""
    plain = [words for words in speaker.words if "(“" not in words]
    return shorten(plain[0] if plain else speaker.words[0].partition(" (“")[0], 120)


def find_letters(view: CaseView) -> dict[str, str]:
    """Give the letter that the analyst gave each source, by the source's key; the last one stands."""
    rulings = [r for r in sort_decisions(view).rulings if r.decision.kind == "rate"]
    spoken = _find_spoken(view) if rulings else {}
    return {key: ruling.decision.value for ruling in rulings for key in _list_meant(ruling, spoken)}


def _find_spoken(view: CaseView) -> dict[Place, set[str]]:
    """Give, by where words for a source stand, the keys of the origins whose statements they introduce."""
    spoken: dict[Place, set[str]] = {}
    for claim in view.case.weighing.claims:
        for statement in claim.statements:
            attribution = view.attributions.get(statement.attribution_id or "")
            if statement.origin is not None and attribution is not None:
                for span in attribution.source:
                    spoken.setdefault((attribution.document_id, span), set()).add(statement.origin)
    return spoken


def _list_meant(ruling: Ruling, spoken: Mapping[Place, set[str]]) -> list[str]:
    return sorted({key for place in ruling.places for key in spoken.get(place, ())})


def make_source(view: CaseView, key: str) -> SourceCard:
    """Give a source by the key of its origin; raises `WhenceError` where there is none."""
    speaker = next((s for s in list_speakers(view) if s.key == key), None)
    if speaker is None:
        raise WhenceError(f"there is no source {key!r} in the case")
    name, note = name_source(view, speaker)
    report = view.reports.get(key.removeprefix("report:"))
    groups = [] if report is None else [g for g in report.sources if not g.is_named]
    loads = [load for load in view.case.weighing.load_bearing if load.key == key.removeprefix("report:")]
    rulings = _find_rulings(view, key)
    documents = list(dict.fromkeys(statement.document_id for _, statement in speaker.stated))
    claims = {claim.id: claim for claim in view.case.weighing.claims}
    return SourceCard(
        key=key,
        name=name,
        is_named=speaker.is_named,
        note=note,
        letter=find_letters(view).get(key, ""),
        described=_describe(view, speaker),
        stated=[words for group in groups for words in _state(view, group)],
        sayings=[_make_saying(view, claim, statement) for claim, statement in speaker.stated[:_MAX_SAYINGS]],
        n_sayings=len(speaker.stated),
        falling=[
            Named(kind="claim", key=str(view.numbers[each]), name=shorten(claims[each].slot, 160))
            for load in loads
            for each in load.claim_ids
        ],
        same_as=list(
            dict.fromkeys(
                q.exact for r in rulings if r.decision.kind == "same source" for q in r.decision.quotes
            )
        ),
        documents=[_name_document(view, each) for each in documents[:_MAX_DOCUMENTS]],
        n_documents=len(documents),
        remarks=make_remarks(rulings),
    )


def _make_saying(view: CaseView, claim: Claim, statement: Statement) -> SayingRow:
    return SayingRow(
        claim=view.numbers[claim.id],
        slot=shorten(claim.slot, 160),
        stance=statement.stance,
        words=quote_span(view, statement.document_id, statement.spans[0]),
    )


def _find_rulings(view: CaseView, key: str) -> list[Ruling]:
    """Give the decisions in force about a source, found by the words that stand for it."""
    rulings = [r for r in sort_decisions(view).rulings if r.decision.about == "source"]
    spoken = _find_spoken(view) if rulings else {}
    return [r for r in rulings if key in _list_meant(r, spoken)]


def _name_document(view: CaseView, document_id: str) -> Named:
    document = view.documents[document_id]
    return Named(kind="document", key=document_id, name=f"{name_document(document)}, {say_date(document)}")


def _state(view: CaseView, group: SourceGroup) -> list[Words]:
    top = "" if group.at_most is None else f" and at most {group.at_most}"
    note = f"as stated: at least {group.at_least}{top}"
    return [
        Words(
            document=w.document,
            outlet=w.outlet,
            words=w.words,
            start=w.start,
            end=w.end,
            kind=w.kind,
            note=note,
        )
        for w in quote_evidence(view, group.evidence)
    ]


def _describe(view: CaseView, speaker: Speaker) -> list[Described]:
    """Give each way in which the source is described, once for each article."""
    found: dict[tuple[str, str], Described] = {}
    for _, statement in speaker.stated:
        attribution = view.attributions.get(statement.attribution_id or "")
        if attribution is None or not attribution.source:
            continue
        words = quote_span(view, attribution.document_id, attribution.source[0])
        found.setdefault((words.document, words.words), _describe_one(attribution, words))
    return list(found.values())[:_MAX_DESCRIBED]


def _describe_one(attribution: Attribution, words: Words) -> Described:
    profile = attribution.speaker
    number = (profile.count_words if profile else None) or ""
    return Described(
        words=words,
        number=number,
        nationality=(profile.nationality if profile else None) or "",
        role=(profile.role if profile else None) or "",
        institution=(profile.institution if profile else None) or "",
        access=(profile.access if profile else None) or "",
        anonymity=(profile.anonymity if profile else None) or "",
        voice=attribution.voice,
        attribution=attribution.id,
    )
