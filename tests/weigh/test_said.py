"""When a source said so, apart from when it was so: in statements and in the ledger."""

from datetime import date, datetime

from bridge_story import find_claim
from tracing import trace_texts
from whence.conclusions import Claim, Statement
from whence.moments import When
from whence.weigh.tellings import held_of

DATED = (
    "Rust found in Orle bridge\n\nWednesday, 23 June, 2021 - 08:00\nOrle - Orle Courier\n"
    "Inspectors found rust in 40 cables of the Orle bridge on Monday, the engineer Ada Brandal said on Tuesday.\n"
)
UNDATED = (
    "Rust found in Orle bridge\n\nOrle - Orle Courier\n"
    "Inspectors found rust in 40 cables of the Orle bridge, the engineer Ada Brandal told reporters on 22 June 2021.\n"
)
TUESDAY = When.days(date(2021, 6, 22), date(2021, 6, 22))


def weigh(text: str) -> tuple[Claim, Statement]:
    """Give the claim about the cables, and what the engineer says of it."""
    claim = find_claim(trace_texts({"first.txt": text}), "rust in 40 cables")
    return claim, next(s for s in claim.statements if s.attribution_id is not None)


def test_the_time_of_saying_is_kept_apart_from_the_time_of_what_happened() -> None:
    claim, statement = weigh(DATED)
    assert statement.said == TUESDAY
    assert held_of(statement) == When.days(date(2021, 6, 21), date(2021, 6, 21))
    event = next(e for e in claim.ledger if e.statement_id == statement.id)
    assert (event.said, event.held) == (TUESDAY, held_of(statement))
    assert event.reported is not None and event.reported.latest is not None
    assert event.reported.latest.date() == date(2021, 6, 23)


def test_an_article_without_a_date_did_not_appear_before_its_source_spoke() -> None:
    claim, statement = weigh(UNDATED)
    assert held_of(statement) is None
    event = next(e for e in claim.ledger if e.statement_id == statement.id)
    assert event.reported == When(datetime(2021, 6, 22), None)
