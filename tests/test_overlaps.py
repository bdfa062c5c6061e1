"""Passages of very many texts: what an index finds is what is found when all texts are held at once."""

import csv
import json
import random

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from whence import overlaps
from whence.cli import cli
from whence.errors import CaseError, WhenceError
from whence.overlaps import find_overlaps
from whence.run.tables import Tables
from whence.settings import Settings
from whence.trace.fingerprints import fingerprint
from whence.trace.meetings import meeting_statement

SETTINGS = Settings(processes=1)
_WORDS = [
    a + b + c for a in ("lor", "ven", "tas", "mi") for b in ("dra", "no", "ul") for c in ("gar", "be", "sin")
]
REMARK = "the pins of the old ferry had been worn for months and nobody dared to say so"


def make_texts(number, seed=5):
    """Texts of random words; every third takes half of an earlier one, every seventh holds one remark."""
    chance = random.Random(seed)
    texts = []
    for k in range(number):
        words = chance.choices(_WORDS, k=60)
        if k % 3 == 2:
            source = chance.choice(texts).split()
            words[20:20] = source[: len(source) // 2]
        if k % 7 == 3:
            words[10:10] = REMARK.split()
        texts.append(" ".join(words).capitalize() + ".")
    return texts


def write_lines(path, texts):
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
    return path


def read_rows(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def places_of(rows):
    """What was found, without kinds: those depend on what else is seen at once."""
    names = ("left", "left_start", "left_end", "right", "right_start", "right_end", "n_words")
    return sorted(tuple(row[name] for name in names) for row in rows)


def test_an_index_finds_what_is_found_in_memory(tmp_path):
    pile = write_lines(tmp_path / "pile.jsonl", make_texts(90))
    held = find_overlaps([pile], None, tmp_path / "held.jsonl", settings=SETTINGS)
    kept = find_overlaps([pile], tmp_path / "index", tmp_path / "kept.jsonl", settings=SETTINGS)
    assert held.n_pairs == kept.n_pairs > 30
    assert places_of(read_rows(tmp_path / "held.jsonl")) == places_of(read_rows(tmp_path / "kept.jsonl"))


def test_spans_hold_the_same_words(tmp_path):
    texts = make_texts(40)
    pile = write_lines(tmp_path / "pile.jsonl", texts)
    find_overlaps([pile], tmp_path / "index", tmp_path / "found.jsonl", settings=SETTINGS)
    rows = read_rows(tmp_path / "found.jsonl")
    assert rows
    for row in rows:
        left, right = (texts[int(row[side].rpartition(":")[2]) - 1] for side in ("left", "right"))
        if row["similarity"] == 1:
            one, two = left[row["left_start"] : row["left_end"]], right[row["right_start"] : row["right_end"]]
            assert one.casefold().strip(".") == two.casefold().strip(".")


def test_what_is_added_later_is_found_as_if_it_had_been_there(tmp_path):
    texts = make_texts(60)
    first, second = write_lines(tmp_path / "a.jsonl", texts[:41]), write_lines(tmp_path / "b.jsonl", texts[41:])
    find_overlaps([first, second], tmp_path / "once", tmp_path / "once.jsonl", settings=SETTINGS)
    find_overlaps([first], tmp_path / "twice", None, settings=SETTINGS)
    added = find_overlaps([second], tmp_path / "twice", tmp_path / "twice.jsonl", settings=SETTINGS)
    assert (added.n_documents, added.n_new) == (60, 19)
    assert places_of(read_rows(tmp_path / "once.jsonl")) == places_of(read_rows(tmp_path / "twice.jsonl"))


def test_texts_that_are_known_are_passed_over(tmp_path):
    pile = write_lines(tmp_path / "pile.jsonl", make_texts(20))
    first = find_overlaps([pile], tmp_path / "index", None, settings=SETTINGS)
    again = find_overlaps([pile], tmp_path / "index", tmp_path / "out.jsonl", settings=SETTINGS)
    assert (again.n_documents, again.n_new, again.n_known, again.n_pairs) == (20, 0, 20, 0)
    assert len(read_rows(tmp_path / "out.jsonl")) == sum(first.kinds.values())


def test_an_addition_that_is_cut_short_leaves_nothing_behind(tmp_path, monkeypatch):
    texts = make_texts(60)
    first, second = write_lines(tmp_path / "a.jsonl", texts[:40]), write_lines(tmp_path / "b.jsonl", texts[40:])
    index = tmp_path / "index"
    find_overlaps([first], index, None, settings=SETTINGS)

    def fail(*_, **__):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(overlaps, "_meet", fail)
        find_overlaps([second], index, None, settings=SETTINGS)
    after = find_overlaps([second], index, tmp_path / "after.jsonl", settings=SETTINGS)
    assert (after.n_documents, after.n_new) == (60, 20)
    find_overlaps([first, second], None, tmp_path / "held.jsonl", settings=SETTINGS)
    assert places_of(read_rows(tmp_path / "after.jsonl")) == places_of(read_rows(tmp_path / "held.jsonl"))


def test_what_thousands_hold_still_hangs_together(tmp_path):
    chance = random.Random(3)
    texts = [
        " ".join([*chance.choices(_WORDS, k=30), REMARK, *chance.choices(_WORDS, k=30)]) for _ in range(80)
    ]
    found = find_overlaps(
        [write_lines(tmp_path / "pile.jsonl", texts)],
        tmp_path / "index",
        tmp_path / "o.jsonl",
        settings=SETTINGS,
    )
    assert found.n_pairs < 80 * 79 / 2 / 3, "the cut bounds the work"
    reached = {"1"}
    pairs = [
        {row[side].rpartition(":")[2] for side in ("left", "right")} for row in read_rows(tmp_path / "o.jsonl")
    ]
    for _ in range(80):
        reached |= {name for pair in pairs if pair & reached for name in pair}
    assert len(reached) == 80


def test_every_format_holds_the_same(tmp_path):
    pile = write_lines(tmp_path / "pile.jsonl", make_texts(30))
    for folder in (None, tmp_path / "index"):
        for form in ("jsonl", "csv", "parquet"):
            find_overlaps([pile], folder, tmp_path / f"o.{form}", settings=SETTINGS)
        lines = read_rows(tmp_path / "o.jsonl")
        with (tmp_path / "o.csv").open(encoding="utf-8", newline="") as file:
            cells = list(csv.DictReader(file))
        assert [{k: str(v) for k, v in row.items()} for row in lines] == cells
        assert pq.read_table(tmp_path / "o.parquet").to_pylist() == lines


def test_bad_lines_are_named_and_the_rest_goes_on(tmp_path):
    pile = tmp_path / "pile.jsonl"
    good = json.dumps({"text": make_texts(1)[0]})
    pile.write_text(
        f'{good}\n{{"text": 5}}\n\nnot json\n{{"text": "\\ud83d"}}\n{good[:-3]}x."}}\n', encoding="utf-8"
    )
    found = find_overlaps([pile, tmp_path / "none.txt"], None, None, settings=SETTINGS)
    assert found.n_documents == 2
    assert [failure.path.rpartition("/")[2] for failure in found.failures] == [
        "pile.jsonl:2", "pile.jsonl:4", "pile.jsonl:5", "none.txt"
    ]  # fmt: skip


def test_an_index_made_otherwise_or_damaged_is_refused(tmp_path):
    pile = write_lines(tmp_path / "pile.jsonl", make_texts(12))
    index = tmp_path / "index"
    find_overlaps([pile], index, None, settings=SETTINGS)
    with pytest.raises(CaseError, match="shingle_words=5"):
        find_overlaps([pile], index, None, settings=Settings(processes=1, shingle_words=6))
    (index / "index.json").write_text("{", encoding="utf-8")
    with pytest.raises(CaseError, match="damaged"):
        find_overlaps([pile], index, None, settings=SETTINGS)
    with pytest.raises(CaseError, match="no index"):
        find_overlaps([pile], tmp_path, None, settings=SETTINGS)


def test_a_damaged_table_is_named(tmp_path):
    pile = write_lines(tmp_path / "pile.jsonl", make_texts(12))
    index = tmp_path / "index"
    find_overlaps([pile], index, None, settings=SETTINGS)
    (index / "fingerprints-00000-0000.parquet").write_bytes(b"PAR1 and no more PAR1")
    more = write_lines(tmp_path / "more.jsonl", make_texts(12, seed=6))
    with pytest.raises(WhenceError, match="meet: "):
        find_overlaps([more], index, None, settings=SETTINGS)


def test_the_command_prints_counts_and_refuses_unknown_formats(tmp_path):
    pile = write_lines(tmp_path / "pile.jsonl", make_texts(30))
    result = CliRunner().invoke(
        cli, ["overlaps", str(pile), "-o", str(tmp_path / "o.csv"), "-s", "processes=1"]
    )
    assert result.exit_code == 0
    assert result.stdout.startswith("30 texts; ")
    refused = CliRunner().invoke(cli, ["overlaps", str(pile), "-o", str(tmp_path / "o.xls")])
    assert refused.exit_code == 1
    assert ".jsonl, .csv, .parquet" in refused.stderr
    assert not (tmp_path / "o.xls").exists()


LENGTHS = st.integers(0, 9)


@given(st.lists(st.sampled_from("abcdefgh"), min_size=8, max_size=12), LENGTHS, LENGTHS, st.randoms())
def test_eight_words_in_a_row_have_a_fingerprint_in_common(shared, n_before, n_after, chance):
    def around(number):
        return [f"w{chance.randrange(10**6)}" for _ in range(number)]

    one = [*around(n_before), *shared, *around(n_after)]
    two = [*around(n_after), *shared, *around(n_before)]
    found = fingerprint([" ".join(one), " ".join(two)], shingle_words=5, window=4)
    first, second = (set(found.hashes[found.owners == k].tolist()) for k in (0, 1))
    assert first & second
    assert found.tokens.size == len(one) + len(two)


def test_a_join_that_spills_to_disk_gives_the_same_rows(tmp_path):
    """DuckDB has lost rows of joins that spill while filters are pushed down; `Tables` does without that."""
    chance = random.Random(2)
    size = 1_200_000
    columns = {
        "hash": pa.array([chance.randrange(300_000) for _ in range(size)], pa.int64()),
        "document": pa.array([k // 60 for k in range(size)], pa.int32()),
        "place": pa.array([k % 60 for k in range(size)], pa.int32()),
    }
    pq.write_table(pa.table(columns), tmp_path / "fingerprints.parquet")
    met = meeting_statement(0, 300_000, first_new=0)
    statement = f"SELECT count(*) AS n, sum(one * 7 + two * 3 + at_one + at_two * 5) AS s FROM ({met}) AS met"
    results, spilled = [], []
    for memory in (2_000, 60):
        folder = tmp_path / f"spill-{memory}"
        with Tables(folder, memory_mb=memory, threads=1) as tables:
            found = tables.sql("meet", statement, {"fingerprints": [tmp_path / "fingerprints.parquet"]})
            results.append(found.to_pylist())
            spilled.append(folder.exists())
    assert spilled == [False, True], "the second join is one that spills"
    assert results[0] == results[1]
    assert results[0][0]["n"] > 1_000_000
