"""The bar: on a terminal only, past two seconds only, and nothing of it stays."""

import os
import pty
import subprocess
import sys

_WORK = """
import time
from whence.progress import watch
with watch() as tell:
    for n in range({rounds}):
        tell("reading", n, {rounds})
        time.sleep(0.1)
"""


def run_on_terminal(rounds: int) -> str:
    """Give what is written to standard error when that is a terminal."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "80"}
    command = [sys.executable, "-c", _WORK.format(rounds=rounds)]
    subprocess.run(command, stderr=theirs, env=environment, check=True)
    os.close(theirs)
    written = b""
    try:
        while piece := os.read(ours, 4096):
            written += piece
    except OSError:  # what Linux says at the end
        pass
    os.close(ours)
    return written.decode()


def test_a_short_run_shows_nothing():
    assert run_on_terminal(3) == ""


def test_a_long_run_shows_how_far_it_is():
    assert "reading" in run_on_terminal(28)


def test_nothing_is_shown_where_nobody_watches():
    command = [sys.executable, "-c", _WORK.format(rounds=24)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr == done.stdout == ""
