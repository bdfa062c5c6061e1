"""What a weighing has right of a marked story: slots, values, stances, origins, statuses, relations, states.

An answer is found when a statement shares half of the shorter one's characters with its words; of several the one
most like it counts. A gold claim is looked for in the answer of a claim that holds most of its statements. What was not
found is wrong in every figure. Flagged conflicts are counted once for each two values of a slot; one between statements
that nobody marked as answers to one question is a false alarm.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import product
from typing import Any

from stories import SUPPORT, Story  # in tests/, which the program puts on its path
from story_matches import Item, match_answers
from story_sums import Score, is_same_quantity, nearest_whole
from whence.conclusions import Answer, Case, Claim, Statement


def _last(claim: Claim, answer: Answer) -> Answer:
    """Give the answer that stands at the end of a line of answers that took each other's place: it has their count."""
    by_key, seen = {a.key: a for a in claim.answers}, {answer.key}
    while answer.became in ("superseded", "drift") and answer.given_up_for not in seen:
        answer = by_key[answer.given_up_for]
        seen.add(answer.key)
    return answer


class Judge:
    """Compares one case with its story and counts into a score."""

    def __init__(self, story: Story, case: Case, score: Score, held: Mapping[Item, str] | None = None) -> None:
        """`held`: the id of the statement that holds each answer, where slots were given; None: find them."""
        self.score = score
        self._story, self._case = story, case
        self._numbers = {d.id: d.path.rpartition("/")[2][:2] for d in case.documents}
        self._texts = {self._numbers[d.id]: d.text for d in case.documents}
        self._claims = {s.id: claim for claim in case.weighing.claims for s in claim.statements}
        self._statements = {s.id: s for claim in case.weighing.claims for s in claim.statements}
        self._slots = {slot["id"]: slot for slot in story.gold["slots"]}
        self._matched = self._match(held or {})
        self._items: dict[str, list[Item]] = {}
        for item, statement in self._matched.items():
            if statement is not None:
                self._items.setdefault(statement.id, []).append(item)

    # ---- finding

    def _match(self, held: Mapping[Item, str]) -> dict[Item, Statement | None]:
        by_number: dict[str, list[Statement]] = {}
        for statement in self._statements.values():
            by_number.setdefault(self._numbers[statement.document_id], []).append(statement)
        matched = match_answers(self._story, self._texts, by_number)
        if held:
            matched = {item: self._statements.get(held.get(item, "")) for item in matched}
        return matched

    def _answer(self, item: Item) -> dict[str, Any]:
        found: dict[str, Any] = self._slots[item[0]]["answers"][item[1]]
        return found

    def _fault(self, kind: str, words: str) -> None:
        self.score.faults.append(f"{self._story.folder.name}: {kind}: {words}")

    # ---- slots

    def score_slots(self) -> None:
        """Count B-cubed over all answers; one that no statement holds is a cluster of its own."""
        sums = self.score.sums
        cluster = {item: self._claims[s.id].id if s else f"none {item}" for item, s in self._matched.items()}
        members: dict[str, list[Item]] = {}
        for item, key in cluster.items():
            members.setdefault(key, []).append(item)
        sizes = Counter(slot for slot, _ in cluster)
        for item, key in cluster.items():
            same = sum(other[0] == item[0] for other in members[key])
            sums["answers"] += 1
            sums["answers met"] += self._matched[item] is not None
            sums["b3 precision"] += same / len(members[key])  # type: ignore[assignment]
            sums["b3 recall"] += same / sizes[item[0]]  # type: ignore[assignment]
            if self._matched[item] is None:
                answer = self._answer(item)
                self._fault("not found", f"{item[0]} {answer['doc']} {answer['words'][:90]!r}")
        for found in members.values():
            slots = Counter(slot for slot, _ in found)
            sums["pure"] += slots.most_common(1)[0][1]
            if len(slots) > 1:
                words = [
                    f"{s} {self._answer((s, n))['doc']}: {self._answer((s, n))['words'][:60]!r}"
                    for s, n in found
                ]
                self._fault("mixed", f"{dict(slots)} {words}")
        for slot in self._slots:
            parts = Counter(key for (s, _), key in cluster.items() if s == slot)
            if len(parts) > 1:
                words = {
                    key[:4]: [self._answer(i)["words"][:60] for i in members[key] if i[0] == slot]
                    for key in parts
                }
                self._fault("split", f"{slot} into {len(parts)}: {words}")

    def score_answers(self) -> None:
        """Count the values and stances of the answers that are found."""
        for item, statement in self._matched.items():
            answer, slot = self._answer(item), self._slots[item[0]]
            value = slot["values"][answer["value"]]
            self.score.label("stance", answer["stance"], statement.stance if statement else None)
            if slot["kind"] == "quantity" and not value.get("vague"):
                is_right = statement is not None and any(is_same_quantity(v, value) for v in statement.values)
                self.score.sums.update({"quantities": 1, "quantities right": int(is_right)})
                if statement is not None and not is_right:
                    have = [(v.words, v.low, v.high, v.unit) for v in statement.values if v.kind == "quantity"]
                    self._fault(
                        "value", f"{item[0]} {answer['doc']} {answer['words'][:80]!r}: {have}, not {value}"
                    )

    # ---- origins and statuses

    def score_claims(
        self, rivals: Mapping[str, Callable[[Story, dict[str, Any], dict[str, Any]], float]]
    ) -> None:
        """Count the origins and the status of each gold claim, beside what the rivals say."""
        for slot in self._slots.values():
            for claim in slot["claims"]:
                found = self._answer_for(slot, claim)
                self._count(slot, claim, found)
                status = found[1].status if found else None
                self.score.label("status", claim["status"], status)
                if status != claim["status"]:
                    self._fault("status", f"{slot['id']} {claim['values']}: {status}, not {claim['status']}")
                for name, rival in rivals.items():
                    given = rival(self._story, slot, claim)
                    self.score.sums[f"{name} exact"] += round(given) == claim["origins"]
                    self.score.sums[f"{name} near"] += abs(round(given) - claim["origins"]) <= 1

    def _count(
        self, slot: Mapping[str, Any], claim: Mapping[str, Any], found: tuple[Claim, Answer] | None
    ) -> None:
        sums, want = self.score.sums, claim["origins"]
        sums["claims"] += 1
        sums["claims of several"] += want > 1
        if found is None:
            self._fault("origins", f"{slot['id']} {claim['values']}: no claim")
            return
        count = found[1].origins
        point = nearest_whole(count.expected)
        sums["claims met"] += 1
        sums["exact"] += point == want
        sums["exact of several"] += point == want and want > 1
        sums["near"] += abs(point - want) <= 1
        sums["covered"] += count.at_least <= want <= count.at_most
        sums["too many for sure"] += count.at_least > claim["at_most"]
        sums["width"] += count.at_most - count.at_least
        if count.at_least > claim["at_most"]:
            self._fault("too many for sure", f"{slot['id']} {claim['values']}: {' '.join(count.reasons)}")
        if not (point == want and count.at_least <= want <= count.at_most):
            reasons = " ".join(count.reasons)[:400]
            have = f"{count.at_least}-{count.at_most} ({count.expected})"
            self._fault("origins", f"{slot['id']} {claim['values']}: {have}, not {want}: {reasons}")

    def _answer_for(self, slot: Mapping[str, Any], claim: Mapping[str, Any]) -> tuple[Claim, Answer] | None:
        """Give the answer, of all claims, that holds most of the statements that stand for a gold claim."""
        held: Counter[tuple[str, str]] = Counter()
        answers: dict[tuple[str, str], tuple[Claim, Answer]] = {}
        for item, statement in self._matched.items():
            marked = self._answer(item)
            stands = marked["value"] in claim["values"] and marked["stance"] in SUPPORT
            if item[0] != slot["id"] or not stands or statement is None:
                continue
            whole = self._claims[statement.id]
            for answer in whole.answers:
                if statement.id in answer.statement_ids:
                    held[whole.id, answer.key] += 1
                    answers[whole.id, answer.key] = whole, answer
        if not held:
            return None
        whole, answer = answers[min(held, key=lambda key: (-held[key], key))]
        return whole, _last(whole, answer)

    # ---- relations

    def score_relations(self) -> None:
        """Count the relations between values, and the conflicts that are flagged."""
        sums, flagged = self.score.sums, set[tuple[str, ...]]()
        told = self._drifts()
        for claim in self._case.weighing.claims:
            for relation in claim.relations:
                pairs = list(self._pairs(relation.left_id, relation.right_id))
                for slot, values in pairs:
                    if len(values) == 2:
                        told.setdefault((slot, values), Counter())[relation.kind] += 1
                if relation.kind == "conflict":
                    keys = {(slot, *sorted(values)) for slot, values in pairs} or {
                        ("?", relation.left_id, relation.right_id)
                    }
                    flagged |= keys
        gold = {
            (slot["id"], frozenset(line[:2])): line[2]
            for slot in self._slots.values()
            for line in slot["relations"]
        }
        for key, kind in gold.items():
            counts = told.get(key)
            self.score.label("relation", kind, counts.most_common(1)[0][0] if counts else None)
        wanted = {(slot, *sorted(values)) for (slot, values), kind in gold.items() if kind == "conflict"}
        sums.update(
            {
                "conflicts": len(wanted),
                "conflicts flagged": len(flagged),
                "conflicts right": len(wanted & flagged),
            }
        )
        sums["articles"] += len(self._story.paths)
        for each in sorted(wanted - flagged):
            self._fault("conflict missed", str(each))
        for each in sorted(flagged - wanted):
            words = [self._words(key) for key in each[1:]] if each[0] == "?" else list(each)
            self._fault("false conflict", f"{words} {gold.get((each[0], frozenset(each[1:])))}")

    def _drifts(self) -> dict[tuple[str, frozenset[str]], Counter[str]]:
        """Count the pairs of statements of which an answer says that it was made from the other's on the way."""
        told: dict[tuple[str, frozenset[str]], Counter[str]] = {}
        for claim in self._case.weighing.claims:
            by_key = {answer.key: answer for answer in claim.answers}
            for answer in claim.answers:
                source = by_key.get(answer.given_up_for) if answer.became == "drift" else None
                for one, two in product(answer.statement_ids, source.statement_ids if source else ()):
                    for slot, values in self._pairs(one, two):
                        if len(values) == 2:
                            told.setdefault((slot, values), Counter())["drift"] += 1
        return told

    def _pairs(self, left: str, right: str) -> Iterator[tuple[str, frozenset[str]]]:
        for one in self._items.get(left, ()):
            for two in self._items.get(right, ()):
                if one[0] == two[0]:
                    yield one[0], frozenset((self._answer(one)["value"], self._answer(two)["value"]))

    def _words(self, statement_id: str) -> str:
        statement = self._statements[statement_id]
        number = self._numbers[statement.document_id]
        return f"{number}: {' '.join(s.of(self._texts[number]) for s in statement.spans)[:110]}"

    # ---- what was known when

    def score_first(self) -> None:
        """Count the slots whose first report is put down to the right origin."""
        for slot in self._slots.values():
            if slot.get("first") is None:
                continue
            self.score.sums["firsts"] += 1
            held = Counter(
                self._claims[s.id].id
                for item, s in self._matched.items()
                if s is not None and item[0] == slot["id"]
            )
            claims = [c for c in self._case.weighing.claims if held and c.id == held.most_common(1)[0][0]]
            events = [e for c in claims for e in c.ledger if e.kind == "first report"]
            items = [i for e in events[:1] for i in self._items.get(e.statement_id, ()) if i[0] == slot["id"]]
            origins = {self._answer(item).get("origin") for item in items}
            self.score.sums["firsts right"] += slot["first"] in origins
            if slot["first"] not in origins:
                told = [self._words(e.statement_id) for e in events[:1]]
                self._fault("first", f"{slot['id']}: {sorted(map(str, origins))} {told}, not {slot['first']}")

    def score_state(self, as_of: str) -> None:
        """Count the live values of every slot on a day; the case is that of this day."""
        for slot in self._slots.values():
            for state in slot["states"]:
                if state["as_of"] != as_of:
                    continue
                live, want = self._live(slot["id"]), set(state["live"])
                self.score.sums.update(
                    {"live": len(want), "live found": len(live), "live right": len(live & want)}
                )
                if live != want:
                    self._fault("state", f"{slot['id']} {as_of}: {sorted(live)}, not {sorted(want)}")

    def _live(self, slot: str) -> set[str]:
        """Give the values of a slot that the case still lists."""
        found = set()
        for item, statement in self._matched.items():
            marked = self._answer(item)
            if item[0] != slot or statement is None or marked["stance"] not in SUPPORT:
                continue
            for answer in self._claims[statement.id].answers:
                if answer.is_live and statement.id in answer.statement_ids:
                    found.add(marked["value"])
        return found
