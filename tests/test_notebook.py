"""A case in a notebook: tables as frames of either library, HTML that runs nothing, and the notebook in docs/."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pandas
import polars
import pytest

import whence
from whence.cli import cli
from whence.errors import WhenceError
from whence.notebook import OpenCase, OpenClaim, OpenDocument, find_library, make_frame, open_case
from whence.pipeline import build_case
from whence.settings import Settings
from whence.show.views import view_case

ROOT = Path(__file__).resolve().parent.parent
TABLES = {
    "claims": "slot", "answers": "answer_status", "statements": "words", "documents": "headline", "sources": "name",
    "reports": "is_original", "relations": "rule", "places": "place", "log": "kind",
}  # fmt: skip

sys.path.insert(0, str(ROOT / "tests" / "show"))
from hostile_case import HOSTILE, make_hostile  # noqa: E402


@pytest.fixture(scope="module")
def path(tmp_path_factory) -> Path:
    found = tmp_path_factory.mktemp("notebook") / "skerrin.whence"
    folder = ROOT / "examples" / "skerrin"
    sources = [*sorted(folder.glob("*.txt")), *sorted(folder.glob("*.html"))]
    build_case(sources, found, settings=Settings(reader="rules"))
    return found


@pytest.fixture(scope="module")
def case(path) -> OpenCase:
    return whence.open_case(path)


@pytest.mark.parametrize("library", ["pandas", "polars"])
@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_a_frame_of_the_library_asked_for(path, table, library):
    frame = getattr(open_case(path, library=library), table)
    assert isinstance(frame, {"pandas": pandas, "polars": polars}[library].DataFrame)
    assert TABLES[table] in frame.columns


def test_the_tables_have_a_row_for_each_thing(case):
    record = case.record
    assert len(case.claims) == len(record.weighing.claims)
    assert len(case.statements) == sum(len(claim.statements) for claim in record.weighing.claims)
    assert list(case.documents["id"]) == [document.id for document in record.documents]
    assert len(case.reports) == len(record.trace.reports)
    assert len(case.places) == sum(len(place.mentions) for place in record.weighing.places)
    assert (case.sources["n_claims"].diff().dropna() <= 0).all()


def test_an_empty_table_keeps_its_columns():
    for library in ("pandas", "polars"):
        assert list(make_frame([], ["a", "b"], libraries=(library,)).columns) == ["a", "b"]


def test_without_a_library_the_error_says_what_to_install():
    with pytest.raises(WhenceError, match="run `pip install no_such_frames`"):
        find_library(("no_such_frames", "nor_such"))
    assert find_library(("no_such_frames", "polars")) == "polars"


def test_another_library_is_an_error(path):
    with pytest.raises(WhenceError, match=r"library 'dask' is not known; write one of pandas, polars"):
        open_case(path, library="dask")


def test_a_claim_is_found_by_its_number(case):
    claim = case.claim(3)
    assert claim.record == case.record.weighing.claims[2]
    assert set(claim.statements["claim"]) == {3}
    assert claim.record.slot in claim._repr_html_().replace("&#x27;", "'")
    with pytest.raises(WhenceError, match="claim 0 is not in the case; its claims are numbered 1 to"):
        case.claim(0)


def test_a_document_is_found_by_its_id_or_its_file(case):
    document = case.document("01-tpa-spillway.txt")
    assert document.record == case.document(document.record.id).record
    assert document.text in document.to_dict()["text"]
    for key, n in (("", 0), ("t", 8), ("nowhere.txt", 0)):
        with pytest.raises(WhenceError, match=f"{n} articles answer to '{key}'; give an id"):
            case.document(key)


def test_the_case_as_of_a_day_holds_what_had_appeared(case):
    early = case.as_of("2023-03-16")
    assert 0 < len(early.documents) < len(case.documents)
    assert max(early.documents["published_latest"]) < "2023-03-17"
    assert early.record.as_of is not None


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE.keys())
def test_html_shows_hostile_words_and_runs_none(words):
    opened = OpenCase(Path("<b>.whence"), view_case(make_hostile(words)))
    pages = [
        opened,
        OpenClaim(opened.record.weighing.claims[0], opened),
        OpenDocument(opened.record.documents[0]),
    ]
    for page in (each._repr_html_() for each in pages):
        tags = {part.split(">")[0].split(" ")[0].strip("/") for part in page.split("<")[1:]}
        assert tags <= {"p", "strong", "table", "thead", "tbody", "tr", "th", "td", "ul", "li"}
        assert not {"\u202e", "\u2066", "\x00", "\x1b"} & set(page)


def test_the_package_loads_nothing_for_a_notebook_before_it_is_asked():
    code = "import sys, whence; print([m for m in ('msgspec', 'numpy', 'pandas', 'whence.show') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    with pytest.raises(AttributeError, match="'whence' has no attribute 'open_cases'"):
        _ = whence.open_cases


def test_the_help_of_export_lists_the_formats():
    from click.testing import CliRunner

    from whence.formats import EXPORTS
    from whence.show import FORMATS

    assert list(EXPORTS) == list(FORMATS)
    told = " ".join(CliRunner().invoke(cli, ["export", "--help"]).stdout.split())
    assert all(form in told for form in EXPORTS)


def test_the_notebook_in_the_docs_runs(path, tmp_path, monkeypatch):
    """Run its code cells in one namespace, and show what its last lines give as a notebook would."""
    notebook = nbformat.read(ROOT / "docs" / "notebook.ipynb", as_version=4)
    nbformat.validate(notebook)
    shutil.copy(path, tmp_path / "skerrin.whence")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    shown = [show(run_cell(cell.source, names)) for cell in notebook.cells if cell.cell_type == "code"]
    assert "12 articles" in shown[0]
    assert shown[-1] == "(5, 12)"
    assert all(shown)


def run_cell(source: str, names: dict[str, object]) -> object:
    code = ast.parse(source)
    last = code.body.pop() if isinstance(code.body[-1], ast.Expr) else None
    exec(compile(code, "cell", "exec"), names)
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names) if last is not None else None


def show(value: object) -> str:
    return value._repr_html_() if hasattr(value, "_repr_html_") else repr(value)
