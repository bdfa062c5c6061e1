"""Dating a report by intersecting what all the documents say that cite it.

An article cites no report later than itself; "in August 2018" bounds it on both sides; a bare "on Friday" in an
undated article picks the last Friday before the first dated article that already leads with the report, when
that article follows within a week. Nothing else adds a bound: what cannot be dated stays open.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from whence.moments import When
from whence.records import Document, Evidence
from whence.trace.accounts import Account, latest_of

_WEEK = timedelta(days=7)
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def date_report(
    accounts: Iterable[Account], documents: Mapping[str, Document]
) -> tuple[When | None, tuple[Evidence, ...]]:
    """Give the interval all `accounts` allow, and the words that set it; None when nothing bounds it."""
    accounts = sorted(accounts, key=lambda a: a.document_id)
    when = When(None, None)
    evidence: list[Evidence] = []
    for account in accounts:
        when = when.meet(account.when) or when
        evidence += _evidence(account, documents[account.document_id])
    picked = _weekday(accounts, documents, when)
    if picked is not None:
        day, words = picked
        when = When.days(day, day)
        evidence.append(words)
    if when.earliest is None and when.latest is None:
        return None, tuple(evidence)
    return when, tuple(evidence)


def _evidence(account: Account, document: Document) -> Iterable[Evidence]:
    bound = latest_of(document).latest
    if bound is not None:
        stamp = max(
            (s for s in (document.published, document.updated) if s is not None and s.when.latest is not None),
            key=lambda s: s.when.latest or bound,
        )
        note = f"the article is of {bound.date().isoformat()} and already cites it"
        yield Evidence("not later than", document.id, stamp.span, stamp.raw, note)
    for credit in account.credits:
        if credit.when is not None or credit.weekday is not None:
            yield Evidence("stated time", document.id, credit.span, credit.span.of(document.text))


def _weekday(
    accounts: list[Account], documents: Mapping[str, Document], when: When
) -> tuple[date, Evidence] | None:
    """Give the day that a bare weekday means, when a dated article pins it to within a week."""
    weekdays = {a.weekday for a in accounts if a.weekday is not None}
    if len(weekdays) != 1 or when.latest is None:
        return None
    weekday = weekdays.pop()
    carriers = []
    for account in accounts:
        stamp = documents[account.document_id].published
        if account.is_lead and stamp is not None and stamp.when.latest is not None:
            carriers.append((stamp.when.latest.date(), account.document_id))
    if not carriers:
        return None
    first, carrier = min(carriers)
    if first - when.latest.date() > _WEEK:
        return None
    last = min(first, when.latest.date())
    day = last - timedelta(days=(last.weekday() - weekday) % 7)
    if when.earliest is not None and (day < when.earliest.date() or when.earliest.date() == last):
        return None
    note = f"the last {_NAMES[weekday]} before {first.isoformat()}, when another article already leads with it"
    headline = documents[carrier].headline
    words = headline.of(documents[carrier].text) if headline else documents[carrier].path
    return day, Evidence("weekday", carrier, headline, words, note)
