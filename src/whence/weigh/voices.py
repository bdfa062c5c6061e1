"""Voices: the institutions that named speakers speak for, and the unnamed sources each report's statements name."""

from collections.abc import Iterable, Mapping

from whence.conclusions import SourceGroup, Statement
from whence.records import Attribution, Document, Evidence
from whence.weigh.chains import fold_name


def institutions_of(statements: Iterable[Statement], attributions: Mapping[str, Attribution]) -> dict[str, str]:
    """Give the institution of each named origin; one that is given two is left out, for it cannot be told."""
    found: dict[str, set[str]] = {}
    for statement in statements:
        attribution = attributions.get(statement.attribution_id or "")
        if statement.origin is None or attribution is None or attribution.speaker is None:
            continue
        if statement.origin.startswith(("organisation:", "named:")):
            found.setdefault(statement.origin, set()).add(statement.origin.partition(":")[2])
        elif _is_name(attribution.speaker.institution) and statement.origin.startswith("person:"):
            found.setdefault(statement.origin, set()).add(fold_name(attribution.speaker.institution or ""))
    return {key: names.pop() for key, names in found.items() if len(names) == 1}


def _is_name(institution: str | None) -> bool:
    """Tell whether an institution is named, and not only called "the company"."""
    return institution is not None and any(c.isupper() for c in institution)


def find_spokespeople(
    statements: Iterable[Statement], attributions: Mapping[str, Attribution]
) -> frozenset[str]:
    """Give the named origins that some article calls the spokesperson of a body."""
    found = set()
    for statement in statements:
        attribution = attributions.get(statement.attribution_id or "")
        role = attribution.speaker.role if attribution is not None and attribution.speaker is not None else None
        if statement.origin is not None and statement.origin.startswith("person:") and "spokes" in (role or ""):
            found.add(statement.origin)
    return frozenset(found)


def reports_through(
    statements: Iterable[Statement], resting: Mapping[str, frozenset[str]]
) -> dict[str, frozenset[str]]:
    """Give, for each named origin, the reports that articles quoting it name for it.

    Where an article names none, all that it rests on.
    """
    found: dict[str, set[str]] = {}
    for statement in statements:
        if statement.origin is not None and not statement.origin.startswith(("report:", "assertion:")):
            reports = found.setdefault(statement.origin, set())
            stated = {h.key for h in statement.chain if h.kind == "report"}
            reports |= stated or resting.get(statement.document_id, frozenset())
    return {key: frozenset(reports) for key, reports in found.items()}


def unnamed_groups(
    statements: Iterable[Statement],
    attributions: Mapping[str, Attribution],
    documents: Mapping[str, Document],
) -> dict[str, list[SourceGroup]]:
    """Give, for each origin that is a report, the unnamed sources that these statements themselves name.

    What sources a report states elsewhere does not say who stands behind this.
    """
    found: dict[str, list[SourceGroup]] = {}
    for statement in statements:
        if statement.origin is None or not statement.origin.startswith("report:"):
            continue
        groups = found.setdefault(statement.origin, [])
        attribution = attributions.get(statement.attribution_id or "")
        if attribution is not None and attribution.source:
            group = _group(attribution, documents[statement.document_id])
            if group is not None and group.words not in {g.words for g in groups}:
                groups.append(group)
    return found


def _group(attribution: Attribution, document: Document) -> SourceGroup | None:
    speaker = attribution.speaker
    if speaker is None or speaker.is_named or speaker.kind not in ("person", "people"):
        return None
    span = attribution.source[0]
    words = " ".join(span.of(document.text).split())
    return SourceGroup(
        words=words,
        is_named=False,
        at_least=speaker.at_least or 1,
        at_most=speaker.at_most,
        nationality=speaker.nationality,
        role=speaker.role,
        evidence=(Evidence("source", document.id, span, words),),
    )
