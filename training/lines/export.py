"""Write the trees as ONNX beside the weights of words, with their SHA-256: `python training/lines/export.py OUT`.

OUT holds lines.txt and lines.words.tsv (train.py) and stories.txt (train_stories.py). Thresholds are rounded down to
the float32 below, since the features are float32: every line takes the branches it took in training.
"""

import hashlib
import shutil
import sys
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
import onnx
from onnx import TensorProto, helper

from whence.ingest import line_features, story_features

MODELS = Path(__file__).parent.parent.parent / "src/whence/models"
FILES = {"lines": line_features.NAMES, "stories": story_features.NAMES}


def to_onnx(trees: lightgbm.Booster, names: tuple[str, ...]) -> onnx.ModelProto:
    """Give the trees as one TreeEnsembleRegressor: `lines` (n, features) to a score (n, 1) in log odds."""
    nodes: dict[str, list[Any]] = {
        key: []
        for key in ("treeids", "nodeids", "featureids", "values", "modes", "truenodeids", "falsenodeids")
    }
    leaves: dict[str, list[Any]] = {"treeids": [], "nodeids": [], "ids": [], "weights": []}
    for number, tree in enumerate(trees.dump_model()["tree_info"]):
        _add_tree(number, tree["tree_structure"], nodes, leaves)
    attributes = {f"nodes_{key}": values for key, values in nodes.items()}
    attributes |= {f"target_{key}": values for key, values in leaves.items()}
    node = helper.make_node(
        "TreeEnsembleRegressor", ["lines"], ["score"], domain="ai.onnx.ml", n_targets=1, **attributes
    )
    graph = helper.make_graph(
        [node],
        "lines",
        [helper.make_tensor_value_info("lines", TensorProto.FLOAT, [None, len(names)])],
        [helper.make_tensor_value_info("score", TensorProto.FLOAT, [None, 1])],
    )
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid("ai.onnx.ml", 3)]
    model = helper.make_model(graph, opset_imports=opsets, ir_version=8, producer_name="whence training/lines")
    helper.set_model_props(model, {"features": " | ".join(names)})
    return model


def _add_tree(
    number: int, root: dict[str, Any], nodes: dict[str, list[Any]], leaves: dict[str, list[Any]]
) -> None:
    todo, n = [(root, 0)], 1
    while todo:
        node, at = todo.pop()
        is_leaf = "leaf_value" in node
        below = (0, 0) if is_leaf else (n, n + 1)
        nodes["treeids"].append(number)
        nodes["nodeids"].append(at)
        nodes["featureids"].append(0 if is_leaf else node["split_feature"])
        nodes["values"].append(0.0 if is_leaf else _round_down(node["threshold"]))
        nodes["modes"].append("LEAF" if is_leaf else "BRANCH_LEQ")
        nodes["truenodeids"].append(below[0])
        nodes["falsenodeids"].append(below[1])
        if is_leaf:
            for key, value in zip(leaves, (number, at, 0, node["leaf_value"]), strict=True):
                leaves[key].append(value)
            continue
        n += 2
        todo += [(node["left_child"], below[0]), (node["right_child"], below[1])]


def _round_down(threshold: float) -> float:
    found = np.float32(threshold)
    return float(found if float(found) <= threshold else np.nextafter(found, np.float32(-np.inf)))


def main(out: Path) -> None:
    """Write the models and their sums into the package, once ONNX gives what LightGBM gives."""
    import onnxruntime

    lines = []
    for name, names in FILES.items():
        trees = lightgbm.Booster(model_file=str(out / f"{name}.txt"))
        model = to_onnx(trees, names)
        data = np.random.default_rng(1).normal(0, 2, (500, len(names))).astype(np.float32)
        (scores,) = onnxruntime.InferenceSession(model.SerializeToString()).run(None, {"lines": data})
        gap = np.abs(scores[:, 0] - trees.predict(data, raw_score=True)).max()
        print(f"{name}: {trees.num_trees()} trees, ONNX differs by {gap:.1e} at most")
        if gap > 1e-3:
            raise SystemExit("ONNX does not give what LightGBM gives")
        onnx.save(model, MODELS / f"lines.{'onnx' if name == 'lines' else name + '.onnx'}")
    shutil.copy(out / "lines.words.tsv", MODELS)
    for name in ("lines.onnx", "lines.stories.onnx", "lines.words.tsv"):
        lines.append(f"{hashlib.sha256((MODELS / name).read_bytes()).hexdigest()}  {name}")
    (MODELS / "lines.sha256").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
