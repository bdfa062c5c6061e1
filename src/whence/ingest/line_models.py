"""The line model: how probable it is that a line belongs to the article, and the best sequence of such lines.

Gradient-boosted trees over `line_features.py`, run by onnxruntime; lines are then taken together by Viterbi decoding
of a chain of two states. `training/lines` makes the files, `models/lines.md` says how good they are.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from whence.errors import WhenceError
from whence.ingest.labels import Page
from whence.ingest.line_features import NAMES, describe_lines
from whence.modelfiles import check_model_files, import_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

MODEL, WORDS, SUMS = "lines.onnx", "lines.words.tsv", "lines.sha256"
_CALLED = {
    "model": "the line model",
    "remedy": "add the file with --plain to take its whole text as the article",
}
_STAY = 0.5  # nats that a change between article and furniture costs; best of 0, .5, 1, 2 on sites left out
_EDGE = 1e-6  # probabilities are kept so far from 0 and 1


@dataclass(frozen=True, slots=True)
class LineModel:
    """A loaded line model: what it calculates with and what each word weighs."""

    session: Any
    words: dict[str, float]

    def judge(self, page: Page) -> "Floats":
        """Give for each line of a page that the rules have labelled the probability that it is of the article."""
        import numpy as np

        if not page.lines:
            return np.zeros(0, np.float32)
        features = describe_lines(page, self.words)
        (scores,) = self.session.run(None, {"lines": features})
        return np.asarray(1 / (1 + np.exp(-scores[:, 0])), np.float32)


@lru_cache(maxsize=2)
def load_line_model(folder: Path | None = None) -> LineModel:
    """Give the model in `folder`; None: that of the package.

    Raises WhenceError as `open_trees` does.
    """
    path = check_model_files(folder, SUMS, (WORDS,), **_CALLED)[WORDS]
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines() if line[:1] != "#")
    return LineModel(open_trees(MODEL, NAMES, folder), {word: float(weight) for word, weight in rows})


def open_trees(name: str, features: tuple[str, ...], folder: Path | None = None) -> Any:
    """Give a session of onnxruntime with the trees in the file `name`, which must be made for `features`.

    Raises WhenceError when the file is missing, altered or made for others, and when onnxruntime is missing.
    """
    runtime = import_for("onnxruntime", **_CALLED)
    path = check_model_files(folder, SUMS, (name,), **_CALLED)[name]
    options = runtime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = runtime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    stated = session.get_modelmeta().custom_metadata_map.get("features", "").split(" | ")
    if stated != list(features):
        raise WhenceError(
            f"{path}: made for {len(stated)} other features, not the {len(features)} of this version; "
            "install the package again"
        )
    return session


def decode_lines(probabilities: "Sequence[float]", *, prior: float = 0.0) -> list[bool]:
    """Give the most probable sequence of article and other lines; `prior` in nats is added for the article."""
    from math import log

    outside, inside = 0.0, -1e9
    before: list[tuple[bool, bool]] = []  # for a line outside and inside: whether the one above is inside
    for probability in probabilities:
        kept = min(1 - _EDGE, max(_EDGE, float(probability)))
        score = log(kept / (1 - kept)) + prior
        from_inside, from_outside = inside - _STAY > outside, inside > outside - _STAY
        before.append((from_inside, from_outside))
        outside, inside = (
            inside - _STAY if from_inside else outside,
            (inside if from_outside else outside - _STAY) + score,
        )
    found: list[bool] = []
    is_inside = inside > outside
    for from_inside, from_outside in reversed(before):
        found.append(is_inside)
        is_inside = from_outside if is_inside else from_inside
    return found[::-1]
