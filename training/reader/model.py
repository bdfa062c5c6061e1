"""The network: a six-layer encoder, tags of words through a chain, and pointers between source, cue and content."""

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from whence.read.learned_words import N_FEATURES

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
KINDS = ("person", "organisation", "place", "nationality", "product", "event")
ENTITY_TAGS = ("O", *(f"{side}-{kind}" for kind in KINDS for side in "BI"))
POINTERS = ("content to cue", "source to cue", "cue to source")
HIDDEN, HEADS, LAYERS, INNER = 384, 12, 6, 1536  # of all-MiniLM-L6-v2
POINTER_DIM = 64
DISTANCES, SENTENCES = 21, 9  # buckets of signed distance in words (powers of two) and in sentences
NEVER = -1e4


class Layer(nn.Module):
    """One encoder layer of BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out, self.norm1 = nn.Linear(HIDDEN, HIDDEN), nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up, self.down = nn.Linear(HIDDEN, INNER), nn.Linear(INNER, HIDDEN)
        self.norm2, self.dropout = nn.LayerNorm(HIDDEN, eps=1e-12), nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        """Give the states (batch, pieces, hidden); `bias` (batch, 1, 1, pieces) is added to attention scores."""
        n_rows, n_pieces, _ = x.shape
        q, k, v = self.qkv(x).view(n_rows, n_pieces, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=None if bias is None else bias.to(q.dtype))
        mixed = mixed.transpose(1, 2).reshape(n_rows, n_pieces, HIDDEN)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Reader(nn.Module):
    """Pieces in; scores of tags and the two sides of each pointer out."""

    def __init__(self, n_pieces: int = 30522, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces, self.positions = nn.Embedding(n_pieces, HIDDEN), nn.Embedding(512, HIDDEN)
        self.features = nn.ModuleList(nn.Embedding(n, HIDDEN) for n in N_FEATURES)
        self.norm, self.dropout = nn.LayerNorm(HIDDEN, eps=1e-12), nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.tags = nn.Linear(HIDDEN, len(TAGS))
        self.sides = nn.Linear(HIDDEN, len(POINTERS) * 2 * POINTER_DIM)
        self.entities = nn.Linear(HIDDEN, len(ENTITY_TAGS))
        self.sentence = nn.Linear(HIDDEN, HIDDEN)
        self.transitions = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.openings = nn.Parameter(torch.zeros(len(TAGS)))  # at the first word of a paragraph
        self.distances = nn.Parameter(torch.zeros(len(POINTERS), DISTANCES))
        self.sentences = nn.Parameter(torch.zeros(len(POINTERS), SENTENCES))
        for table in self.features:
            nn.init.normal_(table.weight, std=0.02)

    def forward(self, pieces: Tensor, features: Tensor | None, mask: Tensor | None) -> Tensor:
        """Give (batch, pieces, tags + entity tags + pointers * 2 * dim + hidden), what the ONNX file gives.

        The last part, its mean over the pieces of a sentence, is the sentence's vector. No mask: nothing is padded.
        """
        x = self.pieces(pieces) + self.positions.weight[: pieces.shape[1]]
        for i, table in enumerate(self.features if features is not None else ()):
            x = x + table(features[:, :, i])
        x = self.dropout(self.norm(x))
        bias = None if mask is None else (1.0 - mask[:, None, None, :].to(x.dtype)) * NEVER
        for layer in self.layers:
            x = layer(x, bias)
        return torch.cat([self.tags(x), self.entities(x), self.sides(x), self.sentence(x)], dim=-1)

    def start_from(self, folder: Path) -> None:
        """Load the encoder of all-MiniLM-L6-v2; its token type goes into the positions.

        Features start at nothing and the sentence's vector at the state itself: so far it is the encoder unchanged.
        """
        w = load_file(folder / "model.safetensors")
        with torch.no_grad():
            self.pieces.weight.copy_(w["embeddings.word_embeddings.weight"])
            kind = w["embeddings.token_type_embeddings.weight"][0]
            self.positions.weight.copy_(w["embeddings.position_embeddings.weight"] + kind)
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
            nn.init.eye_(self.sentence.weight)
            nn.init.zeros_(self.sentence.bias)


def _copy(module: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(weights[f"{name}.weight"])
    module.bias.copy_(weights[f"{name}.bias"])


def allowed() -> Tensor:
    """Give (from, to) scores that forbid an inside tag after anything but its own piece."""
    scores = torch.zeros(len(TAGS), len(TAGS))
    for j, tag in enumerate(TAGS):
        if tag.startswith("I-"):
            for i in range(len(TAGS)):
                scores[i, j] = 0.0 if i in (j - 1, j) else NEVER
    return scores


def chain_loss(model: Reader, scores: Tensor, tags: Tensor, heads: Tensor, mask: Tensor) -> Tensor:
    """Give the negative log-likelihood of the tags, summed over words.

    `scores` (batch, words, tags); `heads` marks first words of a paragraph, where the chain begins anew: no
    piece runs over a paragraph's end. A window's first word inside a paragraph may be of any tag.
    """
    step = model.transitions + allowed().to(scores.device)
    opening = model.openings + torch.tensor([NEVER if t[0] == "I" else 0.0 for t in TAGS], device=scores.device)
    begin = torch.where(heads[:, :1], opening, torch.zeros_like(opening))
    alpha = scores[:, 0] + begin
    safe = tags.clamp(min=0)
    gold = alpha.gather(1, safe[:, :1]).squeeze(1)
    moves = torch.where(heads[:, 1:], opening[safe[:, 1:]], step[safe[:, :-1], safe[:, 1:]])
    emitted = scores[:, 1:].gather(2, safe[:, 1:, None]).squeeze(2)
    gold = gold + ((moves + emitted) * mask[:, 1:]).sum(1)
    for t in range(1, scores.shape[1]):
        along = torch.logsumexp(alpha[:, :, None] + step, dim=1)
        anew = torch.logsumexp(alpha, dim=1, keepdim=True) + opening
        following = torch.where(heads[:, t : t + 1], anew, along) + scores[:, t]
        alpha = torch.where(mask[:, t : t + 1] > 0, following, alpha)
    return (torch.logsumexp(alpha, dim=1) - gold).sum()


def pointer_scores(model: Reader, sides: Tensor, sentences: Tensor) -> Tensor:
    """Give (batch, pointers, words, words): how much each word points at each other word."""
    n_rows, n_words, _ = sides.shape
    q, k = sides.view(n_rows, n_words, len(POINTERS), 2, POINTER_DIM).permute(3, 0, 2, 1, 4)
    scores = q @ k.transpose(-1, -2) / math.sqrt(POINTER_DIM)
    at = torch.arange(n_words, device=sides.device)
    gap = at[None, :] - at[:, None]
    size = gap.abs().clamp(min=1).to(torch.float32).log2().floor().long() + 1
    bucket = torch.where(gap == 0, 0, size.clamp(max=DISTANCES // 2) * gap.sign()) + DISTANCES // 2
    apart = (sentences[:, None, :] - sentences[:, :, None]).clamp(-(SENTENCES // 2), SENTENCES // 2)
    return (
        scores + model.distances[:, bucket][None] + model.sentences[:, apart + SENTENCES // 2].transpose(0, 1)
    )


def pointer_loss(scores: Tensor, targets: Tensor, mask: Tensor) -> Tensor:
    """Give the mean over pointers and pointing words of -log of the share that falls on the targets.

    `targets` (batch, pointers, words, words), bool; a row without a target counts nothing.
    """
    scores = scores.masked_fill(mask[:, None, None, :] == 0, NEVER)
    points = targets.any(-1)
    right = torch.logsumexp(scores.masked_fill(~targets, NEVER), dim=-1)
    losses = (torch.logsumexp(scores, dim=-1) - right) * points
    return (losses.sum((0, 2)) / points.sum((0, 2)).clamp(min=1)).mean()
