"""Train the line model: `python training/lines/train.py ../shared/data OUT [--all]`; see README.md.

Writes OUT/lines.txt (the trees, by LightGBM), OUT/lines.words.tsv. The weights of words are made apart for each third
of the sites, so that the trees do not learn from words that only their own pages have.
"""

import argparse
from pathlib import Path

import lightgbm
import numpy as np
from page_sets import load_pages
from rows import FOLDS, Rendered, is_held_out, number_of, render_all, weigh_all, weights_of_lines

from whence.ingest.line_features import NAMES, describe_lines
from whence.outlets import load_outlets

ROUNDS = 320
RECIPE = {
    "objective": "binary",
    "num_leaves": 31,
    "learning_rate": 0.07,
    "min_data_in_leaf": 150,
    "feature_fraction": 0.3,
    "bagging_fraction": 0.5,
    "bagging_freq": 1,
    "max_bin": 63,
    "lambda_l2": 10,
    "seed": 7,
    "deterministic": True,
    "num_threads": 2,
    "verbose": -1,
}
HEAD = (
    "# How much more often a word stands in articles than around them, over sites: natural log of odds. Counts only.",
    "# Annotations: CC BY 4.0 (WCXB), MIT (article-extraction-benchmark, fundus). Made by training/lines.",
)


def describe_all(pages: list[Rendered]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Give features, marks and weights of the lines of all pages, words weighed on other sites."""
    features, marks, weights = [], [], []
    for fold in range(FOLDS):
        own = [one for one in pages if number_of("fold " + one.gold.site, FOLDS) == fold]
        others = [one for one in pages if number_of("fold " + one.gold.site, FOLDS) != fold]
        words = weigh_all(others)
        for one in own:
            features.append(describe_lines(one.page, words))
            marks.append(np.array(one.marks))
            weights.append(weights_of_lines(one.page))
    weight = np.concatenate(weights)
    return np.concatenate(features), np.concatenate(marks), weight * (len(weight) / weight.sum())


def main() -> None:
    """Render, describe, train, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--all", action="store_true", help="train on the held-out sites too")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    golds = [gold for gold in load_pages(options.data) if options.all or not is_held_out(gold.site)]
    pages = list(render_all(golds, load_outlets()))
    words = weigh_all(pages)
    rows = (f"{word}\t{weight}" for word, weight in sorted(words.items()))
    (options.out / "lines.words.tsv").write_text("\n".join([*HEAD, *rows]) + "\n", encoding="utf-8")
    features, marks, weights = describe_all(pages)
    print(f"{len(pages)} texts of {len(golds)} pages, {len(marks)} lines, {len(words)} words", flush=True)
    data = lightgbm.Dataset(features, marks, weight=weights, feature_name=[f"f{i}" for i in range(len(NAMES))])
    trees = lightgbm.train(RECIPE, data, num_boost_round=ROUNDS)
    trees.save_model(options.out / "lines.txt")


if __name__ == "__main__":
    main()
