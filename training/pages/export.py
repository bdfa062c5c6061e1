"""LightGBM's trees as an ONNX graph, so that reading pages needs onnxruntime alone."""

from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
import onnx
from onnx import TensorProto, helper

_LEAF = {
    "nodes_featureids": 0,
    "nodes_values": 0.0,
    "nodes_modes": "LEAF",
    "nodes_truenodeids": 0,
    "nodes_falsenodeids": 0,
}


def write_onnx(model: lightgbm.Booster, path: Path, sample: Any) -> None:
    """Write `model` to `path` as a sum of trees, before the logistic function; checked on `sample` (n, n_features)."""
    columns: dict[str, list[Any]] = {name: [] for name in ("nodes_treeids", "nodes_nodeids", *_LEAF)}
    leaves: dict[str, list[Any]] = {
        name: [] for name in ("target_treeids", "target_nodeids", "target_ids", "target_weights")
    }
    for number, tree in enumerate(model.dump_model()["tree_info"]):
        _add_tree(number, tree["tree_structure"], columns, leaves)
    node = helper.make_node(
        "TreeEnsembleRegressor", ["features"], ["scores"], domain="ai.onnx.ml", n_targets=1,
        aggregate_function="SUM", post_transform="NONE", **columns, **leaves,
    )  # fmt: skip
    width = model.num_feature()
    graph = helper.make_graph(
        [node], "pages",
        [helper.make_tensor_value_info("features", TensorProto.FLOAT, [None, width])],
        [helper.make_tensor_value_info("scores", TensorProto.FLOAT, [None, 1])],
    )  # fmt: skip
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid("ai.onnx.ml", 3)]
    onnx.save(helper.make_model(graph, opset_imports=opsets, ir_version=8), path)
    _check(model, path, sample)


def _add_tree(
    number: int, root: dict[str, Any], columns: dict[str, list[Any]], leaves: dict[str, list[Any]]
) -> None:
    waiting, n_nodes = [(0, root)], 1
    while waiting:
        place, found = waiting.pop()
        values = dict(_LEAF)
        if "leaf_value" in found:
            for name, value in zip(leaves, (number, place, 0, float(found["leaf_value"])), strict=True):
                leaves[name].append(value)
        else:
            left, right = n_nodes, n_nodes + 1
            n_nodes += 2
            waiting += [(left, found["left_child"]), (right, found["right_child"])]
            values = {
                "nodes_featureids": found["split_feature"], "nodes_values": _as_float32(found["threshold"]),
                "nodes_modes": "BRANCH_LEQ", "nodes_truenodeids": left, "nodes_falsenodeids": right,
            }  # fmt: skip
        for name, value in {"nodes_treeids": number, "nodes_nodeids": place, **values}.items():
            columns[name].append(value)


def _as_float32(threshold: float) -> float:
    """Give the largest 32-bit number not above the threshold: the same rows go left of both."""
    found = np.float32(threshold)
    return float(np.nextafter(found, np.float32(-np.inf)) if float(found) > threshold else found)


def _check(model: lightgbm.Booster, path: Path, sample: Any) -> None:
    import onnxruntime

    found = onnxruntime.InferenceSession(str(path)).run(None, {"features": sample})[0][:, 0]
    wanted = model.predict(sample, raw_score=True, num_threads=1)
    worst = float(np.abs(found - wanted).max())
    if worst > 1e-3:
        raise SystemExit(f"{path}: differs from LightGBM by {worst}; export again")
