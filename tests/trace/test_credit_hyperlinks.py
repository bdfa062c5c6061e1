"""A link to another outlet's page credits it where the words beside it speak of a report."""

from pathlib import Path

import pytest

from whence.pipeline import trace_files
from whence.settings import Settings

_PAGE = (
    '<html><head><meta property="og:site_name" content="Orle Gazette"><title>Bridge at Orle is unsafe</title></head>'
    "<body><article><h1>Bridge at Orle is unsafe</h1><p>{}</p><p>Traffic was sent over the hill for the whole of the "
    "day, and the ferry at Orle made nine more trips than it does on other Mondays of the year.</p></article></body>"
    "</html>"
)


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (
            'The bridge was known to be rusting, <a href="https://www.reuters.com/world/orle">it was reported</a> on '
            "Monday after the inspection in June.",
            ["reuters"],
        ),
        (
            'The bridge <a href="https://www.reuters.com/world/orle">over the river Orle</a> was shut on Monday.',
            [],
        ),
        (
            'The bridge is shut. <a href="https://www.reuters.com/world/orle">Read more of this story</a> today.',
            [],
        ),
        (
            'The bridge is rusting, Reuters <a href="https://www.reuters.com/world/orle">reported</a> on Monday '
            "after the inspection.",
            [],
        ),
        ('The bridge is rusting, <a href="https://www.orle.example/bridge">it was reported</a> on Monday.', []),
    ],
    ids=["reported", "topic", "invitation", "named beside", "no outlet"],
)
def test_reads_the_credits_that_only_a_link_gives(tmp_path: Path, paragraph: str, expected: list[str]) -> None:
    (tmp_path / "a.html").write_text(_PAGE.format(paragraph), encoding="utf-8")
    _, trace = trace_files([tmp_path / "a.html"], settings=Settings(reader="rules", processes=1))
    assert [c.outlet for c in trace.credits if c.form == "link"] == expected
