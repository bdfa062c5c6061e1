"""Write a checkpoint as the package's model: `PYTHONPATH=bench python training/reader/export.py CHECKPOINT FOLDER`.

FOLDER gets reader.onnx (dynamic int8), reader-tokenizer.json and reader.sha256; with --float also the float32
model, in FOLDER/float, to compare.
"""

import argparse
import hashlib
import json
import shutil
import warnings
from pathlib import Path

import onnx
import torch
from model import ENTITY_TAGS, HIDDEN, POINTER_DIM, TAGS, Reader, allowed
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file
from torch import Tensor, nn
from train import SIZE, load_tokenizer

from whence.read.learned import FILES, FORMAT
from whence.read.learned_words import N_FEATURES

OVERLAP = 48  # pieces; see README.md


class Whole(nn.Module):
    """The network without a mask: windows run one by one, so nothing is padded."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, pieces: Tensor, features: Tensor) -> Tensor:
        """Give the scores of one window."""
        return self.reader(pieces, features, None)


def metadata(model: Reader, name: str) -> str:
    """Give what decoding needs beside the network."""
    tables = {
        "transitions": model.transitions + allowed(),
        "openings": model.openings,
        "distances": model.distances,
        "sentences": model.sentences,
    }
    stated: dict[str, object] = {"format": FORMAT, "name": name, "tags": TAGS, "dim": POINTER_DIM}
    stated |= {"name_tags": ENTITY_TAGS, "hidden": HIDDEN, "window": SIZE, "overlap": OVERLAP}
    stated |= {key: table.detach().numpy().round(5).astype(float).tolist() for key, table in tables.items()}
    return json.dumps(stated)


def write_onnx(model: Reader, path: Path, name: str) -> None:
    """Write the float32 model."""
    pieces, features = (
        torch.ones(1, 17, dtype=torch.int64),
        torch.zeros(1, 17, len(N_FEATURES), dtype=torch.int64),
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Whole(model), (pieces, features), str(path), dynamo=False, opset_version=17,
            input_names=["pieces", "features"], output_names=["found"],
            dynamic_axes={"pieces": {1: "n"}, "features": {1: "n"}, "found": {1: "n"}},
        )  # fmt: skip
    written = onnx.load(str(path))
    entry = written.metadata_props.add()
    entry.key, entry.value = "whence", metadata(model, name)
    onnx.save(written, str(path))


def finish(folder: Path) -> None:
    """Put the tokenizer and the sums beside the model."""
    load_tokenizer().save(str(folder / "reader-tokenizer.json"))
    sums = [f"{hashlib.sha256((folder / n).read_bytes()).hexdigest()}  {n}" for n in FILES]
    (folder / "reader.sha256").write_text("\n".join(sums) + "\n", encoding="utf-8")


def main() -> None:
    """Export, quantise, and state the sizes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--name", default="reader 3")
    parser.add_argument("--float", action="store_true", dest="keep_float")
    options = parser.parse_args()
    model = Reader()
    model.load_state_dict(load_file(options.checkpoint))
    model.eval()
    whole = options.folder / "float"
    whole.mkdir(parents=True, exist_ok=True)
    write_onnx(model, whole / "reader.onnx", options.name)
    quantize_dynamic(
        str(whole / "reader.onnx"), str(options.folder / "reader.onnx"),
        weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul", "Gather"],
    )  # fmt: skip
    finish(options.folder)
    if options.keep_float:
        finish(whole)
    else:
        shutil.rmtree(whole)
    for path in sorted(options.folder.rglob("reader*")):
        print(f"{path} {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
