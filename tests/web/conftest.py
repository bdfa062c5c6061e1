"""The example case, built once by rules; a copy of it for each test that writes; a server and a client of it."""

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest

sys.path.insert(0, str(Path(__file__).parent))  # the browser and what it does stand in files beside this one

from whence.pipeline import build_case
from whence.settings import Settings
from whence.web import make_server

SETTINGS = Settings(reader="rules", processes=1)
Serve = Callable[[Path], str]


@pytest.fixture(scope="session")
def skerrin(tmp_path_factory: pytest.TempPathFactory, example: Path) -> Path:
    path = tmp_path_factory.mktemp("skerrin") / "skerrin.whence"
    build_case(sorted([*example.glob("*.txt"), *example.glob("*.html")]), path, settings=SETTINGS)
    return path


@pytest.fixture
def case(skerrin: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(skerrin, tmp_path / "case.whence"))


@pytest.fixture(scope="module")
def serve() -> Iterator[Serve]:
    """Give a function that serves a case and gives its address; the servers end with the module."""
    with ExitStack() as stack:

        def start(path: Path) -> str:
            server = stack.enter_context(make_server(path, port=0))
            server.serve_in_background()
            return f"http://127.0.0.1:{server.server_port}"

        yield start


@pytest.fixture(scope="module")
def reader(skerrin: Path, serve: Serve) -> Iterator[httpx.Client]:
    """A client of the example case for tests that write nothing."""
    with httpx.Client(base_url=serve(skerrin), timeout=60) as client:
        yield client


@pytest.fixture
def desk(case: Path, serve: Serve) -> Iterator[httpx.Client]:
    """A client of a case of its own, which may write."""
    with httpx.Client(base_url=serve(case), timeout=60, headers={"x-whence": "desk"}) as client:
        yield client
