"""Which pieces of a page belong to its article: trained trees over their features (`models/pages.onnx`).

How they were trained stands in `training/pages`, how good they are in `models/pages.md`.
"""

from functools import lru_cache
from pathlib import Path
from typing import Any

from whence.ingest.page_features import PageEvidence, read_features
from whence.ingest.page_parts import Scan
from whence.modelfiles import check_model_files, import_for

_NAME = "the model that cleans pages"
_REMEDY = "save the text of the page"


def judge_candidates(scan: Scan, evidence: PageEvidence, *, folder: Path | None = None) -> Any:
    """Give for each candidate of a page the probability that it belongs to the article, (n_candidates,).

    Short pieces among menus are not asked about; theirs is 0. `folder` holds another model than that of the package.
    Raises WhenceError when the model is missing or altered.
    """
    import numpy as np

    if not scan.candidates:
        return np.zeros(0, np.float32)
    rows, table = read_features(scan, evidence)
    found = np.zeros(len(rows), np.float32)
    if rows.any():
        scores = _load(folder).run(None, {"features": table})[0][:, 0]
        found[rows] = 1 / (1 + np.exp(-scores))
    return found


@lru_cache(maxsize=2)
def _load(folder: Path | None) -> Any:
    onnxruntime = import_for("onnxruntime", model=_NAME, remedy=_REMEDY)
    path = check_model_files(folder, "pages.sha256", ["pages.onnx"], model=_NAME, remedy=_REMEDY)["pages.onnx"]
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
