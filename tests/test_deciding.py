"""Decisions of an analyst: what they change, that they last, and that they are never guessed at."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from whence import cases
from whence.conclusions import Case, Claim
from whence.deciding import catch_up, choose, decide, undo
from whence.decision_log import append_decision
from whence.decisions import Decision, Quote, find_live, find_quote, place_decisions
from whence.errors import CaseError, WhenceError
from whence.keys import key_finding
from whence.pipeline import add_sources, build_case, load_case
from whence.settings import Settings

SETTINGS = Settings(reader="rules", processes=1)
ARTICLES = {
    "courier.txt": "Orle Courier\n\nPump failed twice, inspectors say\n\n12 October 2029\n\n"
    "The cooling pump at the Ombra plant failed twice in June, two inspectors told the Orle Courier.\n\n"
    "“Nobody at the plant was hurt in June,” its director, Mara Velt, said on Friday.\n",
    "herald.txt": "Selm Herald\n\nCooling pump failed twice\n\n13 October 2029\n\n"
    "The cooling pump at the Ombra plant failed twice in June, the Tarn Post reported on Friday, citing two "
    "inspectors.\n\nMara Velt told the Selm Herald that nobody at the plant was hurt in June.\n",
    "mirror.txt": "Lisna Mirror\n\nPlant pump broke down\n\n14 October 2029\n\n"
    "The cooling pump at the Ombra plant broke down twice in June, the Tarn Post reported.\n\n"
    "“The broken pump was replaced in August,” the head of the works told the Lisna Mirror.\n",
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    for name, text in ARTICLES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    place = tmp_path / "pump.whence"
    build_case([tmp_path / name for name in ARTICLES], place, settings=SETTINGS)
    return place


def _document(case: Case, name: str) -> str:
    return next(d.id for d in case.documents if Path(d.path).name == name)


def _missing(case: Case) -> list[str]:
    return [r.id for r in case.trace.reports if r.document_id is None and r.is_original]


def _claim(case: Case, words: str) -> Claim:
    texts = {d.id: d.text for d in case.documents}
    return next(
        c
        for c in case.weighing.claims
        if any(words in s.sentence.of(texts[s.document_id]) for s in c.statements)
    )


def _concluded(case: Case) -> tuple[object, object]:
    return case.trace, case.weighing


def test_what_is_not_a_credit_bears_nothing(path: Path) -> None:
    case = load_case(path)
    (tarn,) = _missing(case)
    credits = [c for c in case.trace.credits if c.outlet and "tarn" in c.outlet.casefold()]
    assert len(credits) == 2
    for credit in credits:
        case = decide(path, choose(case, "not a credit", "credit", [credit.id], why="a quiz, not the paper"))
    assert tarn not in [r.id for r in case.trace.reports if r.is_original]
    assert [d.why for d in load_case(path).decisions] == ["a quiz, not the paper"] * 2


def test_a_missing_original_that_is_found_closes_its_chains(path: Path) -> None:
    case = load_case(path)
    (tarn,) = _missing(case)
    courier = _document(case, "courier.txt")
    after = decide(path, choose(case, "original", "report", [tarn, courier]))
    assert not _missing(after)
    resting = {d.document_id for d in after.trace.derivations if d.report_id == f"document-{courier}"}
    assert resting == {_document(case, "herald.txt"), _document(case, "mirror.txt")}


def test_a_rejected_derivation_goes_and_an_accepted_one_is_sure(path: Path) -> None:
    case = load_case(path)
    (tarn,) = _missing(case)
    herald = _document(case, "herald.txt")
    key = f"{herald} {tarn}"
    sure = decide(path, choose(case, "accept", "derivation", [key], analyst="mk"))
    found = next(d for d in sure.trace.derivations if (d.document_id, d.report_id) == (herald, tarn))
    assert found.probability == 1.0 and found.evidence[-1].kind == "analyst"
    gone = decide(path, choose(sure, "reject", "derivation", [key]))
    assert (herald, tarn) not in {(d.document_id, d.report_id) for d in gone.trace.derivations}


def test_claims_are_merged_split_and_named(path: Path) -> None:
    case = load_case(path)
    failed, hurt = _claim(case, "failed twice in June, two"), _claim(case, "obody at the plant was hurt")
    assert failed.id != hurt.id
    merged = decide(path, choose(case, "merge", "claim", [failed.id, hurt.id]))
    assert _claim(merged, "failed twice in June, two").id == _claim(merged, "obody at the plant was hurt").id
    one = _claim(merged, "obody at the plant was hurt")
    texts = {d.id: d.text for d in merged.documents}
    out = [s.id for s in one.statements if "hurt" in s.sentence.of(texts[s.document_id])]
    apart = decide(path, choose(merged, "split", "claim", out))
    assert {s.id for s in _claim(apart, "obody at the plant was hurt").statements} == set(out)
    named = decide(
        path,
        choose(
            apart,
            "rename",
            "claim",
            [_claim(apart, "obody at the plant was hurt").id],
            value="Was anyone hurt?",
        ),
    )
    assert _claim(named, "obody at the plant was hurt").slot == "Was anyone hurt?"


def test_two_descriptions_of_one_source_count_once(path: Path) -> None:
    case = load_case(path)
    attributions = {a.id: a for reading in case.readings for a in reading.attributions}
    (head,) = (s.attribution_id for s in _claim(case, "replaced").statements)
    assert head is not None and attributions[head].speaker is not None
    after = decide(path, choose(case, "same source", "source", ["person:mara velt", head]))
    (replaced,) = _claim(after, "replaced").statements
    assert replaced.origin == "person:mara velt" and replaced.chain[-1].words == "the head of the works"
    inspectors = {s.origin for s in _claim(after, "failed twice in June, two").statements}
    assert "person:mara velt" not in inspectors


def test_undoing_gives_the_case_as_it_was_and_undoing_that_restores(path: Path) -> None:
    before = load_case(path)
    failed, hurt = _claim(before, "failed twice in June, two"), _claim(before, "obody at the plant was hurt")
    merged = decide(path, choose(before, "merge", "claim", [failed.id, hurt.id]))
    undone = undo(path, 1, why="a slip")
    assert _concluded(undone) == _concluded(before)
    assert _concluded(undo(path, 2)) == _concluded(merged)
    assert [d.number for d in load_case(path).decisions] == [1, 2, 3]
    with pytest.raises(CaseError, match="decision 9 is not in the log"):
        undo(path, 9)


def test_decisions_outlast_documents_that_are_added_or_change(path: Path) -> None:
    case = load_case(path)
    (tarn,) = _missing(case)
    decide(path, choose(case, "reject", "derivation", [f"{_document(case, 'herald.txt')} {tarn}"]))
    more = path.parent / "more.txt"
    more.write_text(
        "Vess Radio\n\nNew pump\n\n15 October 2029\n\nA new pump stands at Ombra, Vess Radio has learned.\n"
    )
    grown = add_sources(path, [more])
    herald = _document(grown, "herald.txt")
    assert herald not in {d.document_id for d in grown.trace.derivations}
    # The same words elsewhere in a file that changed: found by the words. Gone from it: listed, and nothing is guessed.
    (path.parent / "herald.txt").write_text(ARTICLES["herald.txt"].replace("13 October", "Selm, 13 October"))
    sources = [path.parent / name for name in (*ARTICLES, "more.txt")]
    changed = build_case(sources, path, settings=SETTINGS, is_replacing=True)
    assert _document(changed, "herald.txt") not in {d.document_id for d in changed.trace.derivations}
    (path.parent / "herald.txt").write_text(ARTICLES["herald.txt"].replace("Tarn Post", "Lisna Mirror"))
    lost = build_case(sources, path, settings=SETTINGS, is_replacing=True)
    assert [d.number for d in place_decisions(lost.decisions, lost.documents)[1]] == [1]


def test_a_finding_put_aside_does_not_come_back(path: Path) -> None:
    case = load_case(path)
    finding = next(f for f in case.weighing.findings if any(e.span is not None for e in f.evidence))
    after = decide(path, choose(case, "reject", "finding", [key_finding(finding)]))
    assert key_finding(finding) not in [key_finding(f) for f in after.weighing.findings]


@pytest.mark.parametrize(
    ("kind", "about", "keys", "value", "said"),
    [
        ("burn", "claim", ["x"], "", "'burn' is not known"),
        ("undo", "decision", ["1"], "", "'undo' is not known"),
        ("merge", "credit", ["x", "y"], "", "merge is not about 'credit'"),
        ("merge", "claim", ["x"], "", "merge needs 2 ids and got 1"),
        ("rename", "claim", ["x"], " ", "rename needs words"),
        ("rate", "source", ["x"], "G", "'G' is no letter"),
        ("note", "claim", ["nowhere"], "hm", "claim 'nowhere' is not in the case"),
        ("note", "document", ["nowhere"], "hm", "document 'nowhere' is not in the case"),
        ("not a credit", "credit", ["nowhere"], "", "credit 'nowhere' is not in the case"),
        ("reject", "derivation", ["a b"], "", "derivation 'a b' is not in the case"),
        ("note", "source", ["person:nobody"], "hm", "source 'person:nobody' is not in the case"),
    ],
)
def test_what_cannot_be_decided_is_refused(
    path: Path, kind: str, about: str, keys: list[str], value: str, said: str
) -> None:
    with pytest.raises(WhenceError, match=said):
        choose(load_case(path), kind, about, keys, value=value)


def test_a_decision_that_was_written_and_not_concluded_from_is_caught_up_with(path: Path) -> None:
    case = load_case(path)
    failed, hurt = _claim(case, "failed twice in June, two"), _claim(case, "obody at the plant was hurt")
    with cases.open_case(path, is_new_allowed=True) as connection:
        append_decision(connection, choose(case, "merge", "claim", [failed.id, hurt.id]))
    assert _claim(load_case(path), "obody at the plant was hurt").id == hurt.id
    caught = catch_up(path)
    assert _claim(caught, "failed twice in June, two").id == _claim(caught, "obody at the plant was hurt").id
    assert _concluded(load_case(path)) == _concluded(caught)


def test_rows_of_the_log_are_only_ever_added(path: Path) -> None:
    decide(
        path, choose(load_case(path), "note", "document", [load_case(path).documents[0].id], value="read twice")
    )
    with sqlite3.connect(path) as connection:
        for statement in ("DELETE FROM decision", "UPDATE decision SET why = 'x'"):
            with pytest.raises(sqlite3.IntegrityError, match="only ever added"):
                connection.execute(statement)


def test_only_what_nothing_in_force_undoes_is_in_force() -> None:
    note = Decision(kind="note", about="document", value="x")
    log = [replace(note, number=n) for n in (1, 2)]
    log += [Decision(number=3, kind="undo", about="decision", undoes=1)]
    assert [d.number for d in find_live(log)] == [2]
    log += [Decision(number=4, kind="undo", about="decision", undoes=3)]
    assert [d.number for d in find_live(log)] == [1, 2]


def test_words_that_stand_there_twice_are_found_by_what_surrounds_them(path: Path) -> None:
    document = replace(
        load_case(path).documents[0], text="The pump failed. Then the pump failed again.", blocks=()
    )
    held = {document.id: document}
    second = Quote(document.id, document.path, "pump failed", "The pump failed. Then the ", " again.")
    place = find_quote(second, held, {})
    assert place is not None and place[1].start == 26
    assert find_quote(replace(second, prefix="x", suffix="y"), held, {}) is None
    assert find_quote(replace(second, document_id="gone", path="gone"), held, {}) is None
