"""The pairs the network learns from: each with what may be said of it, and triples for the vectors.

A pair's verdict may be any of a set: a non-paraphrase of MSRP gives another answer or answers another question, and
nothing is claimed beyond that.
"""

import hashlib
import itertools
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pair_sets import EcbSentence, read_msrp, read_sts, read_vitaminc, tells_the_same

AGREE, OTHER_ANSWER, OTHER_QUESTION = (0,), (1,), (2,)
SAME_QUESTION, NOT_AGREE, ANY = (0, 1), (1, 2), (0, 1, 2)
_SENTENCE_END = re.compile(
    r"(?<=[.!?”\"])(?<!Sen\.)(?<!Mr\.)(?<!Rep\.)(?<!Gov\.)(?<!Mrs\.)(?<!Dr\.)(?<!St\.)(?<!Gen\.)\s+(?=[A-Z“\"])|\n+"
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts; `allowed` verdicts; `same_events` 1, 0 or -1 where nothing is known; `group` for splitting."""

    one: str
    two: str
    allowed: tuple[int, ...]
    same_events: int
    group: str
    source: str


def is_for_choice(group: str) -> bool:
    """Tell whether a page is among those, some 4 %, that are left out of training, for choices."""
    return int(hashlib.sha256(group.encode()).hexdigest(), 16) % 20 == 4  # of 0, 1, 10 and 11 there is none


def load_vitaminc(path: Path) -> Iterator[Pair]:
    """Yield the pairs of one file of VitaminC."""
    for row in read_vitaminc(path):
        yield Pair(row.claim, row.evidence, (row.label,), -1, row.page, path.stem)


def load_msrp(path: Path) -> Iterator[Pair]:
    """Yield the pairs of MSRP: a paraphrase agrees and tells of the same events, any other does not agree."""
    for one, two, is_paraphrase in read_msrp(path):
        yield Pair(one, two, AGREE if is_paraphrase else NOT_AGREE, 1 if is_paraphrase else -1, one, "msrp")


def load_sts(path: Path) -> Iterator[Pair]:
    """Yield the pairs of STS-B whose likeness says something about agreement."""
    for one, two, score in read_sts(path):
        if score >= 4.8:
            yield Pair(one, two, AGREE, 1, one, "sts")
        elif score >= 4:
            yield Pair(one, two, SAME_QUESTION, -1, one, "sts")
        elif score <= 1.6:
            yield Pair(one, two, OTHER_QUESTION, 0, one, "sts")
        elif score <= 3.2:
            yield Pair(one, two, NOT_AGREE, -1, one, "sts")


def ecb_pairs(sentences: list[EcbSentence], chance: random.Random) -> Iterator[Pair]:
    """Yield pairs that tell the same, as many of one event that share something, and fewer that share less.

    At most 120 of a kind for each topic; pairs of one article are among them.
    """
    by_topic: dict[int, list[EcbSentence]] = {}
    for sentence in sentences:
        by_topic.setdefault(sentence.topic, []).append(sentence)
    for topic, members in sorted(by_topic.items()):
        kinds: dict[str, list[Pair]] = {"same": [], "near": [], "far": [], "elsewhere": []}
        for one, two in itertools.combinations(members, 2):
            if one.text != two.text:
                kind = _kind(one, two)
                allowed = {"same": SAME_QUESTION, "near": ANY}.get(kind, OTHER_QUESTION)
                pair = Pair(one.text, two.text, allowed, int(kind == "same"), f"ecb {topic}", "ecb")
                kinds[kind].append(pair)
        n_same = min(len(kinds["same"]), 120)
        for kind, some in kinds.items():
            n = {"same": n_same, "near": max(60, n_same)}.get(kind, max(30, n_same // 2))
            yield from chance.sample(some, min(n, len(some)))


def _kind(one: EcbSentence, two: EcbSentence) -> str:
    if tells_the_same(one, two):
        return "same"
    if one.subtopic != two.subtopic:
        return "elsewhere"
    return "near" if one.events & two.events or one.arguments & two.arguments else "far"


def plain_sentences(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield the name and the sentences of each plain or BASIL article under `folder`."""
    for path in sorted([*folder.rglob("*.txt"), *folder.rglob("*.json")]):
        raw = path.read_text(encoding="utf-8")
        if path.suffix == ".json":
            body = json.loads(raw).get("body", [])
            text = "\n".join(" ".join(p) if isinstance(p, list) else p for p in body)
        else:
            text = raw
        cut = _SENTENCE_END.split(text)
        yield path.stem, [s.strip() for s in cut if 7 <= len(s.split()) <= 40 and s.strip()[-1] in '.!?”"']
