"""Write a checkpoint as the package's model: `python training/pairs/export.py CHECKPOINT UNPACKED FOLDER`.

FOLDER gets pairs.onnx (dynamic int8, with the gate in its metadata), the tokenizer and pairs.sha256; FOLDER/float the
same in float32, to compare. The gate is fitted on the pages of VitaminC that were left out of training for choices.
"""

import argparse
import hashlib
import json
import warnings
from pathlib import Path

import numpy as np
import onnx
import torch
from data import is_for_choice, load_vitaminc
from model import HIDDEN
from network import VERDICTS, PairNetwork, load_tokenizer
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file
from torch import Tensor, nn

from whence.weigh.judge_words import N_FEATURES, cut_text
from whence.weigh.judges import FORMAT, MODEL, SUMS, TOKENIZER, load_judge
from whence.weigh.same_quantity import FEATURES, gate_features

# Share of the decided pairs of each verdict that is to be right; a false "agree" is the worst mistake.
RIGHT = 0.96
SHRINK = (
    0.1  # of the gate's weights; best log-likelihood over 8 folds of the pages for choices among .001 ... 1
)


class Whole(nn.Module):
    """The network without a mask: pairs run one by one, so nothing is padded."""

    def __init__(self, network: PairNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, features: Tensor) -> tuple[Tensor, Tensor]:
        """Give the scores and the vector of one row."""
        return self.network(pieces, features, None)


def write_onnx(network: PairNetwork, path: Path) -> None:
    """Write the float32 model."""
    example = torch.ones(1, 17, dtype=torch.int64), torch.zeros(1, 17, len(N_FEATURES), dtype=torch.int64)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Whole(network), example, str(path), dynamo=False, opset_version=17,
            input_names=["pieces", "features"], output_names=["scores", "vector"],
            dynamic_axes={"pieces": {1: "n"}, "features": {1: "n"}},
        )  # fmt: skip


def finish(folder: Path, stated: dict[str, object]) -> None:
    """Put the metadata into the model, the tokenizer and the sums beside it."""
    model = onnx.load(str(folder / MODEL))
    del model.metadata_props[:]
    entry = model.metadata_props.add()
    entry.key, entry.value = "whence", json.dumps(stated)
    onnx.save(model, str(folder / MODEL))
    load_tokenizer().save(str(folder / TOKENIZER))
    sums = [f"{hashlib.sha256((folder / n).read_bytes()).hexdigest()}  {n}" for n in (MODEL, TOKENIZER)]
    (folder / SUMS).write_text("\n".join(sums) + "\n", encoding="utf-8")


def fit_gate(folder: Path, vitaminc: Path) -> dict[str, object]:
    """Give temperature, weights and the least probability for each verdict, from pages left out for choices."""
    judge = load_judge(folder)
    rows = {False: [], True: []}
    for pair in load_vitaminc(vitaminc):
        if is_for_choice(pair.group):
            one, two = cut_text(pair.one, judge.tokenizer), cut_text(pair.two, judge.tokenizer)
            scores = judge.score(one, two)[:3]
            both = bool(one.amounts and two.amounts)
            found = gate_features(scores.tolist(), one, two) if both else scores
            rows[both].append((found, pair.allowed[0]))
    plain, plain_labels = (np.array(column) for column in zip(*rows[False], strict=True))
    temperatures = np.arange(0.5, 4, 0.05)
    losses = [-np.log(_softmax(plain / t)[np.arange(len(plain)), plain_labels]).mean() for t in temperatures]
    temperature = float(temperatures[int(np.argmin(losses))])
    numeric, labels = (np.array(column) for column in zip(*rows[True], strict=True))
    weights, bias = _fit(numeric, labels)
    chances = _softmax(numeric @ weights.T + bias)
    print(f"choice: {len(plain)} pairs without amounts, {len(numeric)} with; temperature {temperature:.2f}")
    print(
        f"right: {np.mean(plain.argmax(1) == plain_labels):.3f} and {np.mean(chances.argmax(1) == labels):.3f}"
    )
    for name, row in zip(FEATURES, weights.T, strict=True):
        print(f"{name:28}", row.round(2))
    return {
        "temperature": round(temperature, 2),
        "weights": weights.round(4).tolist(),
        "bias": bias.round(4).tolist(),
        "least": [_least(_softmax(plain / temperature), plain_labels), _least(chances, labels)],
    }


def _fit(features: np.ndarray, labels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Give (3, n_features) weights and (3,) biases: the scores times one factor, and what little the rules add.

    A free regression over some 500 pairs does worse on pages it has not seen than the scores alone.
    """
    rows, gold = torch.tensor(features, dtype=torch.float64), torch.tensor(labels)
    n_rules = rows.shape[1] - 3
    factor, of_rules, bias = (torch.zeros(n, dtype=torch.float64) for n in ((1,), (3, n_rules), (3,)))
    parts = [part.requires_grad_() for part in (factor, of_rules, bias)]
    optimiser = torch.optim.LBFGS(parts, max_iter=300)

    def loss() -> Tensor:
        optimiser.zero_grad()
        scores = rows[:, :3] * factor.exp() + rows[:, 3:] @ of_rules.T + bias
        found = nn.functional.cross_entropy(scores, gold) + SHRINK * ((of_rules**2).sum() + (bias**2).sum())
        found.backward()
        return found

    optimiser.step(loss)
    whole = torch.cat([torch.eye(3, dtype=torch.float64) * factor.exp(), of_rules], dim=1)
    return whole.detach().numpy(), bias.detach().numpy()


def _least(chances: np.ndarray, labels: np.ndarray) -> list[float]:
    """Give for each verdict the lowest probability from which on RIGHT of the pairs that get it are right."""
    found = []
    for verdict in range(len(VERDICTS)):
        mine = np.flatnonzero(chances.argmax(1) == verdict)
        mine = mine[np.argsort(-chances[mine, verdict])]
        right = np.cumsum(labels[mine] == verdict) / np.arange(1, len(mine) + 1)
        enough = np.flatnonzero(right >= RIGHT)
        found.append(float(chances[mine[enough[-1]], verdict].round(3)) if len(enough) else 0.99)
    return found


def _softmax(scores: np.ndarray) -> np.ndarray:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def main() -> None:
    """Export, quantise, fit the gate, and state the sizes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("unpacked", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--name", default="pairs 2")
    options = parser.parse_args()
    network = PairNetwork()
    network.load_state_dict(load_file(options.checkpoint))
    network.eval()
    whole = options.folder / "float"
    whole.mkdir(parents=True, exist_ok=True)
    write_onnx(network, whole / MODEL)
    quantize_dynamic(
        str(whole / MODEL), str(options.folder / MODEL),
        weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul", "Gather"],
    )  # fmt: skip
    unfitted = {"temperature": 1.0, "weights": np.zeros((3, len(FEATURES))).tolist(), "bias": [0.0] * 3,
                "least": [[0.0] * 3] * 2}  # fmt: skip
    for folder in (whole, options.folder):
        stated = {"format": FORMAT, "name": options.name, "hidden": HIDDEN}
        finish(folder, stated | unfitted)
        finish(folder, stated | fit_gate(folder, options.unpacked / "vitaminc" / "real-train.jsonl"))
        print(f"{folder / MODEL} {(folder / MODEL).stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
