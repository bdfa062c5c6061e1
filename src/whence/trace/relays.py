"""Relays: missing reports that are only said to have passed on another's account.

"Radio Selm, citing the Lantern, said" makes two reports of one account: what Radio Selm said stands on the Lantern's
word. Where somebody is said to have told Radio Selm something too, it reported for itself, and is left as it is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from whence.conclusions import Report
from whence.trace.reports import Cited


def mark_relays(cited: Sequence[Cited]) -> list[Cited]:
    """Give the cited reports, each missing one with the ids of the reports that it is said to have its account from."""
    relays = _find_relays(cited)
    return [
        replace(one, report=replace(one.report, relays=tuple(sorted(relays[one.report.id]))))
        if one.report.id in relays
        else one
        for one in cited
    ]


def end_of(report_id: str, reports: Mapping[str, Report]) -> list[str]:
    """Give the report and those it relays, one after the other; it ends where two are relayed, or none."""
    path = [report_id]
    while (
        path[-1] in reports and len(reports[path[-1]].relays) == 1 and reports[path[-1]].relays[0] not in path
    ):
        path.append(reports[path[-1]].relays[0])
    return path


def _find_relays(cited: Sequence[Cited]) -> dict[str, set[str]]:
    report_of = {
        credit.id: one.report.id for one in cited for account in one.accounts for credit in account.credits
    }
    heard = {
        one.report.id
        for one in cited
        if one.report.document_id is not None
        or any(credit.form == "told" for account in one.accounts for credit in account.credits)
    }
    found: dict[str, set[str]] = {}
    for one in cited:
        for account in one.accounts:
            for credit in account.credits:
                nearer = report_of.get(credit.via or "")
                if nearer is not None and nearer not in heard and nearer != one.report.id:
                    found.setdefault(nearer, set()).add(one.report.id)
    return {nearer: farther for nearer, farther in found.items() if not _leads_back(nearer, found)}


def _leads_back(start: str, found: Mapping[str, set[str]]) -> bool:
    """Tell whether following the relays from a report leads to it again: then nothing is known."""
    seen, ahead = set[str](), list(found[start])
    while ahead:
        report_id = ahead.pop()
        if report_id == start:
            return True
        if report_id not in seen:
            seen.add(report_id)
            ahead += found.get(report_id, ())
    return False
