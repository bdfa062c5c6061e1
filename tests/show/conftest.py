"""A case built by hand: bacteria in a reservoir, told by five articles, on two reports nobody here has."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # the story stands in two files beside this one

from show_story import make_story

from whence.conclusions import Case
from whence.pipeline import build_case, load_case
from whence.settings import Settings


@pytest.fixture(scope="session")
def case() -> Case:
    return make_story()


@pytest.fixture(scope="session")
def dam_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the path of a case of the twelve articles in `examples/skerrin`."""
    folder = Path(__file__).resolve().parent.parent.parent / "examples" / "skerrin"
    path = tmp_path_factory.mktemp("dam") / "skerrin.whence"
    sources = [*sorted(folder.glob("*.txt")), *sorted(folder.glob("*.html"))]
    build_case(sources, path, settings=Settings(reader="rules"))
    return path


@pytest.fixture(scope="session")
def dam(dam_path: Path) -> Case:
    return load_case(dam_path)
