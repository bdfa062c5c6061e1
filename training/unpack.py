"""Turn a model of the package back into a checkpoint to go on from: `python training/unpack.py MODEL.onnx OUT`.

OUT is a file of safetensors. Checkpoints are not kept in the repository, and the package's files hold all of their
weights, in 8 bits: a run that goes on from what was shipped begins here. Weights come out as the 8-bit file has them,
so they differ from those of the run that made it by what rounding took. For `reader.onnx` and `pairs.onnx`; needs the
requirements of either training.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from safetensors.torch import save_file

# The linear maps in the order in which the exported graph multiplies by them; the rest have their names in the file.
LAYER = ("qkv", "out", "up", "down")
LAYERS = 6  # of all-MiniLM-L6-v2
HEADS = {"reader": ("tags", "entities", "sides", "sentence"), "network": ("vector", "mix", "scores")}


def read_weights(path: Path) -> dict[str, torch.Tensor]:
    """Give the state of the network that `path` was exported from; raises ValueError where a weight is left over."""
    model = onnx.load(str(path))
    held = {i.name: numpy_helper.to_array(i) for i in model.graph.initializer}
    root = next(name.split(".")[0] for name in held if ".pieces.weight" in name)
    names = [f"layers.{n}.{part}.weight" for n in range(LAYERS) for part in LAYER]
    names += [f"{head}.weight" for head in _head_order(model, held, HEADS[root])]
    matrices = [_plain(held, node.input[1]) for node in model.graph.node if node.op_type == "MatMulInteger"]
    if len(matrices) != len(names):
        raise ValueError(f"{path}: {len(matrices)} products with weights, {len(names)} expected")
    state = {name: matrix.T for name, matrix in zip(names, matrices, strict=True)}
    for name, array in held.items():
        if name.startswith(f"{root}.") and name.endswith((".weight", ".bias")):
            state[name.removeprefix(f"{root}.")] = array
        elif name.startswith(f"{root}.") and name.endswith(".weight_quantized"):
            # A head on one row a text is multiplied by its name, turned like the others: it is there already.
            state.setdefault(name.removeprefix(f"{root}.").removesuffix("_quantized"), _plain(held, name))
    stated = json.loads(next(p.value for p in model.metadata_props if p.key == "whence"))
    for table in ("transitions", "openings", "distances", "sentences"):
        if table in stated:
            state[table] = np.array(stated[table], dtype=np.float32)
    if "transitions" in state:  # the file's have the forbidden steps added
        state["transitions"] = np.where(state["transitions"] < -5e3, 0.0, state["transitions"])
    return {n: torch.tensor(np.ascontiguousarray(a), dtype=torch.float32) for n, a in state.items()}


def _head_order(model: onnx.ModelProto, held: dict[str, np.ndarray], heads: tuple[str, ...]) -> list[str]:
    """Give the heads by when their bias is added."""
    first: dict[str, int] = {}
    for n, node in enumerate(model.graph.node):
        for name in node.input:
            part = name.split(".")
            if name in held and len(part) == 3 and part[1] in heads and part[2] == "bias":
                first.setdefault(part[1], n)
    return sorted(first, key=lambda head: first[head])


def _plain(held: dict[str, np.ndarray], name: str) -> np.ndarray:
    """Give a quantised matrix as floats; its scale is one number, or one for each column."""
    stem = name.removesuffix("_quantized")
    zero, scale = held[f"{stem}_zero_point"].astype(np.float32), held[f"{stem}_scale"]
    return (held[name].astype(np.float32) - zero) * scale


def main() -> None:
    """Read the two paths, write the checkpoint, and state what it holds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    state = read_weights(options.model)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    save_file(state, options.out)
    print(f"{options.out}: {len(state)} tensors, {sum(t.numel() for t in state.values()) / 1e6:.1f} M weights")


if __name__ == "__main__":
    main()
