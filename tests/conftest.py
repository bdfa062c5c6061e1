"""What tests of every stage share."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
_NO_DATA = "the seeds and the data are not part of the project"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with seeds, data and yardsticks beside the project."""
    folder = ROOT.parent / "shared"
    if not (folder / "seeds").is_dir():
        pytest.skip(f"{folder} is not here: {_NO_DATA}")
    return folder


@pytest.fixture(scope="session")
def example() -> Path:
    """The example case that `make demo` builds."""
    return ROOT / "examples" / "skerrin"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    n_wrong = _count_wrongly_skipped(terminalreporter)
    if n_wrong and os.environ.get("CI") == "true":
        terminalreporter.write_line(f"CI: {n_wrong} tests were skipped, and none may be", red=True)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    reporter = session.config.pluginmanager.getplugin("terminalreporter")
    is_skipped = reporter is not None and _count_wrongly_skipped(reporter) > 0
    if is_skipped and exitstatus == pytest.ExitCode.OK and os.environ.get("CI") == "true":
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _count_wrongly_skipped(reporter: pytest.TerminalReporter) -> int:
    """Count the tests that CI must not skip: all but those whose data is not part of a clone."""
    return sum(_NO_DATA not in str(report.longrepr) for report in reporter.stats.get("skipped", []))
