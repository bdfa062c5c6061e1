"""Inputs made to hurt, in small: each ends within bounds, with text or a named status (bench/hostile.py: in full)."""

import random
from pathlib import Path

import pytest
from click.testing import CliRunner

from hostile_cases import SENTENCE, Case, list_cases, make_page, mutate
from hostile_probe import Outcome, probe
from whence import pipeline
from whence.cli import cli
from whence.run import Guard
from whence.settings import Settings

SETTINGS = Settings()
SMALL = 0.03  # share of the full size
CASES = list(list_cases(SMALL))
MOST_SECONDS, MOST_MB = 10, 1_024
MUST_BE_READ = (
    "a comment of 12 MB",
    "a script of 12 MB",
    "a stylesheet and an image elsewhere",
    "half characters",
)
MUST_BE_NAMED = {
    "a bomb of 1 GB in gzip": "too large",
    "a bomb of 1 GB in a WARC": "too large",
    "a bomb of 1 GB in a WACZ": "too large",
    "1 MB of chance": "not text",
    "100,000 broken records": "malformed",
}


def find_outcomes(paths: list[Path]) -> list[Outcome]:
    with Guard(SETTINGS) as guard:
        return list(probe(guard, SETTINGS, paths))


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    folder = tmp_path_factory.mktemp("hostile")
    paths = [folder / f"{number}{case.suffix}" for number, case in enumerate(CASES)]
    for case, path in zip(CASES, paths, strict=True):
        case.write(path)
    return dict(zip([case.name for case in CASES], find_outcomes(paths), strict=True))


def check(outcome: Outcome) -> None:
    assert outcome.is_explained, "neither text nor a word why not"
    assert outcome.seconds <= MOST_SECONDS
    assert outcome.megabytes <= MOST_MB
    assert outcome.n_asked == 0, "a parser asked for the network"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_it_ends_within_bounds_with_text_or_a_status(case: Case, outcomes):
    outcome = outcomes[case.name]
    check(outcome)
    assert "crashed" not in outcome.statuses
    assert "unreadable" not in outcome.statuses, "every failure names its reason"


@pytest.mark.parametrize("name", MUST_BE_READ)
def test_what_is_odd_around_an_article_does_not_cost_the_article(name, outcomes):
    assert outcomes[name].n_signs > 0 and outcomes[name].statuses == ()


@pytest.mark.parametrize("name", MUST_BE_NAMED)
def test_what_can_be_no_article_is_named(name, outcomes):
    assert (outcomes[name].n_signs, set(outcomes[name].statuses)) == (0, {MUST_BE_NAMED[name]})


def test_spoilt_pages_end_within_bounds_with_text_or_a_status(example, tmp_path):
    chance = random.Random(11)
    bases = [path.read_bytes() for path in sorted(example.glob("*.html"))]
    paths = []
    for number in range(60):
        paths.append(tmp_path / f"{number:03}.html")
        paths[-1].write_bytes(mutate(chance.choice(bases), bases, chance))
    found = find_outcomes(paths)
    for outcome in found:
        check(outcome)
    assert sum(outcome.n_signs > 0 for outcome in found) > 30


def test_a_pile_goes_on_when_an_article_breaks_its_process(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("good.txt").write_text(f"Ferry held at Port Esk\n\n{SENTENCE * 5}\n", encoding="utf-8")
    Path("slow.html").write_text(make_page(f"<p>{'&amp;&hellip;' * 550_000}</p>"), encoding="utf-8")
    words = ("build", ".", "-o", "story.whence", "--reader", "rules", "--set", "max_parse_seconds=1")
    done = CliRunner().invoke(cli, words, catch_exceptions=False)
    assert done.exit_code == 3
    assert done.stderr.startswith("whence: slow.html: took more than 1")  # s of CPU, or 10 s on a busy machine
    assert "save the text of the article in a .txt file" in done.stderr
    case = pipeline.load_case(Path("story.whence"))
    assert [document.path for document in case.documents] == ["good.txt"]
    assert [(failure.path, failure.status) for failure in case.failures] == [("slow.html", "timed out")]
