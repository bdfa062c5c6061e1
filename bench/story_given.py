"""Weighing with part of the marks given: `python bench/weighing.py dev --given slots,stances`.

What comes after a step is scored by itself when the step is given as the marks have it. The statements of a case are
put into the slots of the marks, and go through the functions that weigh any slot; nothing else is told to them.

* `slots`: statements that hold a marked answer, in the marked slot; one that holds answers to two questions is in both
* `statements`: also a statement for each answer of which no statement has the words and nothing more
* `stances`, `origins`: those of the marks; an origin that the pile cannot have under a key stays as it was read
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from stories import Story, place_of  # in tests/, which the program puts on its path
from story_matches import Item, match_answers
from whence.conclusions import Case, Report, Statement
from whence.pipeline import load_gazetteer, load_judge_for
from whence.records import Span, make_id
from whence.settings import Settings
from whence.trace import document_report_id
from whence.weigh import lay_ground, weigh_slots
from whence.weigh.chains import fold_name
from whence.weigh.pairs import score_pairs
from whence.weigh.slots import Slot, group_statements

GIVEN = ("slots", "statements", "stances", "origins")


def weigh_given(
    story: Story, case: Case, given: Sequence[str], settings: Settings
) -> tuple[Case, dict[Item, str]]:
    """Give a case weighed anew with what is `given`, and the id of the statement that holds each marked answer."""
    judge = load_judge_for(settings)
    ground = lay_ground(
        case.documents, case.readings, case.trace, judge=judge, gazetteer=load_gazetteer(settings)
    )
    numbers = {d.id: Path(d.path).name[:2] for d in case.documents}
    texts = {numbers[d.id]: d.text for d in case.documents}
    by_number: dict[str, list[Statement]] = {}
    for statement in ground.statements:
        by_number.setdefault(numbers[statement.document_id], []).append(statement)
    keys = _origin_keys(story, case, numbers)
    homes: dict[str, dict[tuple[object, ...], Statement]] = {slot["id"]: {} for slot in story.gold["slots"]}
    held: dict[Item, str] = {}
    taken: set[str] = set()
    for item, matched in match_answers(story, texts, by_number).items():
        slot = next(s for s in story.gold["slots"] if s["id"] == item[0])
        marked = slot["answers"][item[1]]
        place = Span(*place_of(texts[marked["doc"]], marked))
        statement = matched
        if "statements" in given:
            statement = _exact(place, matched, by_number.get(marked["doc"], []))
        if statement is None:
            continue
        if matched is not None:
            taken.add(matched.id)
        statement = _told(statement, marked, given, keys)
        copies = homes[item[0]]
        key = (statement.spans, statement.document_id, statement.stance, statement.origin)
        mine = replace(statement, id=make_id("statement", item[0], str(key)))
        held[item] = copies.setdefault(key, mine).id
    slots = group_statements(
        [s for s in ground.statements if s.id not in taken],
        ground.documents, alignments=case.trace.alignments, weights=ground.weights, judge=judge,
    )  # fmt: skip
    for slot in story.gold["slots"]:
        members = sorted(homes[slot["id"]].values(), key=lambda s: (s.document_id, s.spans, s.id))
        if members:
            scores = score_pairs(
                members, ground.documents, alignments=case.trace.alignments, weights=ground.weights, judge=judge
            )
            alike = {_pair(members[i], members[j]): score for (i, j), score in scores.items()}
            slots.append(Slot(slot["question"], tuple(members), alike))
    return replace(case, weighing=weigh_slots(slots, ground)), held


def _pair(one: Statement, two: Statement) -> tuple[str, str]:
    return min(one.id, two.id), max(one.id, two.id)


def _exact(place: Span, matched: Statement | None, others: Sequence[Statement]) -> Statement | None:
    """Give a statement of just the words at a place, on the word of the nearest to it; None: none is near."""
    near = [s for s in others if s.sentence.overlaps(place)]
    source = matched or min(near, key=lambda s: min(abs(p.start - place.start) for p in s.spans), default=None)
    if source is None or source.spans == (place,):
        return source
    values = {
        (v.kind, v.span): v for s in near for v in s.values if v.span is not None and place.covers(v.span)
    }
    return replace(source, spans=(place,), values=tuple(values.values()), text="")


def _told(
    statement: Statement, marked: Mapping[str, Any], given: Sequence[str], keys: Mapping[str, str]
) -> Statement:
    if "stances" in given:
        statement = replace(statement, stance=marked["stance"])
    if "origins" in given and marked.get("origin") in keys:
        statement = replace(statement, origin=keys[marked["origin"]])
    return statement


def _origin_keys(story: Story, case: Case, numbers: Mapping[str, str]) -> dict[str, str]:
    """Give the key that whence has for each marked origin; those of reports that it does not know are left out."""
    return dict(_find_keys(story.gold, {numbers[d.id]: d.id for d in case.documents}, case.trace.reports))


def _find_keys(
    gold: Mapping[str, Any], documents: Mapping[str, str], reports: Sequence[Report]
) -> Iterator[tuple[str, str]]:
    for name, origin in gold["origins"].items():
        if origin["kind"] in ("person", "organisation", "document"):
            yield name, f"{origin['kind']}:{fold_name(origin['name'])}"
            continue
        report = origin["report"]
        if report in documents:
            yield name, f"report:{document_report_id(documents[report])}"
            continue
        outlet = gold["missing"].get(report, {}).get("outlet")
        found = [r.id for r in reports if outlet and fold_name(r.outlet_name or "") == fold_name(outlet)]
        if found:
            yield name, f"report:{found[0]}"
