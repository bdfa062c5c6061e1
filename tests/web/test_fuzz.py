"""Schemathesis: whatever is sent to any address of the API, it answers, as its description says, and never breaks."""

import shutil
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance

from whence.pipeline import check_case
from whence.web.app import make_app
from whence.web.shelf import Shelf

BOUNDS = settings(max_examples=6, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))

CHECKS = [not_a_server_error, response_schema_conformance]


@pytest.fixture(scope="module")
def path(skerrin: Path, tmp_path_factory: pytest.TempPathFactory):
    copy = Path(shutil.copy(skerrin, tmp_path_factory.mktemp("fuzz") / "case.whence"))
    yield copy
    assert check_case(copy) == []


@pytest.fixture(scope="module")
def described(path: Path):
    app = make_app(Shelf(path))
    return schemathesis.openapi.from_asgi("/openapi.json", app)


def test_the_api_never_breaks(described):
    n_operations = 0
    for found in described.get_all_operations():
        operation = found.ok()
        n_operations += 1

        @BOUNDS
        @given(case=operation.as_strategy(generation_mode=GenerationMode.POSITIVE))
        def send_what_is_described(case):
            case.call_and_validate(checks=CHECKS)

        @BOUNDS
        @given(case=operation.as_strategy(generation_mode=GenerationMode.NEGATIVE))
        def send_anything(case):
            case.call_and_validate(checks=CHECKS[:1])

        send_what_is_described()
        if operation.method != "get" or operation.query or operation.path_parameters:
            send_anything()
    assert n_operations >= 18
