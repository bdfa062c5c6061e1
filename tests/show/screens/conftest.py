"""The example case, built once with the rules, as every screen sees it."""

from pathlib import Path

import pytest

from whence.conclusions import Case, Trace, Weighing
from whence.pipeline import build_case, load_case
from whence.settings import Settings
from whence.show.views import CaseView, view_case

SETTINGS = Settings(reader="rules", processes=1)


@pytest.fixture(scope="session")
def built(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example case on disk: nobody writes it."""
    path = tmp_path_factory.mktemp("screens") / "skerrin.whence"
    sources = sorted(p for p in example.iterdir() if p.suffix in (".txt", ".html"))
    build_case(sources, path, settings=SETTINGS)
    return path


@pytest.fixture(scope="session")
def view(built: Path) -> CaseView:
    return view_case(load_case(built))


@pytest.fixture
def copied(built: Path, tmp_path: Path) -> Path:
    """A copy of the case to decide in."""
    path = tmp_path / "case.whence"
    path.write_bytes(built.read_bytes())
    return path


@pytest.fixture(scope="session")
def empty() -> CaseView:
    """A case that holds nothing."""
    trace = Trace(alignments=(), credits=(), reports=(), derivations=(), drifts=(), histories=())
    weighing = Weighing(claims=(), load_bearing=(), findings=(), gaps=(), places=(), distance_checks=())
    return view_case(Case(documents=(), readings=(), trace=trace, weighing=weighing, failures=(), made_by=()))
