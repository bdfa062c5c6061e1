"""Train the model that cleans pages: `python training/pages/train.py DATA --out src/whence/models`."""

import argparse
import hashlib
import logging
import re
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from export import write_onnx

from extraction_scores import compare, leaks, mean_f1
from extraction_sets import NAMES, GoldPage, read_sets
from whence.ingest.encodings import decode
from whence.ingest.page_features import read_features
from whence.ingest.page_parts import Candidate
from whence.ingest.page_scans import scan_page
from whence.ingest.pages import prepare_page

_TOKEN = re.compile(r"\w+")
_FOLDS = 5
_ROUNDS = 300
_PARAMETERS = {  # of 16, 24, 31 leaves and 160, 250, 300 rounds
    "objective": "binary", "learning_rate": 0.06, "num_leaves": 24, "min_data_in_leaf": 40, "feature_fraction": 0.3,
    "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5.0, "max_bin": 63, "num_threads": 1, "verbose": -1,
    "seed": 7, "deterministic": True,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Labelled:
    """A page: which of its candidates are asked about, and of those the features (n, n_features) and the gold."""

    page: GoldPage
    table: Any
    rows: Any
    gold: Any
    weights: Any
    texts: list[str]


def label(candidates: list[Candidate], body: str) -> tuple[Any, Any]:
    """Give for each candidate whether it is of the gold body, and how many words it has."""
    words = _TOKEN.findall(body)
    known = set(zip(words, words[1:], words[2:], words[3:], strict=False))
    lines = {" ".join(_TOKEN.findall(line)) for line in body.split("\n")}
    joined = f" {' '.join(words)} "
    split = [_TOKEN.findall(" ".join(candidate.words)) for candidate in candidates]
    found: list[bool | None] = []
    for own in split:
        grams = list(zip(own, own[1:], own[2:], own[3:], strict=False))
        if grams:
            found.append(sum(gram in known for gram in grams) >= 0.5 * len(grams))
        else:
            found.append(None if not own or f" {' '.join(own)} " in joined else False)
    labels = []
    for i, own in enumerate(split):
        near = range(max(0, i - 3), min(len(found), i + 4))
        around = [found[j] for j in near if len(split[j]) > 3 and found[j] is not None]
        is_line = " ".join(own) in lines and any(around)
        labels.append(found[i] if found[i] is not None else is_line or (bool(around) and all(around)))
    return np.array(labels, bool), np.array([len(own) for own in split])


def prepare(page: GoldPage) -> Labelled | None:
    """Give a page with features and labels; None when it has no words."""
    html = decode(page.data, place=page.id, is_html=True).text
    ready = prepare_page(html, scan_page(html), place=page.id)
    if not ready.scan.candidates:
        return None
    gold, n_words = label(ready.scan.candidates, page.body)
    rows, table = read_features(ready.scan, ready.evidence)
    n_words = n_words.clip(0, 60)
    weights = (n_words / max(1, (n_words * gold).sum()) * 300 + 0.05).clip(0, 30)
    texts = [" ".join(candidate.words) for candidate in ready.scan.candidates]
    return Labelled(page, table, rows, gold[rows], weights[rows], texts)


def fit(pages: list[Labelled]) -> lightgbm.Booster:
    """Give trees trained on the rows of `pages` that may be of an article."""
    table, gold, weights = (
        np.concatenate([getattr(page, name) for page in pages if page.rows.any()])
        for name in ("table", "gold", "weights")
    )
    return lightgbm.train(_PARAMETERS, lightgbm.Dataset(table, gold, weight=weights), _ROUNDS)


def body_of(model: lightgbm.Booster, page: Labelled) -> str:
    """Give the text of the candidates that the model takes for the article."""
    scores = np.zeros(len(page.rows))
    if page.rows.any():
        scores[page.rows] = model.predict(page.table, num_threads=1)
    return "\n".join(text for text, score in zip(page.texts, scores, strict=True) if score >= 0.5)


def cross_validate(pages: list[Labelled]) -> None:
    """Print F1 of each set on sites that the model of the fold did not see."""
    scores: dict[str, list[tuple[float, float]]] = {name: [] for name in NAMES}
    leaked: list[bool] = []
    for fold in range(_FOLDS):
        unseen = [page for page in pages if zlib.crc32(page.page.site.encode()) % _FOLDS == fold]
        model = fit([page for page in pages if zlib.crc32(page.page.site.encode()) % _FOLDS != fold])
        for page in unseen:
            gold, body = page.page, body_of(model, page)
            scores[gold.set].append(compare(gold.body, body))
            if gold.captions:
                leaked.append(leaks(gold.captions, gold.body, body))
    for name, found in scores.items():
        print(f"{name}: {len(found)} pages, unseen sites: P %.4f R %.4f F1 %.4f" % mean_f1(found), flush=True)
    print(f"captions leaked on unseen sites: {sum(leaked)} of {len(leaked)} pages", flush=True)


def main() -> None:
    """Read the pages, print how good the model is on sites it did not see, and write the model of all pages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--no-folds", action="store_true", help="write the model without measuring it")
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    pages = [page for page in map(prepare, read_sets(options.data)) if page is not None]
    print(f"{len(pages)} pages, {sum(int(page.rows.sum()) for page in pages)} pieces asked about", flush=True)
    model = fit(pages)
    path = options.out / "pages.onnx"
    write_onnx(model, path, pages[0].table)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    (options.out / "pages.sha256").write_text(f"{digest}  pages.onnx\n", encoding="utf-8")
    print(f"{path}: {path.stat().st_size:,} bytes", flush=True)
    if not options.no_folds:
        cross_validate(pages)


if __name__ == "__main__":
    main()
