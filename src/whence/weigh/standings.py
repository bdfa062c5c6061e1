"""Standings: what each answer of a slot stands on: its count, its status, and what stands against it."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import replace

from whence.conclusions import Answer, OriginCount, Relation, SourceGroup, Statement
from whence.trace.words import likeness
from whence.weigh.agreements import is_negative
from whence.weigh.answers import AnswerGroup, share_value
from whence.weigh.assertions import is_open
from whence.weigh.ceilings import CEILINGS
from whence.weigh.kindred import Kindred, widen
from whence.weigh.origins import count_origins, supporting
from whence.weigh.pairs import AGAINST, text_of
from whence.weigh.parties import speaks_of_itself
from whence.weigh.piles import Pile
from whence.weigh.sides import Side, are_on_one_side, find_sides
from whence.weigh.slots import Slot
from whence.weigh.statuses import Standing, find_against, find_standing, is_named, judge_status
from whence.weigh.supersessions import Supersession
from whence.weigh.voices import unnamed_groups

# Cosine of the words that tell; two that are less alike are not seen to give one answer. In 350 articles of the Fake
# News Challenge 48 of 3,599 claims were called corroborated at 0.5 and 0.4, and are 21 now: most of the others only
# spoke of one subject.
_SAME, _SAME_VALUE = 0.7, 0.45
_CLOSE = 0.45  # likeness of two statements that answer one question, one yes and one no


def is_concerned(key: str, others: Sequence[Statement], statements: Sequence[Statement], pile: Pile) -> bool:
    """Tell whether an origin of `statements` speaks for somebody of whom `others` are."""
    return speaks_of_itself(
        key,
        others,
        said=[s for s in statements if s.origin == key],
        attributions=pile.attributions,
        documents=pile.documents,
        institution=pile.view.institutions.get(key),
    )


class Weigher:
    """Counts and judges the answers of one slot."""

    def __init__(
        self,
        slot: Slot,
        statements: Sequence[Statement],
        groups: Sequence[AnswerGroup],
        relations: Sequence[Relation],
        lines: Mapping[int, Sequence[int]],
        pile: Pile,
    ) -> None:
        """`lines`: for the place of each answer, those of the answers that it took the place of."""
        self._slot, self._statements, self._groups = slot, statements, groups
        self._relations, self._lines, self._pile = relations, lines, pile
        self._vectors: dict[str, Mapping[str, float]] = {}
        self._apart: dict[tuple[str, str], bool] = {}
        self._unnamed = unnamed_groups(statements, pile.attributions, pile.documents)
        keys = {s.origin for s in statements if s.origin is not None}
        self._sides: dict[str, frozenset[Side]] = {
            key: find_sides(
                key,
                statements,
                pile.attributions,
                institution=pile.view.institutions.get(key),
                groups=self._unnamed.get(key, ()),
            )
            for key in keys
        }

    def weigh(self, place: int, gone: Supersession | None, kindred: Kindred) -> Answer:
        """Give the answer at a place, with its count and its status."""
        group, line = self._groups[place], self._line(place)
        standing = find_standing(line, self._outlets_of)
        if not any(s.stance not in AGAINST for s in standing):
            standing = line
        origins = self._count(standing, n_apart=len(self._statements) - len(line))
        if len(line) > len(group.statements):
            origins = self._bound(origins, group)
        status, why = judge_status(self._standing(place, origins))
        if status.startswith("single origin") and origins.at_least > 1:
            reasons = (*origins.reasons, "No two of them are seen to say one and the same thing.")
            origins = replace(origins, at_least=1, reasons=reasons)
        bearing = supporting(standing)
        origins = widen(
            origins, kindred, apart=lambda key: self._are_two(key, bearing), names=self._pile.view.names
        )
        return Answer(
            key=group.key,
            words=group.words,
            value=group.value,
            statement_ids=tuple(s.id for s in group.statements),
            origins=origins,
            status=status,
            ceiling=CEILINGS[status],
            against=find_against(group.statements),
            is_live=gone is None and status != "retracted",
            why=gone.why if gone is not None else why,
            became=gone.kind if gone is not None else None,
            given_up_for=self._groups[gone.by].key if gone is not None else "",
        )

    def _bound(self, origins: OriginCount, group: AnswerGroup) -> OriginCount:
        """Give the count of a figure and of those it took the place of: for sure only who gave the figure itself."""
        own = self._count(find_standing(group.statements, self._outlets_of) or group.statements)
        reasons = (
            *origins.reasons,
            f"The least count is of those who gave {group.words}, not a figure before it.",
        )
        return replace(origins, at_least=min(own.at_least, origins.at_least), reasons=reasons)

    def _are_two(self, key: str, bearing: Sequence[Statement]) -> float:
        """Give how likely an origin of the slot is none of those behind some statements."""
        said = [s for s in self._statements if s.origin == key]
        count = self._count(bearing).expected
        return max(0.0, min(1.0, self._count([*bearing, *said]).expected - count))

    def _line(self, place: int) -> list[Statement]:
        """Give the statements of an answer, and those that stood for the figures that it took the place of."""
        older = [s for n in self._lines[place] for s in supporting(self._groups[n].statements)]
        sourced = [s for s in older if s.stance not in AGAINST and not is_open(s)]
        return [*self._groups[place].statements, *sourced]

    def are_apart(self, one: str, two: str) -> bool:
        """Tell whether two origins of the slot are known to be two, and on different sides."""
        pair = min(one, two), max(one, two)
        if pair not in self._apart:
            is_one_side = are_on_one_side(self._sides.get(one, ()), self._sides.get(two, ()))
            said = [s for s in self._statements if s.origin in pair]
            self._apart[pair] = one != two and not is_one_side and self._count(said).at_least > 1
        return self._apart[pair]

    def _count(self, statements: Sequence[Statement], *, n_apart: int = 0) -> OriginCount:
        groups: Mapping[str, Sequence[SourceGroup]] = unnamed_groups(
            statements, self._pile.attributions, self._pile.documents
        )
        return count_origins(
            statements, view=self._pile.view, alike=self._slot.alike, groups=groups, n_apart=n_apart
        )

    def _standing(self, place: int, origins: OriginCount) -> Standing:
        pile, group = self._pile, self._groups[place]
        own = {s.id for s in group.statements}
        return Standing(
            statements=self._line(place),
            origins=origins,
            sides=self._sides,
            rivals=self._find_rivals(place, own),
            is_unnamed=self._is_unnamed,
            outlets_of=self._outlets_of,
            is_concerned=lambda key, others: is_concerned(key, others, self._statements, pile),
            precedes=lambda a, b: pile.calendar.precedes(pile.calendar.date(a), pile.calendar.date(b)),
            say_the_same=lambda one, two: self._say_the_same(group, one, two),
            names=pile.view.names,
        )

    def _say_the_same(self, group: AnswerGroup, one: str, two: str) -> bool:
        """Tell whether two origins give one answer: in much the same words, or the same value in like words."""
        ours, theirs = (
            [s for s in group.statements if s.origin == key and s.stance in ("asserts", "confirms")]
            for key in (one, two)
        )
        agreed = {frozenset((r.left_id, r.right_id)) for r in self._relations if r.kind in ("agree", "refines")}
        for a, b in itertools.product(ours, theirs):
            is_valued = share_value(a, b) or frozenset((a.id, b.id)) in agreed
            if self._likeness(a, b) >= (_SAME_VALUE if is_valued else _SAME):
                return True
        return False

    def _likeness(self, one: Statement, two: Statement) -> float:
        """Give how alike two statements are in the words that tell, in [0, 1]; 0 where one says yes and one no."""
        documents = self._pile.documents
        if is_negative(one, documents) != is_negative(two, documents):
            return 0.0
        for statement in (one, two):
            if statement.id not in self._vectors:
                self._vectors[statement.id] = self._pile.weights.vector(text_of(statement, documents))
        return likeness(self._vectors[one.id], self._vectors[two.id])

    def _outlets_of(self, statement: Statement) -> frozenset[str]:
        """Give the outlets a statement comes from: of its account or, with no name behind it, of all it rests on."""
        documents, reports = self._pile.documents, self._pile.view.reports
        accounts = {self._pile.calendar.date(statement).account}
        if statement.origin is None or not is_named(statement.origin):
            accounts |= self._pile.resting.get(statement.document_id, frozenset())
        outlets = {reports[key].outlet for key in accounts if key in reports}
        outlets |= {
            documents[key.removeprefix("document-")].outlet
            for key in accounts
            if key.removeprefix("document-") in documents
        }
        return frozenset(key for key in outlets if key is not None)

    def _find_rivals(self, place: int, own: set[str]) -> frozenset[str]:
        """Give the origins of statements outside the answer that conflict with one of it."""
        origin = {s.id: s.origin for s in supporting(self._statements)}
        found = set()
        for relation in self._relations:
            if relation.kind == "conflict" and (relation.left_id in own) != (relation.right_id in own):
                other = relation.right_id if relation.left_id in own else relation.left_id
                found.add(origin.get(other))
        found |= {s.origin for s in self._opposite(place) if self._is_close(s, own)}
        return frozenset(key for key in found if key is not None)

    def _opposite(self, place: int) -> Sequence[Statement]:
        """Give the statements that say no where the answer at a place says yes, or the other way round."""
        key = {"said": "no", "no": "said"}.get(self._groups[place].key)
        return [s for g in self._groups if g.key == key for s in supporting(g.statements)]

    def _is_close(self, statement: Statement, own: set[str]) -> bool:
        """Tell whether a statement is like one of an answer itself, and not only through others of the slot."""
        alike = self._slot.alike
        return any(alike.get((min(statement.id, key), max(statement.id, key)), 0.0) >= _CLOSE for key in own)

    def _is_unnamed(self, key: str) -> bool:
        """Tell whether an origin is sources that are spoken of without a name."""
        report = self._pile.view.reports.get(key.removeprefix("report:"))
        stated = report is not None and any(not group.is_named for group in report.sources)
        return bool(self._unnamed.get(key)) or stated
