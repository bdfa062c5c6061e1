"""The answer on one screen: how many original reports a pile rests on, on whose word, and what to check."""

from collections import Counter
from collections.abc import Sequence
from textwrap import wrap

from rich.console import Console
from rich.text import Text

from whence.conclusions import Case, Claim, Finding, Report
from whence.histories import count_articles
from whence.records import Document, Failure
from whence.show.judgements import say_as_of
from whence.show.languages import say_languages
from whence.show.place_cards import say_distances
from whence.show.sources import read_stated, say_sources
from whence.show.views import (
    CaseView,
    Resting,
    is_sourced,
    name_document,
    name_report,
    reports_for_itself,
    view_case,
)
from whence.show.words import agree, count_words, join_words, say_when, shorten, show_controls

_N_FINDINGS = 5  # the first five fit one screen with the rest of the summary
_N_OF_A_KIND = 2
_N_GAPS = 3
_N_REPORTS = 12  # a pile that rests on more is read in the dossier


def write_summary(case: Case, console: Console, *, path: str = "CASE") -> None:
    """Print the summary of `case`; `path` is what the commands at its end name."""
    view = view_case(case)
    if case.as_of is not None:
        _print(console, f"{say_as_of(case.as_of)}.", indent=0)
    console.print(Text(say_counts(view), style="bold"), soft_wrap=True)
    shown, rest = _choose_originals(view)
    for report in shown:
        _print_report(console, view, report)
    for line in (*rest, *say_articles(view)):
        _print(console, line)
    if case.weighing.claims:
        _print(console, f"Claims: {say_claims(case.weighing.claims)}", indent=0)
    _write_findings(case, console)
    _write_gaps(case, console)
    for words in (*say_distances(view), *say_failures(case.failures)):
        _print(console, words, indent=0)
    _write_next(view, console, path)


def say_failures(failures: Sequence[Failure]) -> list[str]:
    """Give how many inputs are not in the pile, and how many notes there are on those that are."""
    n_notes = sum(failure.is_note for failure in failures)
    n_failed = len(failures) - n_notes
    lines = []
    if n_failed:
        lines.append(f"{count_words(n_failed, 'input')} could not be read: why is at the end of the dossier")
    if n_notes:
        lines.append(f"{count_words(n_notes, 'note')} on files: at the end of the dossier")
    return lines


def _print(console: Console, words: str, *, indent: int = 2) -> None:
    """Print `words`, wrapped at the width of the console with what follows set in by two more."""
    pad = " " * indent
    for line in wrap(words, max(console.width, 40), initial_indent=pad, subsequent_indent=pad + "  "):
        console.print(Text(line), soft_wrap=True)


def _print_report(console: Console, view: CaseView, report: Report) -> None:
    head, sources = say_report(view, report)
    if len(head) + len(sources) + 5 <= console.width:
        console.print(Text(f"  {head}   {sources}"), soft_wrap=True)
    else:
        _print(console, head)
        _print(console, sources, indent=6)


def _write_findings(case: Case, console: Console) -> None:
    findings = rank_findings(case.weighing.findings)
    if not findings:
        return
    console.print(Text("Check these first:", style="bold"))
    for finding in findings[:_N_FINDINGS]:
        _print(console, f"{finding.kind}: {shorten(finding.words, 300)}")
    if len(findings) > _N_FINDINGS:
        _print(console, f"and {len(findings) - _N_FINDINGS} more in the dossier")


def _write_gaps(case: Case, console: Console) -> None:
    gaps = case.weighing.gaps
    if not gaps:
        return
    console.print(Text("To settle it:", style="bold"))
    for gap in gaps[:_N_GAPS]:
        _print(console, shorten(gap.words, 200))
    if len(gaps) > _N_GAPS:
        _print(console, f"and {len(gaps) - _N_GAPS} more in the dossier")


def rank_findings(findings: Sequence[Finding]) -> list[Finding]:
    """Give what misleads most first, yet at most two of a kind in a row of five, so that no kind hides another."""
    waiting = sorted(findings, key=lambda finding: finding.rank)
    ranked: list[Finding] = []
    while waiting:
        seen: dict[str, int] = {}
        picked: list[Finding] = []
        for finding in waiting:
            if len(picked) < _N_FINDINGS and seen.get(finding.kind, 0) < _N_OF_A_KIND:
                seen[finding.kind] = seen.get(finding.kind, 0) + 1
                picked.append(finding)
        ranked += picked
        taken = {
            id(finding) for finding in picked
        }  # equal ones are told apart: comparing each with each is slow
        waiting = [finding for finding in waiting if id(finding) not in taken]
    return ranked


def _write_next(view: CaseView, console: Console, path: str) -> None:
    first = max(view.case.weighing.claims, key=lambda claim: len(claim.statements), default=None)
    console.print(Text("Next:", style="bold"))
    if first is not None:
        _print_command(console, f"whence show {path} claim {view.numbers[first.id]}", first.slot)
    stem = path.removesuffix(".whence")
    _print_command(
        console, f"whence dossier {path} -o {stem if stem != 'CASE' else 'dossier'}.html", "all of it"
    )


def _print_command(console: Console, command: str, says: str) -> None:
    """Print a command on one line that can be copied, and what it shows where there is room."""
    room = console.width - len(command) - 7
    comment = f"   # {shorten(says, room)}" if room >= 20 else ""
    console.print(Text(f"  {command}{comment}"), soft_wrap=True)


def say_counts(view: CaseView) -> str:
    """Give `5 articles · 2 original reports, neither in the pile`."""
    n_articles = count_articles((d.id for d in view.case.documents), view.articles)
    articles = count_words(n_articles, "article")
    if n_articles < len(view.case.documents):
        articles += f" in {len(view.case.documents):,} versions"
    originals = view.originals
    if not originals:
        return f"{articles} · no original report found: none credits or copies another account"
    inside = sum(report.document_id is not None for report in originals)
    return (
        f"{articles} · {count_words(len(originals), 'original report')}, {_say_inside(inside, len(originals))}"
    )


def find_lone(view: CaseView) -> list[Report]:
    """Give the originals of the pile on which no other article rests, when there are two or more to say so of."""
    resting = view.resting
    lone = [
        report
        for report in view.originals
        if report.document_id is not None and not (resting[report.id].sure or resting[report.id].perhaps)
    ]
    return lone if len(lone) > 1 else []


def _choose_originals(view: CaseView) -> tuple[list[Report], list[str]]:
    """Give the originals to tell of one by one, and a line for each sort of those that are left."""
    lone = find_lone(view)
    originals = [report for report in view.originals if report not in lone]
    rest = []
    if len(originals) > _N_REPORTS:
        rest.append(f"and {count_words(len(originals) - _N_REPORTS, 'report')} more")
    if lone:
        names = join_words([name_report(view, report) for report in lone])
        rest.append(f"{len(lone)} more in the pile, on which no other article rests: {shorten(names, 300)}")
    return originals[:_N_REPORTS], rest


def _say_inside(inside: int, total: int) -> str:
    if inside == 0:
        return {1: "not in the pile", 2: "neither in the pile"}.get(total, "none in the pile")
    if inside == total:
        return {1: "in the pile", 2: "both in the pile"}.get(total, "all in the pile")
    return f"{inside} in the pile"


def say_resting(view: CaseView, report: Report) -> str:
    """Give `4 articles rest on it, 1 more probably`."""
    rests, more = _count_resting(view.resting[report.id])
    return f"{rests} on it{more}"


def _count_resting(resting: Resting) -> tuple[str, str]:
    """Give `4 articles rest` and `, 1 more probably`."""
    n_sure, n_perhaps = len(resting.sure), len(resting.perhaps)
    if n_sure + n_perhaps == 0:
        return "no article is known to rest", ""
    if n_sure == 0:
        return f"{count_words(n_perhaps, 'article')} probably {agree(n_perhaps, 'rests')}", ""
    more = f", {n_perhaps} more probably" if n_perhaps else ""
    return f"{count_words(n_sure, 'article')} {agree(n_sure, 'rests')}", more


def say_report(view: CaseView, report: Report) -> tuple[str, str]:
    """Give one report in words: outlet, date and how many articles rest on it; then on whose word."""
    where = "" if report.document_id is None else " (in the pile)"
    n_versions = sum(key == view.articles.get(report.document_id or "") for key in view.articles.values())
    where = f" (in the pile, {n_versions} versions)" if n_versions else where
    head = f"{name_report(view, report)}, {say_when(report.published)}{where}   {say_resting(view, report)}"
    return show_controls(head), show_controls(say_sources(report, n_others=0) or "sources not stated")


def say_articles(view: CaseView) -> list[str]:
    """Give the lines on articles with reporting of their own, and on those that rest on nothing known."""
    resting = {key for resting in view.resting.values() for key in (*resting.sure, *resting.perhaps)}
    originals = {view.articles.get(r.document_id or "", r.document_id) for r in view.originals}
    stands = [d for d in view.case.documents if view.articles.get(d.id, d.id) == d.id]  # one for each article
    own = [d for d in stands if reports_for_itself(view, d) and d.id not in originals]
    alone = [d for d in stands if d.id not in resting and d.id not in originals and d not in own]
    lines = []
    if own:
        names = _name_all(own)
        lines.append(
            f"{count_words(len(own), 'article')} {agree(len(own), 'adds')} reporting of "
            f"{'its' if len(own) == 1 else 'their'} own: {shorten(names, 300)}"
        )
    if alone:
        names = _name_all(alone)
        n = len(alone)
        lines.append(
            f"{count_words(n, 'article')} {agree(n, 'rests')} on no report found: {shorten(names, 300)}"
        )
    return [*lines, *say_languages(view.case.documents)]


def _name_all(documents: Sequence[Document]) -> str:
    """Give `Carrow Herald (2 articles) and TPA`: each outlet once, in the order of the articles."""
    counts = Counter(name_document(document) for document in documents)
    return join_words([name if n == 1 else f"{name} ({n} articles)" for name, n in counts.items()])


def sort_claims(claims: tuple[Claim, ...]) -> dict[str, list[Claim]]:
    """Sort claims by how many origins they rest on: `one`, `several`, `unsure` or `none` stated."""
    sorted_claims: dict[str, list[Claim]] = {"one": [], "several": [], "unsure": [], "none": []}
    for claim in claims:
        if not any(is_sourced(statement) for statement in claim.statements):
            kind = "none"
        elif claim.origins.at_most <= 1:
            kind = "one"
        else:
            kind = "several" if claim.origins.at_least > 1 else "unsure"
        sorted_claims[kind].append(claim)
    return sorted_claims


def say_claims(claims: tuple[Claim, ...]) -> str:
    """Give `12 on one origin, 2 on two or more, 1 on one or more, 5 without a stated origin`."""
    kinds = sort_claims(claims)
    parts = [
        (kinds["one"], "on one origin"),
        (kinds["several"], "on two or more"),
        (kinds["unsure"], "where it is unclear whether one or more"),
        (kinds["none"], "without a stated origin"),
    ]
    return ", ".join(f"{len(found)} {words}" for found, words in parts if found)


def write_overview(view: CaseView) -> str:
    """Give the whole answer in a few sentences of plain text."""
    lines = [say_counts(view).replace(" · ", ", ")]
    shown, rest = _choose_originals(view)
    for report in shown:
        rests, more = _count_resting(view.resting[report.id])
        what = f"{_say_a_report(view, report)} ({say_when(report.published)})"
        lines.append(f"{rests} on {what}{_say_sources_short(report)}{more}")
    lines += [*rest, *say_articles(view)]
    return show_controls(" ".join(f"{line[0].upper()}{line[1:]}." for line in lines))


def _say_a_report(view: CaseView, report: Report) -> str:
    name = name_report(view, report)
    return name if report.outlet_name is None else f"one report by {name}"


def _say_sources_short(report: Report) -> str:
    stated = read_stated(report)
    if stated.words is None:
        return ""
    if stated.at_least and stated.at_least == stated.at_most:
        return f" with {count_words(stated.at_least, 'unnamed source')}"
    return f" with unnamed sources ({stated.words})"
