"""Every tuned number and limit, with its unit and the reason for it."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

from whence.errors import SettingError


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a run is made with; a case records it. Defaults are what the figures in docs were measured with."""

    # ingest
    max_file_bytes: int = 32 * 1024 * 1024  # an article of 20 MB is read; beyond this it is no article
    max_html_depth: int = 250  # nested tags; lxml gives nothing, without a word, past 256
    max_html_tags: int = 20_000  # in a page; those of news articles have 500 to 2,000, and time grows with them
    max_html_attributes: int = 1_000  # in one tag; lxml takes the square of their number
    max_line_chars: int = 20_000  # a longer line is cut at sentence ends before it is labelled
    max_text_chars: int = 300_000  # of one article as cleaned; five times the longest features in print

    # trace
    shingle_words: int = 5  # words in an n-gram of the passage index
    min_passage_words: int = 8  # shorter shared text is not reported

    # where it runs
    processes: int = 0  # for the stages that handle one document at a time; 0: one per core


def parse_settings(pairs: Iterable[str]) -> Settings:
    """Give the settings with some changed, each written NAME=NUMBER; raises `SettingError` for other words."""
    kinds = {field.name: type(getattr(Settings(), field.name)) for field in fields(Settings)}
    changed: dict[str, Any] = {}
    for pair in pairs:
        name, _, number = (part.strip() for part in pair.partition("="))
        if name not in kinds:
            known = ", ".join(sorted(kinds))
            raise SettingError(f"--set {pair!r}: there is no setting {name!r}; there are {known}")
        try:
            changed[name] = kinds[name](number)
        except ValueError as error:
            raise SettingError(f"--set {pair!r}: {number!r} is no number; write {name}=1") from error
        if changed[name] < 0:
            raise SettingError(f"--set {pair!r}: {number} is below 0; write {name}=1")
    return Settings(**changed)
