"""Lines: a figure inherits the origins of those it took the place of, unless it may be a slip on the way."""

from weighing_builders import statement
from whence.conclusions import Statement
from whence.trace import document_report_id
from whence.weigh.answers import AnswerGroup
from whence.weigh.lines import find_line
from whence.weigh.supersessions import Change, Supersession
from whence.weigh.values import Asked

COUNT = Asked("quantity", frozenset({"people"}), 9.0)


def group(key: str, *statements: Statement) -> AnswerGroup:
    return AnswerGroup(key, key, None, statements)


def line(
    place: int,
    *groups: AnswerGroup,
    gone: dict[int, Change],
    resting: dict[str, frozenset[str]] | None = None,
    asked: Asked = COUNT,
) -> list[int]:
    after = {n: Supersession(kind, n + 1, "it rose") for n, kind in gone.items()}
    return find_line(place, groups, after, asked=asked, resting=resting or {})


FOUR = group("4", statement("a", "person:ada brandal"))
NINE = group("9", statement("b", "person:per olsen"))
TEN = group("10", statement("c", "person:tor lie"))


def test_the_last_figure_of_a_line_has_all_before_it() -> None:
    assert line(2, FOUR, NINE, TEN, gone={0: "superseded", 1: "superseded"}) == [0, 1]


def test_a_figure_that_gave_way_has_none() -> None:
    assert line(1, FOUR, NINE, TEN, gone={0: "superseded", 1: "superseded"}) == []


def test_what_was_changed_on_the_way_or_corrected_stands_behind_nothing() -> None:
    assert line(1, FOUR, NINE, gone={0: "drift"}) == []
    assert line(1, FOUR, NINE, gone={0: "corrected"}) == []


def test_a_figure_of_one_copy_alone_inherits_nothing() -> None:
    resting = {"b": frozenset({document_report_id("a")})}
    assert line(1, FOUR, NINE, gone={0: "superseded"}, resting=resting) == []
    again = group("9", *NINE.statements, statement("c", "person:per olsen"))
    assert line(1, FOUR, again, gone={0: "superseded"}, resting=resting) == [0]


def test_where_no_figure_is_asked_for_there_is_no_line() -> None:
    assert line(1, FOUR, NINE, gone={0: "superseded"}, asked=Asked("open")) == []
