"""The story model: where a second article begins in a text, told from titles that stand inside one article.

Gradient-boosted trees over `story_features.py`, run by onnxruntime. `training/lines` makes them from articles with the
head of another of the same outlet below; `models/lines.md` says how good they are.
"""

from functools import lru_cache
from pathlib import Path
from typing import Any

from whence.ingest.labels import Page
from whence.ingest.line_models import open_trees
from whence.ingest.story_features import NAMES, describe_titles

MODEL = "lines.stories.onnx"


def judge_titles(page: Page, start: int, *, folder: Path | None = None) -> dict[int, float]:
    """Give for each line below `start` that may be a title how probable it is that a second article begins there.

    Lines that have a label are no titles.
    """
    import numpy as np

    found, features = describe_titles(page, start)
    if not found:
        return {}
    (scores,) = _load_trees(folder).run(None, {"lines": features})
    return dict(zip(found, (1 / (1 + np.exp(-scores[:, 0]))).tolist(), strict=True))


@lru_cache(maxsize=2)
def _load_trees(folder: Path | None) -> Any:
    return open_trees(MODEL, NAMES, folder)
