"""A case built by hand: bacteria in a reservoir, told by five articles, on two reports nobody here has."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # the story stands in two files beside this one

from show_story import make_story

from whence.conclusions import Case


@pytest.fixture(scope="session")
def case() -> Case:
    return make_story()
