"""Pairs of statements that people labelled: VitaminC, ECB+, MSRP and STS-B, as rows to score or to train on."""

import csv
import itertools
import json
import tarfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

LABELS = ("SUPPORTS", "REFUTES", "NOT ENOUGH INFO")
ECB_TEST = range(36, 46)  # topics of the usual test part (Cybulska and Vossen 2015)
ECB_CHOICE = (2, 5, 12, 18, 21, 23, 34, 35)  # the usual development topics: for choices alone


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim and its evidence from VitaminC; `label` is an index into LABELS."""

    claim: str
    evidence: str
    label: int
    page: str

    @property
    def has_numbers(self) -> bool:
        """Tell whether both hold digits."""
        return all(any(c.isdigit() for c in text) for text in (self.claim, self.evidence))


@dataclass(frozen=True, slots=True)
class EcbSentence:
    """A sentence of ECB+ with its events and arguments, as names of cross-document chains."""

    topic: int
    document: str
    text: str
    events: frozenset[str]
    arguments: frozenset[str]

    @property
    def subtopic(self) -> tuple[int, bool]:
        """Give the topic and whether the article is of the part that ECB+ added, which tells of another event."""
        return self.topic, self.document.endswith("plus")


def unpack(data: Path, names: Sequence[str], folder: Path) -> None:
    """Unpack those archives of `data` into `folder`."""
    for name in names:
        with tarfile.open(data / f"{name}.tar.gz") as archive:
            archive.extractall(folder, filter="data")


def read_vitaminc(path: Path) -> Iterator[Claim]:
    """Yield the pairs of one file of VitaminC."""
    with path.open(encoding="utf-8") as file:
        for row in map(json.loads, file):
            claim, evidence = (row[key].replace("\ufffd", " ") for key in ("claim", "evidence"))
            yield Claim(claim, evidence, LABELS.index(row["label"]), row["page"])


def read_msrp(path: Path) -> Iterator[tuple[str, str, bool]]:
    """Yield the pairs of MSRP and whether they are paraphrases."""
    with path.open(encoding="utf-8-sig") as file:
        next(file)
        for line in file:
            label, _, _, one, two = line.rstrip("\n").split("\t")
            yield one, two, label == "1"


def read_sts(path: Path) -> Iterator[tuple[str, str, float]]:
    """Yield the pairs of a file of STS-B and how alike they are, 0 to 5."""
    with path.open(encoding="utf-8", newline="") as file:
        for one, two, score in csv.reader(file):
            yield one, two, float(score)


def read_ecb(folder: Path) -> Iterator[EcbSentence]:
    """Yield the sentences of ECB+ that its authors checked, with the chains of their mentions."""
    with (folder / "ECBplus_coreference_sentences.csv").open(encoding="utf-8") as file:
        rows = list(csv.reader(file))[1:]
    wanted: dict[str, set[int]] = {}
    for topic, name, number in rows:
        wanted.setdefault(f"{topic}_{name}", set()).add(int(number))
    for name, numbers in sorted(wanted.items()):
        topic = int(name.split("_")[0])
        yield from _sentences(folder / "ECB+" / str(topic) / f"{name}.xml", topic, numbers)


def _sentences(path: Path, topic: int, numbers: set[int]) -> Iterator[EcbSentence]:
    tree = ET.parse(path).getroot()
    place = {str(t.get("t_id")): int(t.get("sentence", "0")) for t in tree.iter("token")}
    words: dict[int, list[str]] = {}
    for token in tree.iter("token"):
        words.setdefault(place[str(token.get("t_id"))], []).append(token.text or "")
    mentions: dict[str | None, tuple[int, bool]] = {}
    for mention in tree.find("Markables") or ():
        anchor = mention.find("token_anchor")
        if anchor is not None:
            is_event = mention.tag.startswith(("ACTION", "NEG_ACTION"))
            mentions[mention.get("m_id")] = place[str(anchor.get("t_id"))], is_event
    chains: dict[tuple[int, bool], set[str]] = {}
    for relation in tree.iter("CROSS_DOC_COREF"):
        for source in relation.findall("source"):
            if source.get("m_id") in mentions:
                chains.setdefault(mentions[source.get("m_id")], set()).add(str(relation.get("note")))
    for number in sorted(numbers & set(words)):
        events, arguments = (frozenset(chains.get((number, is_event), ())) for is_event in (True, False))
        yield EcbSentence(topic, path.stem, " ".join(words[number]), events, arguments)


def tells_the_same(one: EcbSentence, two: EcbSentence) -> bool:
    """Tell whether two sentences share two events and one argument."""
    return len(one.events & two.events) > 1 and bool(one.arguments & two.arguments)


def pairs_of_topics(sentences: Sequence[EcbSentence]) -> Iterator[tuple[EcbSentence, EcbSentence]]:
    """Yield the pairs of sentences of different articles on one topic."""
    for one, two in itertools.combinations(sentences, 2):
        if one.topic == two.topic and one.document != two.document:
            yield one, two
