"""Every tuned number and limit, with its unit and the reason for it."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any, Literal, get_args

from whence.errors import SettingError

ReaderName = Literal["rules", "learned"]


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

    # read
    reader: ReaderName = (
        "learned"  # who finds attributions: a trained network and the rules, or the rules alone
    )

    # trace
    shingle_words: int = 5  # words in an n-gram of the passage index
    min_passage_words: int = 8  # shorter shared text is not reported

    # weigh
    gazetteer: str = (
        "none"  # path of a GeoNames dump or files of Who's On First that add places; "none": no such
    )

    # where it runs
    memory_mb: int = 600  # for one join of an index of texts; what is more is spilled to disk
    processes: int = 0  # for the stages that handle one document at a time; 0: one per core


def parse_settings(pairs: Iterable[str]) -> Settings:
    """Give the settings with some changed, each written NAME=VALUE; raises `SettingError` for other words."""
    usual = Settings()
    changed: dict[str, Any] = {}
    for pair in pairs:
        name, _, value = (part.strip() for part in pair.partition("="))
        if name not in {field.name for field in fields(Settings)}:
            known = ", ".join(sorted(field.name for field in fields(Settings)))
            raise SettingError(f"--set {pair!r}: there is no setting {name!r}; there are {known}")
        changed[name] = _parse_number(pair, name, value) if isinstance(getattr(usual, name), int) else value
    if changed.get("reader", usual.reader) not in get_args(ReaderName):
        known = " or ".join(f"reader={reader}" for reader in get_args(ReaderName))
        raise SettingError(f"--set: there is no reader {changed['reader']!r}; write {known}")
    return Settings(**changed)


def _parse_number(pair: str, name: str, value: str) -> int:
    try:
        number = int(value)
    except ValueError as error:
        raise SettingError(f"--set {pair!r}: {value!r} is no number; write {name}=1") from error
    if number < 0:
        raise SettingError(f"--set {pair!r}: {number} is below 0; write {name}=1")
    return number
