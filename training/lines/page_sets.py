"""The three sets of article pages with the body that people marked: read from their folders or archives."""

import gzip
import json
import re
import tarfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

SETS = ("article-extraction-benchmark", "fundus-pages", "wcxb-dev")
FOLDERS = {"wcxb-dev": ("wcxb-dev", "wcxb")}
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class GoldPage:
    """A page and its marked body: paragraphs on lines of their own. `site` is what train and held-out are split by."""

    set: str
    name: str
    site: str
    html: str
    body: str
    title: str = ""


def load_pages(data: Path) -> list[GoldPage]:
    """Give the pages of every set under `data`, unpacked or as an archive; raises FileNotFoundError for none."""
    pages: list[GoldPage] = []
    for name, read in zip(SETS, (_read_scrapinghub, _read_fundus, _read_wcxb), strict=True):
        folder = _folder(data, name)
        if folder is not None:
            pages += read(folder)
    if not pages:
        raise FileNotFoundError(
            f"{data}: none of {', '.join(SETS)}; give the folder with the sets or their archives"
        )
    return pages


def _folder(data: Path, name: str) -> Path | None:
    for known in FOLDERS.get(name, (name,)):
        if (data / known).is_dir():
            return data / known
    archive = data / f"{name}.tar.gz"
    if not archive.is_file():
        return None
    place = Path("/tmp") / "whence-pages" / name
    if not place.is_dir():
        with tarfile.open(archive) as packed:
            packed.extractall(place, filter="data")
    inner = [path for path in place.iterdir() if path.is_dir()]
    return inner[0] if len(inner) == 1 and inner[0].name not in ("html", "tests", "dev") else place


def _read_scrapinghub(folder: Path) -> Iterator[GoldPage]:
    truth = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    for name, item in sorted(truth.items()):
        page = _open(folder / "html" / f"{name}.html.gz")
        yield GoldPage(SETS[0], name, site_of(item["url"]), page, item["articleBody"])


def _read_wcxb(folder: Path) -> Iterator[GoldPage]:
    for path in sorted((folder / "dev" / "ground-truth").glob("*.json")):
        item = json.loads(path.read_text("utf-8"))
        page = _open(folder / "dev" / "html" / f"{path.stem}.html.gz")
        truth = item["ground_truth"]
        if "main_content" not in truth:
            continue
        yield GoldPage(
            SETS[2], path.stem, site_of(item["url"]), page, truth["main_content"], truth["title"] or ""
        )


def _read_fundus(folder: Path) -> Iterator[GoldPage]:
    for meta in sorted((folder / "tests/resources/parser/test_data").glob("*/meta.info")):
        for name, item in sorted(json.loads(meta.read_text("utf-8")).items()):
            publisher = name.split("_")[0]
            path = meta.parent / name
            stated = meta.parent / f"{publisher}.json"
            if not path.is_file() or not stated.is_file():
                continue
            page = _open(path)
            versions = [v for v in json.loads(stated.read_text("utf-8")).values() if v.get("body")]
            if versions:
                body, title = max((_fundus_body(v) for v in versions), key=lambda pair: _share(pair[0], page))
                if _share(body, page) > 0.5:
                    yield GoldPage(
                        SETS[1], f"{meta.parent.name}/{name}", site_of(item["url"]), page, body, title
                    )


def _fundus_body(version: dict[str, object]) -> tuple[str, str]:
    body = version["body"]
    parts = list(body["summary"])  # type: ignore[index]
    for section in body["sections"]:  # type: ignore[index]
        parts += [*section["headline"], *section["paragraphs"]]
    return "\n".join(parts), str(version.get("title") or "")


def _share(body: str, page: str) -> float:
    """Give the share of the body's words that the page has too: which of several bodies is that of the page."""
    words, seen = Counter(_WORD.findall(body)), Counter(_WORD.findall(page))
    return (words & seen).total() / max(1, words.total())


def _open(path: Path) -> str:
    data = gzip.decompress(path.read_bytes())
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        stated = re.search(rb"charset=[\"']?([\w-]+)", data[:4000])
        return data.decode(stated[1].decode() if stated else "windows-1252", "replace")


def site_of(url: str) -> str:
    """Give the site of a URL, without www and the like, by its last labels."""
    labels = (urlsplit(url).hostname or "").removeprefix("www.").split(".")
    keep = 3 if len(labels) > 2 and len(labels[-2]) <= 3 and len(labels[-1]) == 2 else 2
    return ".".join(labels[-keep:])
