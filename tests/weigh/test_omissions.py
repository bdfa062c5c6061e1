"""Which article leaves out a denial that stood where it took its account from."""

from dataclasses import replace

from weighing_builders import statement
from whence.answers import Answer
from whence.conclusions import Claim, OriginCount, Statement
from whence.ingest import clean_originals
from whence.outlets import load_outlets
from whence.records import Document, Original, Span
from whence.settings import Settings
from whence.weigh.omissions import find_omissions

RESTING = {"copy": frozenset({"document-first"}), "other": frozenset({"document-second"})}
SAID = statement("first", "report:document-first")
DENIED = statement("first", "person:per olsen", stance="denies")
TEXT = "Rust in the bridge\n\nThe county fought the inspectors over who knew of the rust.\n"


def documents() -> dict[str, Document]:
    original = Original(id="a", sha256="a", path="a.txt", media="text", data=TEXT.encode())
    found, _ = clean_originals([original], outlets=load_outlets(), settings=Settings(processes=1))
    return dict.fromkeys(("first", "second", "copy", "other"), found[0])


def leaving_out(*answers: tuple[Statement, ...]) -> list[str]:
    """Give the articles that leave a denial out, of a claim whose answers these are."""
    count = OriginCount(1, 1, 1.0, ())
    claim = Claim(
        id="claim",
        slot="rust",
        statements=tuple(s for said in answers for s in said),
        origins=count,
        relations=(),
        answers=tuple(
            Answer(
                key=str(n),
                words="",
                value=None,
                statement_ids=tuple(s.id for s in said),
                origins=count,
                status="denied",
                ceiling=4,
                against=(),
                is_live=True,
                why="",
            )
            for n, said in enumerate(answers)
        ),
    )
    return [s.document_id for found in find_omissions([claim], RESTING, documents()) for s in found.repeated]


def test_a_copy_that_leaves_out_the_denial_is_found() -> None:
    copy = statement("copy", "report:document-first")
    assert leaving_out((SAID, DENIED, copy)) == ["copy"]
    assert leaving_out((SAID, copy), (DENIED,)) == ["copy"]


def test_who_has_a_denial_by_anybody_leaves_none_out() -> None:
    copy = statement("copy", "report:document-first")
    told = statement("copy", "person:ada brandal", stance="disputes", span=Span(20, 30))
    assert leaving_out((SAID, DENIED, copy, told)) == []


def test_who_took_its_account_from_elsewhere_leaves_nothing_out() -> None:
    assert leaving_out((SAID, DENIED, statement("other", "report:document-first"))) == []


def test_who_has_it_from_somebody_else_took_nothing() -> None:
    said = statement("copy", "person:tor lie", said="a1")
    assert leaving_out((SAID, DENIED, said)) == []


def test_a_denial_of_which_it_is_not_told_what_it_denies_is_none() -> None:
    start = documents()["first"].text.index("who knew")
    vague = replace(DENIED, spans=(Span(start, start + 20),))
    assert leaving_out((SAID, vague, statement("copy", "report:document-first"))) == []


def test_who_denies_one_answer_and_gives_another_still_denies() -> None:
    other = statement("first", "person:per olsen", span=Span(20, 30))
    copy = statement("copy", "report:document-first")
    assert leaving_out((SAID, DENIED, copy), (other,)) == ["copy"]
