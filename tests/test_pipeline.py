"""From files to a case: the same whatever the order and the steps, and nothing is done twice."""

import json
import sqlite3
from pathlib import Path

import msgspec
import pytest

from pile_writer import AGENCY, DENIAL, STORY, make_articles, write_pile
from whence import pipeline
from whence.errors import CaseError, DocumentError, WhenceError
from whence.settings import Settings
from whence.show import make_payload

QUIET = Settings(processes=1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "story.whence"


@pytest.fixture
def pile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write_pile(Path("pile"), STORY)


class Watch:
    """Notes how many articles were read."""

    def __init__(self) -> None:
        self.n_read = 0

    def __call__(self, name: str, n_done: int, n_all: int) -> None:
        if name == "reading":
            self.n_read = n_done


def as_json(case) -> bytes:
    return msgspec.json.encode(make_payload(case))


def build(path, *sources, **options):
    return pipeline.build_case(sources, path, settings=QUIET, **options)


def test_what_is_built_is_what_is_loaded(path, pile):
    built = build(path, pile)
    assert pipeline.load_case(path) == built
    assert [document.path for document in built.documents] == [
        "pile/agency.txt",
        "pile/denial.txt",
        "pile/rewrite.txt",
    ]


def test_the_order_of_sources_changes_nothing(tmp_path, pile):
    files = sorted(pile.iterdir())
    one = build(tmp_path / "one.whence", *files)
    two = build(tmp_path / "two.whence", *reversed(files))
    assert as_json(one) == as_json(two)


@pytest.mark.parametrize("later", sorted(STORY))
def test_adding_gives_what_building_at_once_gives(tmp_path, pile, later):
    at_once = build(tmp_path / "one.whence", pile)
    build(tmp_path / "two.whence", *(file for file in sorted(pile.iterdir()) if file.name != later))
    added = pipeline.add_sources(tmp_path / "two.whence", [pile / later])
    assert added == at_once
    assert as_json(added) == as_json(at_once)


@pytest.mark.parametrize("first", ["agency.txt", "twin.txt", "before.txt"])
def test_a_twin_that_is_added_counts_as_when_it_is_there_at_once(tmp_path, pile, first):
    write_pile(pile, {"twin.txt": AGENCY, "before.txt": AGENCY})
    at_once = build(tmp_path / "one.whence", pile)
    build(tmp_path / "two.whence", pile / first)
    assert pipeline.add_sources(tmp_path / "two.whence", [pile]) == at_once
    assert len(at_once.documents) == 3


def test_what_was_read_is_not_read_again(path, tmp_path):
    first, second = Watch(), Watch()
    build(path, write_pile(tmp_path / "pile", make_articles(6)), progress=first)
    more = write_pile(tmp_path / "more", {"new.txt": make_articles(7)["006.txt"]})
    pipeline.add_sources(path, [more], progress=second)
    assert (first.n_read, second.n_read) == (6, 1)


def test_an_outlet_that_comes_in_makes_only_those_be_read_again_that_name_it(path, pile):
    article = {"text": "Ferries were held on Monday, the harbour office said.", "outlet": "Tern"}
    naming = {"text": "Ferries were held on Monday, two officers told Tern.", "title": "Ferries held"}
    write_pile(pile, {"naming.jsonl": json.dumps(naming)})
    watch = Watch()
    build(path, pile)
    new = write_pile(pile.parent / "more", {"tern.jsonl": json.dumps(article)})
    added = pipeline.add_sources(path, [new], progress=watch)
    assert watch.n_read == 2
    assert added == build(path.with_name("other.whence"), pile, new)


def test_a_run_that_was_cut_short_is_gone_on_with(path, tmp_path):
    def stop(name: str, n_done: int, _n_all: int) -> None:
        if (name, n_done) == ("reading", 30):
            raise KeyboardInterrupt

    pile = write_pile(tmp_path / "pile", make_articles(40))
    with pytest.raises(KeyboardInterrupt):
        build(path, pile, progress=stop)
    second = Watch()
    assert len(build(path, pile, progress=second).documents) == 40
    assert second.n_read == 15


def test_many_processes_give_what_one_gives(tmp_path):
    pile = write_pile(tmp_path / "pile", make_articles(24))
    one = build(tmp_path / "one.whence", pile)
    two = pipeline.build_case([pile], tmp_path / "two.whence", settings=Settings(processes=2))
    assert one == two


def test_a_case_says_what_made_it(path, pile):
    settings = Settings(min_passage_words=9, processes=1)
    made_by = dict(pipeline.build_case([pile], path, settings=settings).made_by)
    assert list(made_by) == ["ingest", "read", "trace", "weigh", "setting min_passage_words"]
    assert made_by["setting min_passage_words"] == "9"


def test_adding_keeps_the_settings_of_the_case(path, pile):
    pipeline.build_case([pile / "agency.txt"], path, settings=Settings(min_passage_words=9))
    assert ("setting min_passage_words", "9") in pipeline.add_sources(path, [pile]).made_by


def test_building_again_drops_nothing_without_a_word(path, pile):
    build(path, pile)
    told = r"story.whence: holds 2 articles .*\(pile/denial.txt, pile/rewrite.txt\); `whence add` keeps them"
    with pytest.raises(CaseError, match=told):
        build(path, pile / "agency.txt")
    assert len(pipeline.load_case(path).documents) == 3
    assert len(build(path, pile / "agency.txt", is_replacing=True).documents) == 1


def test_what_failed_is_kept_until_it_can_be_read(path, pile):
    (pile / "blank.txt").write_bytes(b"")
    assert [failure.path for failure in build(path, pile).failures] == ["pile/blank.txt"]
    assert [failure.path for failure in pipeline.load_case(path).failures] == ["pile/blank.txt"]
    write_pile(pile, {"blank.txt": make_articles(1)["000.txt"]})
    mended = pipeline.add_sources(path, [pile / "blank.txt"])
    assert (len(mended.documents), mended.failures) == (4, ())


def test_nothing_to_read_is_an_error_that_says_why(path, tmp_path):
    (tmp_path / "blank.txt").write_bytes(b"")
    with pytest.raises(DocumentError, match=r"no article could be read: .*blank\.txt: 0 bytes"):
        build(path, tmp_path / "blank.txt")


def test_adding_nothing_makes_the_case_anew(path, pile):
    built = build(path, pile)
    assert pipeline.add_sources(path, []) == built


def test_adding_to_a_case_that_is_not_there_is_an_error(path, pile):
    with pytest.raises(WhenceError, match=r"story\.whence: there is no such file; `whence build"):
        pipeline.add_sources(path, [pile])
    assert not path.exists()


def test_a_case_that_was_built_is_sound(path, pile):
    build(path, pile)
    assert pipeline.check_case(path) == []


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE original SET data = X'00' WHERE path LIKE '%denial%'", "its bytes have SHA-256"),
        ("DELETE FROM original WHERE path LIKE '%denial%'", "is not in the case"),
        ("UPDATE document SET text = substr(text, 1, 40)", "leaves its 40 characters"),
        ("DELETE FROM report", "points at no report of the case"),
        ("UPDATE claim SET statements = '['", "a record is damaged"),
    ],
    ids=["changed bytes", "lost original", "shorter text", "lost reports", "damaged record"],
)
def test_a_case_that_was_tampered_with_is_not_sound(path, pile, statement, told):
    build(path, pile)
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(statement)
    connection.close()
    faults = pipeline.check_case(path)
    assert any(told in fault for fault in faults), faults


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_case_cut_short_is_not_sound(path, pile, share):
    build(path, pile)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    assert pipeline.check_case(path) != []


def test_plain_reading_takes_the_whole_file_for_text(pile):
    read = pipeline.read_files([pile / "denial.txt"], settings=QUIET, plain=True)
    assert [document.text for document in read.documents] == [DENIAL]
    assert {block.kind for block in read.documents[0].blocks} == {"paragraph"}
