"""Status, answers, ledger and work list as a reader sees them."""

import io
import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.console import Console

from bridge_story import DENIAL, FIRST, LATER, OTHER
from whence.cli import cli
from whence.hindsight import case_as_of
from whence.pipeline import load_case
from whence.settings import Settings
from whence.show import export_case, render_dossier, write_details, write_summary


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bridge")
    texts = {"first.txt": FIRST, "denial.txt": DENIAL, "other.txt": OTHER, "later.txt": LATER}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    made = CliRunner().invoke(
        cli,
        ["build", *(str(folder / name) for name in texts), "-o", str(folder / "c.whence"), "--reader", "rules"],
        catch_exceptions=False,
    )
    assert made.exit_code == 0
    return folder / "c.whence"


def show(*words: str) -> str:
    done = CliRunner().invoke(cli, ["show", *words], catch_exceptions=False)
    assert done.exit_code == 0
    return " ".join(done.output.split())


def number_of(path: Path, words: str) -> str:
    claims = load_case(path).weighing.claims
    return str(next(n for n, claim in enumerate(claims, 1) if any(a.words == words for a in claim.answers)))


def test_a_claim_is_shown_with_its_status_answers_ledger_and_gaps(path: Path) -> None:
    shown = show(str(path), "claim", number_of(path, "52"))
    assert "contested" in shown and "credibility on the Admiralty scale: 3 (possibly true) at best" in shown
    assert (
        "“40”: 1 origin" in shown
        and "no longer live: “have now found”: the text says that the figure has changed" in shown
    )
    assert "What was known when 21 June 2021, first report: “40”" in shown
    assert "What would settle it Settle “Inspectors" in shown


def test_the_summary_names_what_would_settle_the_case(path: Path) -> None:
    assert "To settle it:" in show(str(path))


def test_a_case_as_of_a_day_says_so_and_knows_nothing_later(path: Path) -> None:
    shown = show(str(path), "--as-of", "2021-06-21")
    assert shown.startswith("As of the end of 21 June 2021; left out: 3 articles of later days. 1 article")
    assert "Tor Lie" not in show(str(path), "claim", "1", "--as-of", "2021-06-21")


def test_the_json_as_of_a_day_says_what_is_left_out(path: Path) -> None:
    payload = json.loads(show(str(path), "--json", "--as-of", "2021-06-23"))
    assert payload["as_of"]["day"] == "2021-06-23"
    assert [Path(name).name for name in payload["as_of"]["later"]] == ["denial.txt", "later.txt"]
    live = {a["words"] for c in payload["claims"] for a in c["answers"] if a["is_live"]}
    assert {"40", "65"} <= live
    assert json.loads(show(str(path), "--json"))["as_of"] is None


@pytest.mark.parametrize(
    ("day", "said"),
    [("soon", "is not a day; write one as 2024-03-15"), ("2020-01-01", "name a later day")],
    ids=["no day", "before all"],
)
def test_a_day_that_shows_nothing_is_an_error_with_its_remedy(path: Path, day: str, said: str) -> None:
    done = CliRunner().invoke(cli, ["show", str(path), "--as-of", day])
    assert done.exit_code == 1
    assert said in done.stderr


def test_dossier_brief_and_table_tell_the_status(path: Path) -> None:
    case = load_case(path)
    page = render_dossier(case)
    assert "What was known when" in page and "What would settle it" in page and "contested" in page
    brief = export_case(case, "markdown").decode()
    assert "contested" in brief and "## To settle" in brief
    assert ",contested," in export_case(case, "csv").decode()


def test_a_dossier_as_of_a_day_says_so(path: Path) -> None:
    case = case_as_of(load_case(path), date(2021, 6, 23), settings=Settings())
    assert "As of the end of 23 June 2021; left out: 2 articles of later days." in render_dossier(case)
    out = io.StringIO()
    write_summary(case, Console(file=out, width=100))
    assert out.getvalue().startswith("As of the end of 23 June 2021")
    write_details(case, "claim", "1", Console(file=out, width=100))
