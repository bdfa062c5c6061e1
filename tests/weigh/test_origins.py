"""How many origins a claim rests on: at least, at most, and why."""

from datetime import date

import pytest

from whence.conclusions import Hop, OriginCount, Report, SourceGroup, Statement
from whence.moments import When
from whence.records import Span, make_id
from whence.weigh.doubts import View, may_be_same
from whence.weigh.names import name_origin
from whence.weigh.origins import count_origins
from whence.weigh.voices import reports_through


def statement(document: str, origin: str | None, *, stance: str = "asserts", through: str = "") -> Statement:
    hops = (Hop("report", through, through, None),) if through else ()
    return Statement(
        id=make_id(document, origin, stance),
        document_id=document,
        spans=(Span(0, 10),),
        sentence=Span(0, 10),
        attribution_id="said" if (origin or "").startswith("person:") else None,
        stance=stance,  # type: ignore[arg-type]
        values=(),
        chain=(Hop("document", document, document, None), *hops),
        origin=origin,
    )


def report(key: str, day: date | None = None) -> Report:
    return Report(
        id=key,
        outlet=key,
        outlet_name=key.title(),
        published=When.days(day, day) if day else None,
        how_dated=(),
        document_id=None,
        is_original=True,
        credited_by=(),
        sources=(),
    )


def group(words: str, nationality: str | None = None, role: str | None = None) -> SourceGroup:
    return SourceGroup(
        words=words, is_named=False, at_least=1, at_most=None, nationality=nationality, role=role, evidence=()
    )


def count(
    *statements: Statement,
    groups: dict[str, list[SourceGroup]] | None = None,
    institutions: dict[str, str] | None = None,
    days: dict[str, date] | None = None,
    likeness: float = 0.95,
    spokespeople: frozenset[str] = frozenset(),
) -> OriginCount:
    keys = {h.key for s in statements for h in s.chain if h.kind == "report"}
    keys |= {
        s.origin.removeprefix("report:") for s in statements if s.origin and s.origin.startswith("report:")
    }
    reports = {k: report(k, (days or {}).get(k)) for k in keys}
    view = View(
        names=lambda key: name_origin(key, reports, {}),
        reports=reports,
        institutions=institutions or {},
        through=reports_through(statements, {}),
        spokespeople=spokespeople,
    )
    ids = [s.id for s in statements]
    pairs = {(min(a, b), max(a, b)): likeness for a in ids for b in ids if a != b}
    return count_origins(statements, view=view, alike=pairs, groups=groups or {})


def test_five_articles_on_one_report_are_one_origin() -> None:
    found = count(*(statement(d, "report:reuters") for d in "abcde"))
    assert (found.at_least, found.at_most, found.expected) == (1, 1, 1.0)
    assert "Reuters: 5 articles carry it; that is one origin." in found.reasons


def test_one_person_in_two_papers_is_one_origin() -> None:
    found = count(statement("a", "person:ada brandal"), statement("b", "person:ada brandal"))
    assert (found.at_least, found.at_most) == (1, 1)


def test_a_named_speaker_may_repeat_what_the_report_says() -> None:
    found = count(
        statement("a", "report:reuters"),
        statement("a", "person:ada brandal", through="reuters"),
        groups={"report:reuters": [group("an official")]},
    )
    assert (found.at_least, found.at_most) == (1, 2)
    assert found.expected == pytest.approx(1.7)


def test_two_people_of_one_institution_may_be_one() -> None:
    people = (statement("a", "person:ada brandal"), statement("b", "person:per olsen"))
    apart = count(*people, institutions={"person:ada brandal": "the county", "person:per olsen": "the railway"})
    together = count(
        *people, institutions={"person:ada brandal": "the county", "person:per olsen": "the county"}
    )
    assert (apart.at_least, apart.at_most) == (2, 2)
    assert (together.at_least, together.at_most) == (1, 2)


@pytest.mark.parametrize(
    ("left", "right", "at_least"),
    [
        ([group("an official")], [group("a person familiar with the matter")], 1),
        (
            [group("a Norwegian engineer", "norwegian", "engineer")],
            [group("a Danish engineer", "danish", "engineer")],
            2,
        ),
        ([group("an engineer", None, "engineer")], [group("a nurse", None, "nurse")], 2),
        ([], [group("a nurse", None, "nurse")], 1),
    ],
    ids=["like profiles", "other nations", "other roles", "no source stated"],
)
def test_unnamed_sources_of_two_reports_may_be_one_unless_their_profiles_differ(
    left: list[SourceGroup], right: list[SourceGroup], at_least: int
) -> None:
    found = count(
        statement("a", "report:one"),
        statement("b", "report:two"),
        groups={"report:one": left, "report:two": right},
    )
    assert (found.at_least, found.at_most) == (at_least, 2)


def test_reports_months_apart_are_not_one_briefing() -> None:
    found = count(
        statement("a", "report:one"),
        statement("b", "report:two"),
        groups={"report:one": [group("an official")], "report:two": [group("an official")]},
        days={"one": date(2021, 1, 4), "two": date(2021, 9, 1)},
    )
    assert (found.at_least, found.at_most) == (2, 2)


def test_a_denial_is_no_origin_for_what_it_denies() -> None:
    found = count(statement("a", "report:reuters"), statement("b", "person:per olsen", stance="denies"))
    assert (found.at_least, found.at_most) == (1, 1)
    assert "1 origin denies it, and is not counted for it." in found.reasons


def test_who_cannot_confirm_is_no_origin() -> None:
    found = count(statement("a", "person:per olsen", stance="cannot confirm"))
    assert (found.at_least, found.at_most) == (0, 0)


def test_own_words_of_an_article_that_rests_on_others_may_come_from_anyone() -> None:
    found = count(statement("a", "assertion:a"), statement("b", "person:per olsen"))
    assert (found.at_least, found.at_most) == (1, 2)


def test_many_doubts_are_sampled_with_a_fixed_seed() -> None:
    statements = [statement(str(n), f"report:r{n}") for n in range(7)]
    one, two = count(*statements), count(*reversed(statements))
    assert one == two
    assert one.at_least == 1 and one.at_most == 7 and 1 < one.expected < 7


def test_vague_roles_keep_nobody_apart() -> None:
    assert may_be_same(group("a source", None, "source"), group("a nurse", None, "nurse"))


def test_origins_whose_statements_are_hardly_alike_may_not_say_the_same() -> None:
    people = (statement("a", "person:ada brandal"), statement("b", "person:per olsen"))
    assert (count(*people).at_least, count(*people, likeness=0.35).at_least) == (2, 1)
    assert "may not be saying the same thing" in count(*people, likeness=0.35).reasons[-1]


def test_a_spokesperson_may_speak_for_the_body_beside_them() -> None:
    voices = (statement("a", "organisation:orle county"), statement("b", "person:per olsen"))
    assert count(*voices).at_least == 2
    assert count(*voices, spokespeople=frozenset({"person:per olsen"})).at_least == 1


def test_what_may_be_either_of_two_does_not_make_the_two_one() -> None:
    found = count(
        statement("a", "person:ada brandal", through="one"),
        statement("b", "report:one"),
        statement("c", "report:two"),
        groups={"report:one": [group("an official")], "report:two": [group("a clerk")]},
    )
    assert (found.at_least, found.at_most) == (2, 3)


def test_a_report_that_names_no_source_may_have_it_from_a_named_speaker() -> None:
    found = count(statement("a", "report:one"), statement("b", "person:per olsen"))
    assert (found.at_least, found.at_most) == (1, 2)
    assert any("does not say who its source is" in reason for reason in found.reasons)


def test_who_names_no_source_joins_no_two_others() -> None:
    found = count(
        statement("a", "person:ada brandal"), statement("b", "person:per olsen"), statement("c", "report:one")
    )
    assert (found.at_least, found.at_most) == (2, 3)
    assert found.expected == pytest.approx(2.15)


def test_of_many_who_name_no_source_one_at_least_has_it_from_elsewhere() -> None:
    found = count(statement("a", "report:one"), statement("b", "report:two"), statement("c", "report:three"))
    assert found.expected == pytest.approx(1.3)
