"""What must hold of any pile: cascades drawn at random from one story, with the truth of who copied whom known."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from whence.conclusions import SURE, Trace, Weighing
from whence.ingest import clean_originals
from whence.ingest.files import read_record
from whence.outlets import load_outlets
from whence.read import read_document
from whence.records import Document, Reading, Span, make_id
from whence.settings import Settings
from whence.trace import document_report_id, trace_case
from whence.trace.passages import find_words
from whence.weigh import weigh_case

SETTINGS = Settings(processes=1, reader="rules")
QUICK = settings(
    max_examples=12, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate]
)  # a pile takes too long to be shrunk
OUTLETS = (
    "Lowmoor Press",
    "Carrow Herald",
    "Tarn Gazette",
    "Radio Ulm",
    "Veld Courier",
    "Ostby Times",
    "Selm Post",
)
HEADS = (
    "Ferry loses its ramp off Tarn Head",
    "Worn pins blamed for ferry accident",
    "Bow ramp falls off in calm sea",
)
BODY = (
    "The ferry Maid of Lorn lost its bow ramp on Thursday with 140 passengers aboard, two crew members told {root}.",
    "“The pins had been worn for months and everyone on the deck knew it,” one of them said, speaking on condition of "
    "anonymity because he was not allowed to talk to reporters.",
    "The operator, Lorn Lines, said that nobody was hurt and that the ship had passed its inspection in January.",
    "A tug towed the ferry back to Carrow, where it was tied up beside the fish market until the evening.",
    "The harbour master, Oonagh Pryce, said she would ask for the records of the yard that replaced the pins.",
    "Passengers were taken to the school hall and given soup, and most of them went home by bus before midnight.",
)
OWN = (
    "Amal Reyes, a director of Lorn Lines, told the {outlet} that the pins were replaced in November.",
    "A former engineer of the yard told the {outlet} that 60 pins were ordered and only 40 arrived.",
    "Two passengers told the {outlet} that they had heard a crack an hour before the ramp fell.",
)


@dataclass(frozen=True)
class Copy:
    """One article of a cascade: whose text it takes, which sentences of it, and what it adds."""

    parent: int
    kept: tuple[bool, ...]
    credits: bool
    own: int
    is_dated: bool


copies = st.builds(
    Copy,
    parent=st.integers(0, 4),
    kept=st.tuples(*[st.booleans()] * len(BODY)).filter(lambda kept: sum(kept) >= 2),
    credits=st.booleans(),
    own=st.integers(-1, len(OWN) - 1),
    is_dated=st.booleans(),
)
piles = st.lists(copies, min_size=1, max_size=4)


def write(drawn: list[Copy]) -> list[str]:
    """Give the articles: the root, then each copy, which takes what it keeps of its parent."""
    bodies = [[sentence.format(root=f"the {OUTLETS[0]}") for sentence in BODY]]
    lines = [_line(0, bodies[0], is_dated=True)]
    for number, copy in enumerate(drawn, 1):
        parent = copy.parent % number
        body = [sentence for sentence, kept in zip(bodies[parent], copy.kept, strict=False) if kept]
        body = body or bodies[parent][:1]
        if copy.credits:
            body[:0] = [f"The ramp fell without warning, the {OUTLETS[parent]} reported."]
        if copy.own >= 0:
            body.append(OWN[copy.own].format(outlet=OUTLETS[number]))
        bodies.append(body)
        lines.append(_line(number, body, is_dated=copy.is_dated))
    return lines


def _line(number: int, body: list[str], *, is_dated: bool) -> str:
    """Give an article as a line of JSON Lines, which states its outlet."""
    record = {"title": HEADS[number % len(HEADS)], "outlet": OUTLETS[number], "text": "\n\n".join(body)}
    if is_dated:
        record["published"] = f"2021-03-{4 + number:02}"
    return json.dumps(record)


@dataclass(frozen=True)
class Traced:
    documents: tuple[Document, ...]
    readings: tuple[Reading, ...]
    trace: Trace
    weighing: Weighing

    def counts(self) -> dict[str, tuple[int, int]]:
        """Give the range of origins of each claim, by the words of its statements."""
        texts = {document.id: document.text for document in self.documents}
        return {
            span.of(texts[statement.document_id]): (claim.origins.at_least, claim.origins.at_most)
            for claim in self.weighing.claims
            for statement in claim.statements
            for span in statement.spans
        }


@cache
def _read(line: str) -> tuple[Document, Reading]:
    table = load_outlets().extended(OUTLETS)
    key = make_id(line)
    original = read_record(key, line.encode())
    documents, failures = clean_originals([original], outlets=table, settings=SETTINGS)
    assert not failures
    return documents[0], read_document(documents[0], outlets=table, reader="rules")


def trace(lines: list[str]) -> Traced:
    table = load_outlets().extended(OUTLETS)
    documents, readings = zip(*map(_read, lines), strict=True)
    traced = trace_case(documents, readings, outlets=table, settings=SETTINGS)
    return Traced(documents, readings, traced, weigh_case(documents, readings, traced))


@given(piles, st.randoms())
@QUICK
def test_the_order_of_documents_changes_nothing(drawn, chance):
    lines = write(drawn)
    shuffled = list(lines)
    chance.shuffle(shuffled)
    one, two = trace(lines), trace(shuffled)
    assert one.trace == two.trace
    assert one.weighing == two.weighing


@given(piles, st.integers(0, 4))
@QUICK
def test_a_verbatim_reprint_changes_no_count(drawn, number):
    lines = write(drawn)
    copied = json.loads(lines[number % len(lines)])
    reprint = json.dumps(copied | {"outlet": OUTLETS[6], "published": "2021-04-02"})
    before, after = trace(lines).counts(), trace([*lines, reprint]).counts()
    assert {words: after[words] for words in before} == before


@given(piles)
@QUICK
def test_without_the_original_a_missing_report_stands_in_its_place(drawn):
    lines = write([Copy(0, (True,) * len(BODY), True, -1, True), *drawn])
    whole, without = trace(lines), trace(lines[1:])
    held = next(r for r in whole.trace.reports if r.document_id == whole.documents[0].id)
    missing = [r for r in without.trace.reports if r.document_id is None and r.outlet == held.outlet]
    assert missing, "the copy that credits it still rests on it"
    assert any(d.report_id == missing[0].id and d.probability >= SURE for d in without.trace.derivations)


@given(piles)
@QUICK
def test_nothing_rests_on_itself(drawn):
    traced = trace(write(drawn)).trace
    below: dict[str, set[str]] = {}
    for derivation in traced.derivations:
        below.setdefault(document_report_id(derivation.document_id), set()).add(derivation.report_id)
    for start in below:
        seen, ahead = set(), list(below[start])
        while ahead:
            report = ahead.pop()
            assert report != start
            if report not in seen:
                seen.add(report)
                ahead += below.get(report, ())


@given(piles)
@QUICK
def test_every_span_is_verbatim(drawn):
    case = trace(write(drawn))
    documents = {document.id: document for document in case.documents}
    for document_id, span, words in _quoted(case.trace):
        text = documents[document_id].text
        if span is None:  # what a record states stands in no text
            continue
        assert 0 <= span.start < span.end <= len(text)
        assert words is None or span.of(text) == words
    for alignment in case.trace.alignments:
        sides = documents[alignment.left_id], documents[alignment.right_id]
        for pair in alignment.matched:
            one, two = (
                [w for w, s in zip(found.words, found.starts, strict=True) if span.start <= s < span.end]
                for found, span in zip(map(find_words, sides), pair, strict=True)
            )
            assert one == two


def _quoted(traced: Trace) -> Iterator[tuple[str, Span | None, str | None]]:
    for credit in traced.credits:
        yield credit.document_id, credit.span, None
    for report in traced.reports:
        groups = [e for group in report.sources for e in group.evidence]
        for evidence in (*report.credited_by, *report.how_dated, *groups):
            yield evidence.document_id, evidence.span, evidence.words
    for derivation in traced.derivations:
        for evidence in derivation.evidence:
            yield evidence.document_id, evidence.span, evidence.words
        for span in derivation.spans:
            yield derivation.document_id, span, None
    for drift in traced.drifts:
        yield drift.left_id, drift.left, None
        yield drift.right_id, drift.right, None
