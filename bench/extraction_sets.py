"""The pages that `bench/extraction.py` scores: three sets in the form their makers gave them, as one record each."""

import gzip
import json
import re
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

NAMES = ("article-extraction-benchmark", "fundus-pages", "wcxb-dev")


@dataclass(frozen=True, slots=True)
class GoldPage:
    """A page with what its set says of it; None: the set says nothing of that."""

    set: str
    id: str
    url: str
    data: bytes
    body: str
    title: str | None = None
    authors: tuple[str, ...] | None = None
    published: str | None = None  # ISO 8601
    has_published: bool | None = None  # False: the set says that the page states no date
    captions: tuple[str, ...] = ()

    @property
    def site(self) -> str:
        """Give the host of the page without "www"; pages of one site are never on both sides of a split."""
        return (urlsplit(self.url).hostname or self.id).removeprefix("www.")


def read_sets(path: Path) -> Iterator[GoldPage]:
    """Yield the pages of every set that lies under `path`, as a folder or as NAME.tar.gz, in a fixed order."""
    readers = (_read_benchmark, _read_fundus, _read_wcxb)
    for name, reader in zip(NAMES, readers, strict=True):
        if (path / name).is_dir():
            yield from reader(path / name)
        elif name == "wcxb-dev" and (path / "wcxb").is_dir():
            yield from reader(path / "wcxb")
        elif (path / f"{name}.tar.gz").is_file():
            with tempfile.TemporaryDirectory() as scratch, tarfile.open(path / f"{name}.tar.gz") as archive:
                archive.extractall(scratch, filter="data")
                yield from reader(next(Path(scratch).iterdir()))


def _read_benchmark(folder: Path) -> Iterator[GoldPage]:
    gold = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    for key, item in sorted(gold.items()):
        data = gzip.decompress((folder / "html" / f"{key}.html.gz").read_bytes())
        yield GoldPage(NAMES[0], key, item["url"], data, item["articleBody"])


def _read_wcxb(folder: Path) -> Iterator[GoldPage]:
    for path in sorted((folder / "dev" / "ground-truth").glob("*.json")):
        item = json.loads(path.read_text("utf-8"))
        gold = item["ground_truth"]
        if not gold.get("main_content"):
            continue
        data = gzip.decompress((folder / "dev" / "html" / f"{path.stem}.html.gz").read_bytes())
        authors = (gold["author"],) if gold.get("author") else ()
        yield GoldPage(
            NAMES[2], path.stem, item["url"], data, gold["main_content"], gold.get("title"), authors,
            gold.get("publish_date"), bool(gold.get("publish_date")),
        )  # fmt: skip


def _read_fundus(folder: Path) -> Iterator[GoldPage]:
    for path in sorted(folder.glob("tests/resources/parser/test_data/*/*.json")):
        versions = json.loads(path.read_text("utf-8"))
        info = json.loads((path.parent / "meta.info").read_text("utf-8"))
        named = re.compile(re.escape(path.stem) + r"_\d{4}_\d\d_\d\d\.html\.gz")
        pages = sorted(page for page in path.parent.glob("*.html.gz") if named.fullmatch(page.name))
        for (_, gold), page in zip(sorted(versions.items()), pages, strict=True):
            yield _fundus_page(page, gold, info.get(page.name, {}).get("url", ""))


def _fundus_page(page: Path, gold: dict[str, Any], url: str) -> GoldPage:
    body = gold.get("body") or {}
    parts = list(body.get("summary") or [])
    for section in body.get("sections", []):
        parts += [*section["headline"], *section["paragraphs"]]
    captions = tuple(image["caption"] for image in gold.get("images") or [] if image.get("caption"))
    return GoldPage(
        NAMES[1], f"{page.parent.name}/{page.name}", url, gzip.decompress(page.read_bytes()), "\n\n".join(parts),
        gold.get("title"), tuple(gold.get("authors") or ()), gold.get("publishing_date"), None, captions,
    )  # fmt: skip
