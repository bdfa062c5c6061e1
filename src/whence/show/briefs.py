"""A brief in Markdown: first on what the pile rests, then what to check, then the claims with their words."""

import re

from whence.conclusions import Case, Claim, Statement
from whence.show.claim_cards import say_origins
from whence.show.judgements import say_answers, say_as_of, say_gap, say_status
from whence.show.places import join_spans
from whence.show.sources import say_sources
from whence.show.summary import rank_findings, say_claims, say_resting, write_overview
from whence.show.views import (
    CaseView,
    find_claim_documents,
    find_hops,
    name_document,
    name_hop,
    name_report,
    view_case,
)
from whence.show.words import count_words, quote, say_when, shorten

_MARKUP = re.compile(r"([\\`*_\[\]<>#|~])")
_N_CLAIMS = 40  # a brief is read; the rest is in the case


def write_brief(case: Case) -> str:
    """Give the brief; every statement with its outlet, its chain and its file."""
    view = view_case(case)
    as_of = [say_as_of(case.as_of) + ".", ""] if case.as_of else []
    lines = ["# Brief", "", *as_of, "## Source summary statement", "", _escape(write_overview(view)), ""]
    if case.weighing.claims:
        lines += [f"Claims: {say_claims(case.weighing.claims)}.", ""]
    lines += _write_reports(view)
    findings = rank_findings(case.weighing.findings)
    if findings:
        lines += ["## Check these first", ""]
        lines += [f"1. **{finding.kind}**: {_escape(finding.words)}" for finding in findings[:10]]
        lines.append("")
    if case.weighing.gaps:
        lines += ["## To settle", ""]
        lines += [f"1. **{gap.kind}**: {_escape(say_gap(gap))}" for gap in case.weighing.gaps[:10]]
        lines.append("")
    lines += _write_claims(view)
    if case.failures:
        lines += ["## Notes on files", "", *(f"- {_escape(failure.message)}" for failure in case.failures), ""]
    lines += ["## Made by", "", *(f"- {_escape(name)}: {_escape(version)}" for name, version in case.made_by)]
    return "\n".join(lines) + "\n"


def _escape(words: str) -> str:
    return _MARKUP.sub(r"\\\1", shorten(words, 4000))


def _write_reports(view: CaseView) -> list[str]:
    lines = ["## Original reports", ""] if view.originals else []
    for report in view.originals:
        where = "in the pile" if report.document_id else "not in the pile"
        head = f"- **{_escape(name_report(view, report))}**, {say_when(report.published)}, {where}. "
        sources = say_sources(report)
        lines.append(head + say_resting(view, report) + (f". Sources: {_escape(sources)}." if sources else "."))
    return [*lines, ""]


def _write_claims(view: CaseView) -> list[str]:
    ranked = sorted(view.case.weighing.claims, key=lambda claim: -len(find_claim_documents(claim)))
    lines = ["## Claims", ""]
    for claim in ranked[:_N_CLAIMS]:
        lines += _write_claim(view, claim)
    if len(ranked) > _N_CLAIMS:
        lines += [f"{count_words(len(ranked) - _N_CLAIMS, 'claim')} more: `whence show CASE`.", ""]
    return lines


def _write_claim(view: CaseView, claim: Claim) -> list[str]:
    status = say_status(claim)
    counted = f"{say_origins(claim)}; {_escape(status)}." if status else f"{say_origins(claim)}."
    lines = [f"### {view.numbers[claim.id]}. {_escape(claim.slot)}", "", counted, ""]
    lines += [f"- {_escape(reason)}" for reason in claim.origins.reasons]
    lines += [f"- answer {_escape(answer)}" for answer in say_answers(claim)]
    lines += ["", *(_write_statement(view, statement) for statement in claim.statements), ""]
    return lines


def _write_statement(view: CaseView, statement: Statement) -> str:
    document = view.documents[statement.document_id]
    words = quote(shorten(join_spans(document, statement.spans), 400))
    chain = " ← ".join(
        _escape(name_hop(view, hop)) for hop in find_hops(view, statement) if hop.kind != "document"
    )
    through = f" ← {chain}" if chain else ", on whose word is not stated"
    return f"- *{statement.stance}*: {_escape(words)} {_escape(name_document(document))}{through}"
