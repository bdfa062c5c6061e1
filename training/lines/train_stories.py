"""Train the story model on glued articles: `python training/lines/train_stories.py ../shared/data OUT`.

Writes OUT/stories.txt. Sites as in rows.py: those that are held out are not trained on.
"""

import random
import sys
from pathlib import Path

import lightgbm
import numpy as np
from gluing import glue_all, read_articles
from rows import is_held_out

from whence.ingest.story_features import NAMES
from whence.outlets import load_outlets

ROUNDS = 200
RECIPE = {
    "objective": "binary",
    "num_leaves": 15,
    "learning_rate": 0.05,
    "min_data_in_leaf": 40,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "max_bin": 63,
    "lambda_l2": 10,
    "seed": 7,
    "deterministic": True,
    "num_threads": 2,
    "verbose": -1,
}


def main(data: Path, out: Path) -> None:
    """Glue, describe, train, write."""
    articles = [article for article in read_articles(data) if not is_held_out(article.outlet)]
    texts = [glued for glued in glue_all(articles, load_outlets(), random.Random(5)) if len(glued.lines)]
    features = np.concatenate([glued.features for glued in texts])
    marks = np.concatenate([glued.marks for glued in texts])
    weights = np.concatenate([np.full(len(glued.lines), len(glued.lines) ** -0.5) for glued in texts])
    dataset = lightgbm.Dataset(
        features, marks, weight=weights / weights.mean(), feature_name=[f"f{i}" for i in range(len(NAMES))]
    )
    trees = lightgbm.train(RECIPE, dataset, num_boost_round=ROUNDS)
    out.mkdir(parents=True, exist_ok=True)
    trees.save_model(out / "stories.txt")
    print(f"{len(texts)} texts, {int(marks.sum())} glued, {len(marks)} lines that may be titles")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
