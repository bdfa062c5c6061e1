"""Reading and checking the marked stories of `tests/gold/stories`: `python tests/stories.py FOLDER...`.

GUIDELINE.md beside the stories says what each field means.
"""

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import combinations
from pathlib import Path
from typing import Any

STORIES = Path(__file__).parent / "gold" / "stories"
KINDS = ("quantity", "yes-no", "time", "place", "who", "text")
STANCES = (
    "asserts", "confirms", "denies", "disputes", "cannot confirm", "declines to comment", "retracts", "predicts",
    "repeats",
)  # fmt: skip
RELATIONS = ("agree", "refines", "different scope", "superseded", "conflict", "drift", "not comparable")
STATUSES = (
    "retracted", "confirmed by the party concerned", "contested", "denied", "independently corroborated",
    "several origins on one side", "single origin, unnamed", "single origin",
)  # fmt: skip
ORIGINS = ("person", "organisation", "document", "outlet", "unnamed")
SUPPORT = ("asserts", "confirms", "repeats", "predicts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One story: the text of each article by the digits that name it, and what is marked."""

    folder: Path
    paths: dict[str, Path]
    texts: dict[str, str]
    gold: dict[str, Any]


def load_story(folder: Path) -> Story:
    """Give the story in `folder`; raises ValueError where a file is missing or is no JSON."""
    try:
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    except (OSError, json.JSONDecodeError) as error:
        raise ValueError(f"{folder}: gold.json cannot be read: {error}") from error
    paths = {p.name[:2]: p for p in sorted(folder.glob("[0-9][0-9]-*")) if p.suffix in (".txt", ".html")}
    texts = {key: path.read_text(encoding="utf-8") for key, path in paths.items()}
    return Story(folder=folder, paths=paths, texts=texts, gold=gold)


def place_of(text: str, answer: dict[str, Any]) -> tuple[int, int]:
    """Give where the words of an answer stand in the file; raises ValueError when they do not."""
    at = -1
    for _ in range(answer.get("n", 1)):
        at = text.find(answer["words"], at + 1)
        if at < 0:
            raise ValueError(f"words not found: {answer['words']!r}")
    return at, at + len(answer["words"])


def complaints(story: Story) -> Iterator[str]:
    """Yield all that is wrong with a story."""
    gold = story.gold
    if set(gold.get("docs", {})) != set(story.paths):
        yield f"docs {sorted(gold.get('docs', {}))} are not the files {sorted(story.paths)}"
    yield from _about_documents(gold)
    for key, origin in gold["origins"].items():
        if origin.get("kind") not in ORIGINS:
            yield f"origin {key}: kind {origin.get('kind')!r}"
        if origin.get("kind") == "unnamed" and origin.get("report") not in {*gold["docs"], *gold["missing"]}:
            yield f"origin {key}: report {origin.get('report')!r} is no document and not missing"
    for side, keys in gold.get("parties", {}).items():
        yield from (f"party {side}: no origin {k!r}" for k in keys if k not in gold["origins"])
    seen: set[str] = set()
    for slot in gold["slots"]:
        if slot["id"] in seen:
            yield f"slot {slot['id']} stands twice"
        seen.add(slot["id"])
        yield from (f"{slot['id']}: {each}" for each in _about_slot(slot, story))


def _about_documents(gold: dict[str, Any]) -> Iterator[str]:
    known = {*gold["docs"], *gold["missing"]}
    for key, doc in gold["docs"].items():
        if doc.get("published") is not None and not _is_date(doc["published"]):
            yield f"doc {key}: published {doc['published']!r}"
        yield from (
            f"doc {key} rests on {each!r}, which is not there" for each in doc["rests_on"] if each not in known
        )
    for key, report in gold["missing"].items():
        yield from (f"missing {key}: no document {d!r}" for d in report["cited_by"] if d not in gold["docs"])


def _is_date(written: str) -> bool:
    try:
        datetime.fromisoformat(written) if "T" in written else date.fromisoformat(written)
    except ValueError:
        return False
    return True


def _about_slot(slot: dict[str, Any], story: Story) -> Iterator[str]:
    if slot["kind"] not in KINDS:
        yield f"kind {slot['kind']!r}"
    values, origins = slot["values"], story.gold["origins"]
    taken: set[tuple[str, int, str]] = set()
    for answer in slot["answers"]:
        where = f"{answer['doc']} {answer['words'][:40]!r}"
        try:
            start, _ = place_of(story.texts[answer["doc"]], answer)
        except (ValueError, KeyError) as error:
            yield f"{where}: {error}"
            continue
        if "\n" in answer["words"]:
            yield f"{where}: goes over a line"
        if re.fullmatch(r"[\d.,]+|\w+", answer["words"]):
            yield f"{where}: a word alone; take the clause with its verb"
        if (answer["doc"], start, answer["value"]) in taken:
            yield f"{where}: stands twice"
        taken.add((answer["doc"], start, answer["value"]))
        if answer["value"] not in values:
            yield f"{where}: no value {answer['value']!r}"
        if answer["stance"] not in STANCES:
            yield f"{where}: stance {answer['stance']!r}"
        if answer.get("origin") is not None and answer["origin"] not in origins:
            yield f"{where}: no origin {answer['origin']!r}"
    yield from _about_values(slot)
    yield from _about_claims(slot, origins)


def _about_values(slot: dict[str, Any]) -> Iterator[str]:
    values = slot["values"]
    used = {a["value"] for a in slot["answers"]}
    yield from (f"value {key!r} is nobody's answer" for key in values if key not in used)
    for key, value in values.items():
        wanted = {"quantity": ("low", "high", "unit"), "yes-no": ("is",), "time": ("from", "to")}.get(
            slot["kind"], ("words",)
        )
        yield from (f"value {key!r}: no {field!r}" for field in wanted if field not in value)
        if (
            slot["kind"] == "quantity"
            and None not in (value.get("low"), value.get("high"))
            and value["low"] > value["high"]
        ):
            yield f"value {key!r}: low is above high"
    related = {frozenset(line[:2]): line for line in slot["relations"]}
    for one, two in combinations(values, 2):
        if frozenset((one, two)) not in related:
            yield f"no relation between {one!r} and {two!r}"
    for line in slot["relations"]:
        if len(line) != 3 or line[2] not in RELATIONS or not set(line[:2]) <= set(values):
            yield f"relation {line}"


def _about_claims(slot: dict[str, Any], origins: dict[str, Any]) -> Iterator[str]:
    for claim in slot["claims"]:
        name = f"claim {claim['values']}"
        if not set(claim["values"]) <= set(slot["values"]):
            yield f"{name}: a value that is not there"
        if not claim["at_least"] <= claim["origins"] <= claim["at_most"]:
            yield f"{name}: {claim['origins']} is not within its range"
        if claim["status"] not in STATUSES:
            yield f"{name}: status {claim['status']!r}"
        standing = {
            a["origin"] for a in slot["answers"]
            if a["value"] in claim["values"] and a["stance"] in SUPPORT and a.get("origin")
        }  # fmt: skip
        if len(standing) != claim["origins"]:
            yield f"{name}: origins {claim['origins']}, but its answers have {sorted(standing)}"
    claimed = [v for claim in slot["claims"] for v in claim["values"]]
    yield from (f"value {v!r} stands in two claims" for v in set(claimed) if claimed.count(v) > 1)
    for answer in slot["answers"]:
        if answer["stance"] in SUPPORT and answer["value"] not in claimed:
            yield f"value {answer['value']!r} is asserted and in no claim"
            break
    if slot.get("first") is not None and slot["first"] not in origins:
        yield f"first: no origin {slot['first']!r}"
    if not slot["states"]:
        yield "no states"
    for state in slot["states"]:
        if not _is_date(state["as_of"]) or not set(state["live"]) <= set(slot["values"]):
            yield f"state {state}"


def main(folders: list[Path]) -> int:
    """Print what is wrong with the stories in `folders` and what they hold; give 1 when something is wrong."""
    wrong = 0
    for folder in folders:
        story = load_story(folder)
        for each in complaints(story):
            print(f"{folder.name}: {each}")
            wrong += 1
        slots = story.gold["slots"]
        n_answers = sum(len(s["answers"]) for s in slots)
        n_conflicts = sum(line[2] == "conflict" for s in slots for line in s["relations"])
        counts = f"{len(slots)} slots, {n_answers} answers, {n_conflicts} conflicts"
        print(f"{folder.name}: {len(story.paths)} articles, {counts}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main([Path(name) for name in sys.argv[1:]]))
