"""Tellings: when a statement was printed, and when the account it relays appeared; which of two came first.

Event time is another thing: it is the time of which the statement speaks (`held_of`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from whence.conclusions import Report, Statement
from whence.moments import When
from whence.records import Document
from whence.trace import document_report_id
from whence.weigh.chains import fold_name

_BACKGROUND = timedelta(days=14)  # a report that is older than this is background of a story, not news of it


@dataclass(frozen=True, slots=True)
class Telling:
    """When one statement was told. `account` is the id of the report that had it, as far as the chain leads.

    `reported` is when that account appeared, `printed` when the article did that has the statement; None: unknown.
    """

    account: str
    reported: When | None
    printed: When | None


class Calendar:
    """Knows when each statement of a pile was told, and puts tellings in order."""

    def __init__(
        self,
        documents: Mapping[str, Document],
        reports: Mapping[str, Report],
        resting: Mapping[str, frozenset[str]],
    ) -> None:
        """`resting` gives, for each document, the reports it rests on, directly or through others.

        A statement keeps its origin as long as one calendar dates it.
        """
        self._documents = documents
        self._reports = reports
        self._resting = resting
        self._told: dict[str, Telling] = {}

    def date(self, statement: Statement) -> Telling:
        """Give when `statement` was printed, and when the account that it relays appeared."""
        if statement.id not in self._told:
            self._told[statement.id] = self._date(statement)
        return self._told[statement.id]

    def _date(self, statement: Statement) -> Telling:
        own = document_report_id(statement.document_id)
        printed = printed_when(self._documents[statement.document_id])
        account = own
        kind, _, rest = (statement.origin or "").partition(":")
        if kind == "report" and rest in self._reports:
            account = rest
        elif kind == "assertion":
            account = document_report_id(rest)
        else:
            account = next((h.key for h in reversed(statement.chain) if h.kind == "report"), own)
        reported = printed if account == own else self._appeared(account, printed)
        is_credited = any(h.kind == "report" and h.span is not None for h in statement.chain)
        is_new = self._is_of_one_outlet(account, statement) or (
            not is_credited and (_is_long_before(reported, printed) or not self._may_hold(account, statement))
        )
        if account == own or is_new:
            return Telling(own, _not_before(statement.said, printed), printed)
        return Telling(account, _not_before(statement.said, reported), printed)

    def _is_of_one_outlet(self, account: str, statement: Statement) -> bool:
        """Tell whether an article takes up another of its own outlet: that is an account of its own, not a relay."""
        first = self._documents.get(account.removeprefix("document-"))
        outlet = self._documents[statement.document_id].outlet
        return first is not None and outlet is not None and first.outlet == outlet

    def _may_hold(self, account: str, statement: Statement) -> bool:
        """Tell whether an account may have what somebody named says: one at hand that has not the name has not."""
        document = self._documents.get(account.removeprefix("document-"))
        kind, _, name = (statement.origin or "").partition(":")
        if document is None or kind not in ("person", "organisation") or not name:
            return True
        return name.split()[-1] in fold_name(document.text).split()

    def _appeared(self, account: str, printed: When | None) -> When | None:
        """Give when a report appeared: not after an article that relays it."""
        document = self._documents.get(account.removeprefix("document-"))
        report = self._reports.get(account)
        stated = printed_when(document) if document is not None else report.published if report else None
        latest = None if printed is None else When(None, printed.latest, printed.is_zoned)
        if stated is None or latest is None:
            return stated or latest
        if stated.latest is not None or latest.latest is None:
            return stated
        return When(stated.earliest, latest.latest, stated.is_zoned and latest.is_zoned)

    def precedes(self, one: Telling, two: Telling) -> bool:
        """Tell whether the account of `one` is known to have come before that of `two`; a credit beats the clock."""
        if one.account == two.account:
            return False
        if two.account in self._below(one.account):
            return False
        if one.account in self._below(two.account):
            return True
        return (
            one.reported is not None and two.reported is not None and one.reported.before(two.reported) is True
        )

    def _below(self, account: str) -> frozenset[str]:
        return self._resting.get(account.removeprefix("document-"), frozenset())

    def sort(self, statements: Sequence[Statement]) -> list[Statement]:
        """Give statements in the order in which their accounts were reported, the undated last.

        Where an account rests on another it comes after it, whatever the clock says. Within an article what is on
        somebody's word comes before the headline over it.
        """
        waiting = sorted(
            statements,
            key=lambda s: (*_moment_key(self.date(s)), s.document_id, s.attribution_id is None, s.spans, s.id),
        )
        accounts = {s.id: self.date(s).account for s in waiting}
        present = set(accounts.values())
        done: set[str] = set()
        ordered: list[Statement] = []
        while waiting:
            ready = next(
                (s for s in waiting if not (self._below(accounts[s.id]) & present) - done - {accounts[s.id]}),
                None,
            )
            account = accounts[(ready or waiting[0]).id]
            ordered += [s for s in waiting if accounts[s.id] == account]
            waiting = [s for s in waiting if accounts[s.id] != account]
            done.add(account)
        return ordered


def printed_when(document: Document) -> When | None:
    """Give when the text of a document appeared: at its date or, where it was changed, up to its last change.

    None where it states no date. A text that states only when it was updated appeared by then.
    """
    published = document.published.when if document.published else None
    updated = document.updated.when if document.updated else None
    if published is None or updated is None or updated.latest is None:
        return published or updated
    if published.latest is not None and _plain(published.latest) >= _plain(updated.latest):
        return published
    return When(published.earliest, updated.latest, published.is_zoned and updated.is_zoned)


def was_printed_by(document: Document, day: date) -> bool | None:
    """Tell whether the text of a document is known to have stood as it does by the end of `day`; None: it has no date.

    An interval that ends later is not known to. Days are those of UTC where a zone is stated, else as written.
    """
    printed = printed_when(document)
    if printed is None or printed.latest is None:
        return None
    return printed.latest.date() <= day


def held_of(statement: Statement) -> When | None:
    """Give the time of which a statement speaks; None where it gives none, or several that exclude each other.

    When its source said so is no such time.
    """
    times = [v.when for v in statement.values if v.kind == "time" and v.role != "report" and v.when is not None]
    if not times:
        return None
    held: When | None = times[0]
    for time in times[1:]:
        held = None if held is None else held.meet(time)
    return held


def _not_before(said: When | None, reported: When | None) -> When | None:
    """Give when an account appeared, if nothing but its end is known of that: not before its source said so."""
    if said is None or said.earliest is None or (reported is not None and reported.earliest is not None):
        return reported
    latest = None if reported is None else reported.latest
    if latest is not None and _plain(latest) < _plain(said.earliest):
        return reported
    return When(said.earliest, latest, said.is_zoned and (reported is None or reported.is_zoned))


def _is_long_before(reported: When | None, printed: When | None) -> bool:
    """Tell whether a report is too old for news of today to stem from it unless the words say so."""
    if reported is None or printed is None or reported.latest is None or printed.earliest is None:
        return False
    return _plain(printed.earliest) - _plain(reported.latest) > _BACKGROUND


def _moment_key(telling: Telling) -> tuple[datetime, datetime]:
    when = telling.reported
    latest = when.latest if when else None
    earliest = when.earliest if when else None
    return _plain(latest or datetime.max), _plain(earliest or latest or datetime.max)


def _plain(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None)
