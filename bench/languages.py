"""Score the language of articles: `python bench/languages.py PAGES [--part dev|held|all]`.

PAGES holds HTML pages (*.html or *.html.gz) of any sets. Held against what is told of each article's body is the
language that its page states (`lang`), which some sites leave at their template's English: such pages are listed. Parts
are by site, with a fixed seed.
"""

import argparse
import gzip
import re
import sys
from pathlib import Path

from whence.ingest.languages import tell_language
from whence.records import make_id

_LANG = re.compile(rb"<html[^>]{0,400}?\blang=[\"']?([A-Za-z]{2,3})\b")
_NORWEGIAN = {"nb": "no", "nn": "no"}
_SHORTEST = 200  # characters of a body; shorter ones may well be too short to tell
_GOALS = {"agree": 0.98, "told": 0.95}


def main() -> int:
    """Print how many articles agree with their pages, and how many are told at all; exit code 1 below a goal."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--part", choices=("dev", "held", "all"), default="all")
    options = parser.parse_args()
    n_pages = n_told = n_agree = 0
    for path in sorted(options.path.rglob("*.html*")):
        site = re.split(r"_\d|\.", path.name)[0]
        is_held = int(make_id("languages", site), 16) % 2 == 1
        if options.part != "all" and is_held != (options.part == "held"):
            continue
        stated, body = read_page(path)
        if stated is None or len(body) < _SHORTEST:
            continue
        told = tell_language(body)
        n_pages += 1
        n_told += told.code is not None
        is_same = told.code is not None and _same(told.code) == _same(stated)
        n_agree += is_same
        if not is_same:
            print(f"  {path.name}: the page states {stated!r}; {told.reason}")
    share, decided = n_agree / max(1, n_told), n_told / max(1, n_pages)
    print(f"agree  {n_agree} of {n_told}  {share:.3f}   goal >= {_GOALS['agree']}")
    print(f"told   {n_told} of {n_pages}  {decided:.3f}   goal >= {_GOALS['told']}")
    return 0 if share >= _GOALS["agree"] and decided >= _GOALS["told"] else 1


def read_page(path: Path) -> tuple[str | None, str]:
    """Give the language that a page states, None where it states none, and the body of its article."""
    import trafilatura

    data = path.read_bytes()
    data = gzip.decompress(data) if path.suffix == ".gz" else data
    stated = _LANG.search(data[:20_000])
    body = trafilatura.extract(data.decode("utf-8", "replace"), favor_precision=True) or ""
    return (None if stated is None else stated[1].decode().lower()), body


def _same(code: str) -> str:
    return _NORWEGIAN.get(code, code)


if __name__ == "__main__":
    sys.exit(main())
