"""The project's own statements (`statements/*.json`): invented stories, with what newsrooms answer to their questions.

Statements of one question have the same verdict as their answers: the same, or another one; a denial gives another
answer than the one it denies. Statements of two questions of one story are what the network finds hardest, so there are
most of those. The stories whose names begin with "a" are left out of training, for choices.
"""

import itertools
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from data import AGREE, OTHER_ANSWER, OTHER_QUESTION, Pair

from whence.weigh.clauses import in_context
from whence.weigh.judge_masks import mask_answer

FOLDER = Path(__file__).parent / "statements"
_SAME = 100  # pairs of one question that are drawn from a story
_OTHERS = 2.0  # pairs of other questions for each pair of one question
_SHARED = 0.6  # of them that share a word that tells, where there are so many


@dataclass(frozen=True, slots=True)
class _Stated:
    text: str
    slot: int  # -1: answers no question
    value: str
    denies: bool
    words: frozenset[str]


Topic = tuple[str, list[_Stated]]


def load_topics(pattern: str = "[!a]*.json") -> list[Topic]:
    """Give the name and the statements of each story in `statements`; raises ValueError where a file is none."""
    topics = []
    for path in sorted(FOLDER.glob(pattern)):
        try:
            topic = json.loads(path.read_text(encoding="utf-8"))
            stated = [_stated(s, n) for n, slot in enumerate(topic["slots"]) for s in slot["statements"]]
            stated += [_stated(s, -1) for s in topic["others"]]
        except (KeyError, TypeError, json.JSONDecodeError) as error:
            raise ValueError(f"{path}: not a story of statements: {error!r}") from error
        topics.append((path.stem, stated))
    return topics


def _stated(written: dict[str, str], slot: int) -> _Stated:
    text = in_context(written["t"], written.get("s", written["t"]))
    words = frozenset(w for w in written["t"].casefold().split() if len(w) > 4)
    return _Stated(text, slot, str(written.get("v", "")), bool(written.get("denies")), words)


def own_pairs(topics: list[Topic], chance: random.Random) -> Iterator[Pair]:
    """Yield some pairs of one question, and for each some of two questions of the same story, in either order."""
    for name, stated in topics:
        same = [(a, b) for a, b in itertools.combinations(stated, 2) if a.slot == b.slot >= 0]
        same = chance.sample(same, min(len(same), _SAME))
        other = [(a, b) for a, b in itertools.combinations(stated, 2) if a.slot != b.slot]
        near = [pair for pair in other if pair[0].words & pair[1].words]
        wanted = int(_OTHERS * len(same))
        chosen = chance.sample(near, min(len(near), int(_SHARED * wanted)))
        chosen += chance.sample(other, min(len(other), wanted - len(chosen)))
        for one, two in [*same, *chosen]:
            one, two = (two, one) if chance.random() < 0.5 else (one, two)
            is_same = one.slot == two.slot
            agree = is_same and (one.value == two.value) and one.denies == two.denies
            verdict = AGREE if agree else OTHER_ANSWER if is_same else OTHER_QUESTION
            yield Pair(one.text, two.text, verdict, int(is_same), f"own {name}", "own")


def draw_questions(topic: Topic, most: int, chance: random.Random) -> list[tuple[str, int]]:
    """Give up to `most` statements of a story, masked, with their questions (-1: none); most questions are whole."""
    slots = sorted({each.slot for each in topic[1]})
    chance.shuffle(slots)
    found = [(mask_answer(each.text), slot) for slot in slots for each in topic[1] if each.slot == slot]
    return found[:most]
