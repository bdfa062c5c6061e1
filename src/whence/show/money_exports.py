"""A case as entities of FollowTheMoney, the data model of Aleph and OpenSanctions: JSON Lines.

No entity stands for anybody whom nobody names: unnamed sources are notes beside the article that describes them.
"""

from collections.abc import Iterator

import msgspec

from whence.conclusions import Case, Report, Statement
from whence.records import Document, make_id
from whence.show.citation_exports import list_authors
from whence.show.places import join_spans
from whence.show.rows import Row
from whence.show.sources import Speaker, list_speakers
from whence.show.standings import AS_FOUND, Standings, find_standings
from whence.show.views import CaseView, find_hops, name_hop, name_report, read_headline, view_case
from whence.show.words import say_when, show_controls

_SCHEMATA = {"person": "Person", "organisation": "Organization", "named": "LegalEntity"}
_MEDIA = {
    "text": "text/plain", "html": "text/html", "markdown": "text/markdown", "pdf": "application/pdf",
    "mail": "message/rfc822",
}  # fmt: skip
_LANGUAGES = {"en": "eng"}  # ISO 639-3, which the model asks for


def write_entities(case: Case) -> str:
    """Give articles, missing reports, named sources, and who is said to have spoken in what; one entity a line."""
    view = view_case(case)
    standings = find_standings(view)
    lines = (msgspec.json.encode(entity).decode() for entity in _list_entities(view, standings))
    return "".join(f"{line}\n" for line in lines)


def _list_entities(view: CaseView, standings: Standings) -> Iterator[Row]:
    for document in view.case.documents:
        yield _make_article(document)
    for report in view.case.trace.reports:
        if report.document_id is None and report.outlet_name:
            yield _make_missing(view, report)
    yield from _list_derivations(view, standings)
    for speaker in list_speakers(view):
        yield from _list_sayings(view, speaker, standings)


def _make(key: str, schema: str, **properties: str | list[str] | None) -> Row:
    """Give an entity; its id depends on `key` alone, and properties without a value are left out."""
    found: dict[str, list[str]] = {}
    for name, value in properties.items():
        values = [value] if isinstance(value, str) else value or []
        kept = [words for words in map(_clean, values) if words]
        if kept:
            found[name] = kept
    return {"id": _name(key), "schema": schema, "properties": found}


def _name(key: str) -> str:
    return f"whence-{make_id(key)}"


def _clean(words: str) -> str:
    return " ".join(show_controls(words).split())


def _make_article(document: Document) -> Row:
    return _make(
        document.id,
        "Article",
        title=read_headline(document),
        fileName=document.path.rpartition("/")[2] or document.path,
        author=list_authors(document),
        publisher=document.outlet_name,
        publishedAt=None if document.published is None else document.published.value[:10],
        sourceUrl=document.url if document.url and document.url.startswith(("http://", "https://")) else None,
        mimeType=_MEDIA.get(document.media),
        language=_LANGUAGES.get(document.language or ""),
    )


def _make_missing(view: CaseView, report: Report) -> Row:
    """Give a report that is only cited; its day stays in words, as it is an interval."""
    words = (
        f"A report of {name_report(view, report)}, {say_when(report.published)}; only cited, not in the case."
    )
    return _make(report.id, "Article", publisher=report.outlet_name, description=words)


def _list_derivations(view: CaseView, standings: Standings) -> Iterator[Row]:
    for derivation in view.case.trace.derivations:
        report = view.reports[derivation.report_id]
        target = report.document_id or report.id
        if target == derivation.document_id or not (report.document_id or report.outlet_name):
            continue
        evidence = [item for item in derivation.evidence if item.words]
        yield _make(
            f"rests on {derivation.document_id} {target}",
            "Documentation",
            document=_name(derivation.document_id),
            entity=_name(target),
            role="rests on",
            status=standings.derivations[derivation.document_id, derivation.report_id].words,
            summary=[f"{item.kind}: {item.words}" for item in evidence],
        )


def _list_sayings(view: CaseView, speaker: Speaker, standings: Standings) -> Iterator[Row]:
    standing = standings.sources.get(speaker.key, AS_FOUND).words
    kind = _SCHEMATA.get(speaker.key.partition(":")[0])
    if kind is not None:
        yield _make_speaker(view, speaker, kind)
    for claim, statement in speaker.stated:
        document = view.documents[statement.document_id]
        words = statement.text or join_spans(document, statement.spans)
        told = f"claim {view.numbers[claim.id]}: {claim.slot}"
        if kind is None:
            said = (
                f"{_name_voice(view, statement)} (not named as a person or body), {statement.stance}: {words}"
            )
            yield _make(
                f"saying {statement.id}",
                "Note",
                entity=_name(document.id),
                description=said,
                notes=[told, standing],
            )
            continue
        yield _make(
            f"saying {statement.id}",
            "Documentation",
            document=_name(document.id),
            entity=_name(f"source {speaker.key}"),
            role=f"is said to have spoken: {statement.stance}",
            status=standing,
            summary=words,
            description=told,
            recordId=statement.id,
        )


def _name_voice(view: CaseView, statement: Statement) -> str:
    """Give what the article calls who speaks."""
    return next(name_hop(view, hop) for hop in reversed(find_hops(view, statement)) if hop.kind == "source")


def _make_speaker(view: CaseView, speaker: Speaker, schema: str) -> Row:
    """Give a named source: its fullest name, other forms as aliases, and its role where an article states one."""
    names = sorted(
        {name for _, said in speaker.stated for name in _find_names(view, said)}, key=lambda n: (-len(n), n)
    )
    return _make(
        f"source {speaker.key}",
        schema,
        name=names[0] if names else speaker.key.partition(":")[2].title(),
        alias=names[1:],
        position=_find_roles(view, speaker) if schema == "Person" else None,
        summary=[f"described as: {words}" for words in speaker.words],
    )


def _find_names(view: CaseView, statement: Statement) -> list[str]:
    attribution = view.attributions.get(statement.attribution_id or "")
    speaker = None if attribution is None else attribution.speaker
    return [speaker.name] if speaker is not None and speaker.is_named and speaker.name else []


def _find_roles(view: CaseView, speaker: Speaker) -> list[str]:
    attributions = [view.attributions.get(said.attribution_id or "") for _, said in speaker.stated]
    profiles = [a.speaker for a in attributions if a is not None and a.speaker is not None]
    return sorted({profile.role for profile in profiles if profile.role})
