"""Makes small cases from text, and, as a program, writes them over each other until it is killed."""

import hashlib
import itertools
import sys
from pathlib import Path

from whence import cases
from whence.conclusions import Alignment, Case, Claim, OriginCount, Statement, Trace, Weighing
from whence.records import Block, Document, Failure, Original, Reading, Sentence, Span, make_id

MADE_BY = (("ingest", "1"), ("read", "1"), ("trace", "1"), ("weigh", "1"))


def make_original(path: str, text: str) -> Original:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Original(id=digest[:12], sha256=digest, path=path, media="text", data=text.encode())


def make_document(original: Original) -> Document:
    text = original.data.decode()
    block = Block("paragraph", Span(0, len(text)), "the whole text")
    return Document(id=original.id, path=original.path, media="text", text=text, blocks=(block,))


def make_reading(document: Document) -> Reading:
    whole = Sentence(Span(0, len(document.text)), 0)
    nothing: dict[str, tuple[()]] = dict.fromkeys(("attributions", "mentions", "times", "quantities"), ())
    return Reading(document_id=document.id, reader="test", sentences=(whole,), **nothing)


def make_case(texts: dict[str, str]) -> tuple[cases.Intake, Case, dict[str, str]]:
    """Give a case of `texts` by path, in which neighbours share their first word and each makes a statement."""
    originals = tuple(make_original(path, text) for path, text in sorted(texts.items()))
    documents = tuple(make_document(original) for original in originals)
    claims = tuple(_make_claim(document) for document in documents)
    alignments = tuple(_align(*sorted(pair, key=lambda d: d.id)) for pair in itertools.pairwise(documents))
    case = Case(
        documents=documents,
        readings=tuple(make_reading(document) for document in documents),
        trace=Trace(alignments=alignments, credits=(), reports=(), derivations=(), drifts=()),
        weighing=Weighing(claims=claims, load_bearing=(), findings=()),
        failures=(Failure("lost.txt", "lost.txt: 0 bytes; save it again"),),
        made_by=MADE_BY,
    )
    return cases.Intake(originals=originals), case, {d.id: make_id(d.id, "reader") for d in documents}


def _align(left: Document, right: Document) -> Alignment:
    one, two = (Span(0, len(document.text.split()[0])) for document in (left, right))
    return Alignment(
        id=make_id(left.id, right.id), left_id=left.id, left=one, right_id=right.id, right=two, kind="partial reprint",
        n_words=1, similarity=0.5, matched=((one, two),),
    )  # fmt: skip


def _make_claim(document: Document) -> Claim:
    span = Span(0, len(document.text))
    said = Statement(
        id=make_id("said", document.id), document_id=document.id, spans=(span,), sentence=span,
        attribution_id=None, stance="asserts", values=(), chain=(), origin=None,
    )  # fmt: skip
    return Claim(
        id=make_id("claim", document.id), slot="what was said", statements=(said,),
        origins=OriginCount(1, 1, 1.0, ("one article",)), relations=(),
    )  # fmt: skip


def write(path: Path, texts: dict[str, str]) -> Case:
    """Write the case of `texts` over whatever the case at `path` holds, readings first."""
    intake, case, keys = make_case(texts)
    with cases.open_case(path, is_new_allowed=True) as connection:
        edition = cases.read_intake(connection).edition
        cases.keep_readings(connection, {keys[r.document_id]: r for r in case.readings})
        intake = cases.Intake(originals=intake.originals, edition=edition)
        cases.write_case(connection, case, intake=intake, keys=keys)
    return case


def make_story(number: int) -> dict[str, str]:
    """Give 30 articles that no other number has."""
    return {
        f"{n:02}.txt": f"Version {number} of article {n} says the lock gate failed. " * 40 for n in range(30)
    }


if __name__ == "__main__":
    for story in itertools.cycle((1, 2)):
        write(Path(sys.argv[1]), make_story(story))
