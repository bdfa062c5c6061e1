"""Every tuned number and limit, with its unit and the reason for it."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any, Literal, get_args

from whence.errors import SettingError

ReaderName = Literal["rules", "learned"]

NO_GAZETTEER = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a run is made with; a case records it. Defaults are what the figures in docs were measured with."""

    # ingest
    max_file_bytes: int = 32 * 1024 * 1024  # an article of 20 MB is read; beyond this it is no article
    max_unpacked_bytes: int = (
        2 * 1024 * 1024 * 1024
    )  # of one container; some 15,000 saved pages, held in memory
    max_unpack_ratio: int = (
        200  # to one packed byte; pages come to 5 to 20, repeated ones to 100, bombs to 1,000
    )
    max_html_depth: int = 250  # nested tags; lxml gives nothing, without a word, past 256
    max_html_tags: int = 20_000  # in a page; those of news articles have 500 to 2,000, and time grows with them
    max_html_attributes: int = 1_000  # in one tag; lxml takes the square of their number
    max_line_chars: int = 20_000  # a longer line is cut at sentence ends before it is labelled
    max_parse_seconds: int = 9  # of CPU for one file or record; the kernel rounds up to the next whole second
    max_parse_mb: int = 1_024  # of address space of a process that parses; a page of a megabyte takes 300
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
        NO_GAZETTEER  # path of a GeoNames dump or files of Who's On First that add places; "none": no such
    )

    # fetch: pages that a person names, never anything else
    fetch_connect_seconds: float = 10.0  # to look a host up, to connect, and for the TLS handshake, each
    fetch_read_seconds: float = 20.0  # of silence within a response; slow sites take 5 to the first byte
    fetch_total_seconds: float = 90.0  # for one response, so that a byte now and then does not hold a run up
    fetch_max_bytes: int = (
        16 * 1024 * 1024
    )  # of one response, as it comes and decompressed; pages have 0.1 to 2 MB
    fetch_redirects: int = 10  # http to https, to www, to the new address, to consent and back are five
    fetch_delay_seconds: float = 1.0  # between two requests to one host: what careful robots keep
    fetch_max_delay_seconds: float = (
        30.0  # of what robots.txt may ask for; sites that ask for more mean crawlers
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
        kind = type(getattr(usual, name))
        changed[name] = value if kind is str else _parse_number(pair, name, value, kind)
    if changed.get("reader", usual.reader) not in get_args(ReaderName):
        known = " or ".join(f"reader={reader}" for reader in get_args(ReaderName))
        raise SettingError(f"--set: there is no reader {changed['reader']!r}; write {known}")
    return Settings(**changed)


def _parse_number(pair: str, name: str, value: str, kind: type[int] | type[float]) -> int | float:
    try:
        number = kind(value)
    except ValueError as error:
        raise SettingError(f"--set {pair!r}: {value!r} is no number; write {name}=1") from error
    if not 0 <= number < float("inf"):
        raise SettingError(f"--set {pair!r}: {number} is {_where(number)}; write {name}=1")
    return number


def _where(number: float) -> str:
    return "below 0" if number < 0 else "no finite number"
