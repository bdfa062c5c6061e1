"""A brief in Markdown, in the form of ICD 206 (Sourcing Requirements for Disseminated Analytic Products, 2015).

First the source summary statement, then what to check, then the claims as judgements; every one is sourced by endnotes
with a descriptor of its source.
"""

import re
from collections.abc import Iterator, Sequence

from whence.conclusions import Case, Claim, Statement
from whence.decisions import find_live
from whence.keys import key_finding
from whence.records import Attribution, Document, Profile
from whence.show.claim_cards import say_origins
from whence.show.judgements import say_answers, say_as_of, say_gap, say_status
from whence.show.places import join_spans, say_place
from whence.show.sources import say_sources
from whence.show.standings import AS_FOUND, FOUND, Standings, find_standings
from whence.show.summary import rank_findings, say_claims, say_resting, write_overview
from whence.show.views import (
    CaseView,
    find_claim_documents,
    find_hops,
    name_document,
    name_hop,
    name_report,
    read_headline,
    say_date,
    view_case,
)
from whence.show.words import count_words, quote, say_when, shorten

_MARKUP = re.compile(r"([\\`*_\[\]<>#|~&$])")
_N_CLAIMS = 40  # a brief is read; the rest is in the case
_N_NOTES = 12  # of one claim


def write_brief(case: Case) -> str:
    """Give the brief; every statement is an endnote with its words, its chain, its source and its file."""
    view = view_case(case)
    standings = find_standings(view)
    as_of = [say_as_of(case.as_of) + ".", ""] if case.as_of else []
    lines = ["# Brief", "", *as_of, "## Source summary statement", "", _escape(write_overview(view)), ""]
    if case.weighing.claims:
        lines += [f"Claims: {say_claims(case.weighing.claims)}.", ""]
    lines += [_say_who(case), ""]
    lines += _write_reports(view, standings)
    lines += _write_checks(case, standings)
    shown = _choose_claims(view)
    lines += ["## Claims", ""] if shown else []
    notes: list[str] = []
    for claim in shown:
        lines += _write_claim(view, claim, standings, notes)
    n_more = len(case.weighing.claims) - len(shown)
    lines += [f"{count_words(n_more, 'claim')} more: `whence show CASE`.", ""] if n_more else []
    if case.failures:
        lines += ["## Notes on files", "", *(f"- {_escape(failure.message)}" for failure in case.failures), ""]
    lines += ["## Made by", "", *(f"- {_escape(name)}: {_escape(version)}" for name, version in case.made_by)]
    lines += ["", "## Endnotes", "", *notes] if notes else []
    return "\n".join(lines) + "\n"


def _escape(words: str) -> str:
    return _MARKUP.sub(r"\\\1", shorten(words, 4000))


def _say_who(case: Case) -> str:
    n = len(find_live(case.decisions))
    if not n:
        return "All of it is as found by the machine; no analyst has confirmed any."
    return (
        f"As found by the machine, with {count_words(n, 'decision')} of the analyst; each says where it bears."
    )


def _choose_claims(view: CaseView) -> list[Claim]:
    ranked = sorted(view.case.weighing.claims, key=lambda claim: -len(find_claim_documents(claim)))
    return ranked[:_N_CLAIMS]


def _write_reports(view: CaseView, standings: Standings) -> list[str]:
    lines = ["## Original reports", ""] if view.originals else []
    for report in view.originals:
        where = "in the pile" if report.document_id else "not in the pile"
        head = f"- **{_escape(name_report(view, report))}**, {say_when(report.published)}, {where}. "
        sources = say_sources(report)
        about = standings.reports[report.id]
        told = "" if about.words == FOUND else f" ({about.words})"
        lines.append(
            head + say_resting(view, report) + (f". Sources: {_escape(sources)}." if sources else ".") + told
        )
    return [*lines, ""]


def _write_checks(case: Case, standings: Standings) -> Iterator[str]:
    findings = rank_findings(case.weighing.findings)[:10]
    if findings:
        yield from ("## Check these first", "")
        for finding in findings:
            about = standings.findings.get(key_finding(finding), AS_FOUND)
            told = "" if about.words == FOUND else f" ({about.words})"
            yield f"1. **{finding.kind}**: {_escape(finding.words)}{told}"
        yield ""
    if case.weighing.gaps:
        yield from ("## To settle", "")
        yield from (f"1. **{gap.kind}**: {_escape(say_gap(gap))}" for gap in case.weighing.gaps[:10])
        yield ""


def _write_claim(view: CaseView, claim: Claim, standings: Standings, notes: list[str]) -> list[str]:
    """Give a claim; the sourcing of its statements is added to `notes`."""
    status, standing = say_status(claim), standings.claims.get(claim.id, AS_FOUND).words
    counted = f"{say_origins(claim)}; {_escape(status)}" if status else say_origins(claim)
    marks = []
    for statement in claim.statements[:_N_NOTES]:
        marks.append(f"[^{len(notes) + 1}]")
        notes.append(f"[^{len(notes) + 1}]: {_write_note(view, statement, standings)}")
    n_more = len(claim.statements) - len(marks)
    more = f" and {count_words(n_more, 'statement')} more" if n_more else ""
    lines = [f"### {view.numbers[claim.id]}. {_escape(claim.slot)}", ""]
    lines += [f"{counted} ({standing}). {' '.join(marks)}{more}", ""]
    lines += [f"- {_escape(reason)}" for reason in claim.origins.reasons]
    lines += [f"- answer {_escape(answer)}" for answer in say_answers(claim)]
    return [*lines, ""]


def _write_note(view: CaseView, statement: Statement, standings: Standings) -> str:
    """Give an endnote: who published what and when, the words, the way back to the source, and its descriptor."""
    document = view.documents[statement.document_id]
    words = quote(shorten(join_spans(document, statement.spans), 400))
    chain = " ← ".join(
        _escape(name_hop(view, hop)) for hop in find_hops(view, statement) if hop.kind != "document"
    )
    through = f" ← {chain}" if chain else ", on whose word is not stated"
    parts = [
        f"{_cite(document)}.",
        f"*{statement.stance}*: {_escape(words)} {_escape(name_document(document))}{through}.",
        _describe(view.attributions.get(statement.attribution_id or ""), statement, standings),
        f"At {_escape(say_place(document, statement.spans[0]))}." if statement.spans else "",
    ]
    return " ".join(part for part in parts if part)


def _cite(document: Document) -> str:
    headline = read_headline(document)
    parts = [name_document(document), quote(shorten(headline, 200)) if headline else "", say_date(document)]
    return _escape("; ".join(part for part in (*parts, document.url or "") if part))


def _describe(attribution: Attribution | None, statement: Statement, standings: Standings) -> str:
    """Give the source descriptor: named or not, role, access and reason for anonymity, as the article states them."""
    speaker = None if attribution is None else attribution.speaker
    if speaker is None:
        return ""
    letter = standings.letters.get(statement.origin or "")
    about = standings.sources.get(statement.origin or "", AS_FOUND).words
    rated = f"reliability {letter} by the analyst" if letter else "reliability not rated by an analyst"
    parts = [*_list_facts(speaker), rated, *([about] if about != FOUND else [])]
    return f"Source: {_escape('; '.join(parts))}."


def _list_facts(speaker: Profile) -> Sequence[str]:
    facts = [f"named {speaker.kind}" if speaker.is_named else f"unnamed {speaker.kind}"]
    for label, words in (
        ("number as stated", speaker.count_words),
        ("role", speaker.role),
        ("of", speaker.institution),
        ("access", speaker.access),
        ("anonymity", speaker.anonymity),
    ):
        if words:
            facts.append(f"{label}: {words}")
    return facts
