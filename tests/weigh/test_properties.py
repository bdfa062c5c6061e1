"""What must hold of the weighing of any pile: who stands first or comes later, and where every number comes from."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from whence.conclusions import Case, Value
from whence.hindsight import case_as_of
from whence.ingest import clean_originals
from whence.outlets import load_outlets
from whence.pipeline import load_gazetteer, load_table, name_outlets
from whence.read import read_document
from whence.records import Original, make_id
from whence.settings import Settings
from whence.show import make_payload
from whence.trace import trace_case
from whence.trace.words import load_weights
from whence.weigh import weigh_case
from whence.weigh.gists import are_opposed, make_gists
from whence.weigh.pair_features import word_features
from whence.weigh.statements import state_pile
from whence.weigh.values import compare_values, size_difference

SETTINGS = Settings(processes=1, reader="rules")
QUICK = settings(
    max_examples=6, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate]
)  # a pile takes too long to be shrunk
FIRST_DAY = date(2021, 6, 21)  # a Monday
OUTLETS = ("Orle Courier", "Rail World", "Valley Herald", "Morning Wire")
SPEAKERS = (
    "the engineer Ada Brandal",
    "the welder Tor Lie",
    "the county’s spokesman, Per Olsen,",
    "two inspectors",
)
SAID = (
    "Inspectors found rust in {n} cables of the Orle bridge, {who} told the {outlet}.",
    "Rust was found in about {n} cables of the Orle bridge, {who} told the {outlet}.",
    "At least {n} cables of the Orle bridge are rusty, {who} said on {day}.",
    "{who} denied that inspectors had found rust in cables of the Orle bridge.",
    "{who} could not confirm that inspectors had found rust in {n} cables of the Orle bridge.",
    "The Orle bridge, {n} metres long, was shut at noon.",
)
COUNTS = (40, 41, 52, 65)


@dataclass(frozen=True)
class Told:
    """One sentence of an article: which, by whom, with which number."""

    saying: int
    speaker: int
    number: int


@dataclass(frozen=True)
class Article:
    """An article: its outlet, on which day of the story it appears, and what it tells."""

    outlet: int
    day: int
    told: tuple[Told, ...]

    @property
    def published(self) -> date:
        return FIRST_DAY + timedelta(days=self.day)

    def write(self) -> str:
        day, outlet = self.published, OUTLETS[self.outlet]
        lines = [
            SAID[t.saying].format(n=COUNTS[t.number], who=SPEAKERS[t.speaker], outlet=outlet, day=f"{day:%A}")
            for t in self.told
        ]
        body = "\n\n".join(line[0].upper() + line[1:] for line in lines)
        return f"Bridge shut at Orle\n\n{day:%A, %d %B, %Y} - 08:00\nOrle - {outlet}\n{body}\n"


told = st.builds(
    Told,
    saying=st.integers(0, len(SAID) - 1),
    speaker=st.integers(0, len(SPEAKERS) - 1),
    number=st.integers(0, len(COUNTS) - 1),
)
articles = st.builds(
    Article,
    outlet=st.integers(0, len(OUTLETS) - 1),
    day=st.integers(0, 6),
    told=st.lists(told, min_size=1, max_size=3).map(tuple),
)
piles = st.lists(articles, min_size=2, max_size=4, unique_by=lambda a: (a.outlet, a.day))


def weigh(pile: Sequence[Article], *, keys: Sequence[str] = ()) -> Case:
    """Read, trace and weigh articles; `keys` are the ids of the documents, by which ties are settled."""
    originals = []
    for n, article in enumerate(pile):
        text = article.write()
        key = keys[n] if keys else make_id(text)
        originals.append(
            Original(id=key, sha256=make_id(text), path=f"{key}.txt", media="text", data=text.encode())
        )
    documents, failures = clean_originals(originals, outlets=load_outlets(), settings=SETTINGS)
    assert not failures
    known = load_outlets().extended(OUTLETS)  # what is read must not hang on what else is in the pile
    readings = [read_document(d, outlets=known, reader="rules") for d in documents]
    trace = trace_case(documents, readings, outlets=load_table(name_outlets(documents)), settings=SETTINGS)
    return Case(
        documents=tuple(documents),
        readings=tuple(readings),
        trace=trace,
        weighing=weigh_case(documents, readings, trace, gazetteer=load_gazetteer(SETTINGS)),
        failures=(),
        made_by=(),
    )


# ---- two of a kind

numbers = st.sampled_from([0.0, 1.0, 12.0, 40.0, 41.0, 65.0, 1_000.0])
bounds = st.tuples(st.none() | numbers, st.none() | numbers).filter(
    lambda b: b != (None, None) and (None in b or b[0] <= b[1])
)
amounts = st.builds(
    lambda ends, unit: Value(kind="quantity", words="so many", span=None, low=ends[0], high=ends[1], unit=unit),
    bounds,
    st.sampled_from(["people", "tons"]),
)


@given(amounts, amounts)
def test_how_two_amounts_meet_does_not_hang_on_which_comes_first(one, two):
    assert compare_values(one, two) == compare_values(two, one)
    assert size_difference(one, two) == size_difference(two, one)


@given(amounts)
def test_an_amount_is_the_same_as_itself(one):
    assert compare_values(one, one) == "same"


@QUICK
@given(piles)
def test_two_statements_are_as_alike_as_they_are_the_other_way_round(pile):
    case = weigh(pile)
    documents = {d.id: d for d in case.documents}
    statements = state_pile(documents, case.readings, case.trace)
    gists = make_gists(statements, documents, load_weights(sorted(d.text for d in case.documents)))
    for n, one in enumerate(gists):
        for two in gists[n:]:
            assert word_features(one, two) == pytest.approx(word_features(two, one))
            assert are_opposed(one, two) == are_opposed(two, one)


def relations_of(case: Case) -> set[tuple[object, ...]]:
    """Give the relations by the words of the two statements, in their order only where one gave way to the other."""
    texts = {d.id: d.text for d in case.documents}
    found: set[tuple[object, ...]] = set()
    for claim in case.weighing.claims:
        words = {
            s.id: (texts[s.document_id][:120], s.spans[0].of(texts[s.document_id])) for s in claim.statements
        }
        for r in claim.relations:
            sides = (words[r.left_id], words[r.right_id])
            found.add((r.kind, sides if r.kind == "superseded" else frozenset(sides), r.ratio, r.gap))
    return found


@QUICK
@given(st.tuples(told, told), st.tuples(st.integers(0, 6), st.integers(0, 6)))
def test_swapping_two_statements_changes_no_relation_and_never_what_replaced_what(said, days):
    """By their ids the first article comes first, then the second."""
    pair = [Article(n, day, (each,)) for n, (each, day) in enumerate(zip(said, days, strict=True))]
    assert relations_of(weigh(pair, keys=("aa", "bb"))) == relations_of(weigh(pair, keys=("bb", "aa")))


@QUICK
@given(piles)
def test_of_two_statements_only_one_replaces_the_other(pile):
    replaced = {
        (r.left_id, r.right_id)
        for claim in weigh(pile).weighing.claims
        for r in claim.relations
        if r.kind == "superseded"
    }
    assert not replaced & {(right, left) for left, right in replaced}


# ---- what was known when


@QUICK
@given(piles, st.integers(0, 6))
def test_what_came_later_changes_nothing_of_what_stood_before(pile, days):
    day = FIRST_DAY + timedelta(days=days)
    known = [article for article in pile if article.published <= day]
    then = case_as_of(weigh(pile), day, settings=SETTINGS)
    assert {d.id for d in then.documents} == {make_id(a.write()) for a in known}
    if known:
        assert msgspec.json.encode(then.weighing) == msgspec.json.encode(weigh(known).weighing)


@QUICK
@given(piles)
def test_what_is_known_one_day_is_known_the_next(pile):
    case = weigh(pile)
    before: set[tuple[str, object]] = set()
    for days in (0, 2, 4, 6):
        state = case_as_of(case, FIRST_DAY + timedelta(days=days), settings=SETTINGS)
        statements = state_pile({d.id: d for d in state.documents}, state.readings, state.trace)
        now = {(s.document_id, s.spans) for s in statements}
        assert before <= now
        before = now


# ---- where numbers come from

_COUNTED = frozenset({"articles", "original_reports", "originals_in_case"})
_PLACED = frozenset({"spans", "left_spans", "right_spans"})
_JUDGED = frozenset({"probability", "similarity", "ceiling", "n_words", "number", "expected"})
_CHECKED = frozenset({"low", "high", "at_least", "at_most", "ratio", "gap"})


def numbers_in(node: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], float]]:
    """Yield every number of what `whence show --json` prints, with the names that lead to it."""
    if isinstance(node, Mapping):
        for name, value in node.items():
            yield from numbers_in(value, (*path, name))
    elif isinstance(node, (list, tuple)):
        for value in node:
            yield from numbers_in(value, path)
    elif isinstance(node, (int, float)) and not isinstance(node, bool):
        yield path, node


@QUICK
@given(piles)
def test_every_number_that_is_printed_opens_onto_words_or_is_counted_from_what_does(pile):
    case = weigh(pile)
    printed = msgspec.to_builtins(make_payload(case))
    for path, _ in numbers_in(printed):
        assert path[-1] in _COUNTED | _PLACED | _JUDGED | _CHECKED, f"{path}: nothing says where it comes from"
    texts = {d.id: d.text for d in case.documents}
    for claim in printed["claims"]:
        by_id = {s["id"]: s for s in claim["statements"]}
        for statement in by_id.values():
            for value in statement["values"]:
                _check_value(value, statement, texts[statement["document"]])
        for answer in claim["answers"]:
            _check_count(answer, by_id)
        for relation in claim["relations"]:
            _check_ratio(relation, by_id)
    assert printed["summary"]["articles"] == len(printed["documents"]) == len(pile)
    originals = [r for r in printed["reports"] if r["is_original"]]
    assert printed["summary"]["original_reports"] == len(originals)
    assert printed["summary"]["originals_in_case"] == sum(r["in_case"] for r in originals)


def _check_value(value: Mapping[str, Any], statement: Mapping[str, Any], text: str) -> None:
    """An amount stands in its statement, and the figures of its interval in its words."""
    if value["kind"] != "quantity":
        return
    (start, end), *_ = value["spans"]
    assert text[start:end] == value["words"]
    assert any(s <= start and end <= e for s, e in statement["spans"])
    (stated,) = map(float, re.findall(r"\d+", value["words"]))
    low, high = value["low"], value["high"]
    assert (low is None or low <= stated) and (high is None or stated <= high)


def _check_count(answer: Mapping[str, Any], by_id: Mapping[str, Any]) -> None:
    """An answer has no more origins than its statements have, and a reason is given."""
    origins = answer["origins"]
    keys = {by_id[key]["origin"] or key for key in answer["statements"]}
    assert origins["at_least"] <= origins["expected"] <= origins["at_most"] <= max(1, len(keys))
    assert origins["reasons"]


def _check_ratio(relation: Mapping[str, Any], by_id: Mapping[str, Any]) -> None:
    """A ratio and a gap are those of two amounts of the two statements."""
    if relation["gap"] is None:
        return
    sizes = [
        {v["low"] if v["low"] is not None else v["high"] for v in by_id[relation[side]]["values"] if v["unit"]}
        for side in ("left", "right")
    ]
    pairs = [sorted((a, b)) for a in sizes[0] for b in sizes[1] if a is not None and b is not None]
    gaps = {round(b - a, 6): round(b / a, 3) if a else None for a, b in pairs}
    assert gaps[relation["gap"]] == relation["ratio"]
