"""Train the pair model: `python training/pairs/train.py DATA UNPACKED OUT` (see reproduce for the paths).

DATA holds msrp and polnear; UNPACKED holds vitaminc, sts, ecbplus and basil. Writes OUT/last.safetensors every few
hundred steps. The same seed and threads give the same weights on one machine.
"""

import argparse
import random
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from data import (
    OTHER_QUESTION,
    Pair,
    ecb_pairs,
    is_for_choice,
    load_msrp,
    load_sts,
    load_vitaminc,
    plain_sentences,
)
from network import PairNetwork, encoder_folder, load_tokenizer
from own import Topic, draw_questions, load_topics, own_pairs
from safetensors.torch import load_file, save_file
from swaps import make_pairs
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F  # noqa: N812
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from pair_sets import ECB_CHOICE, ECB_TEST, EcbSentence, read_ecb
from whence.weigh.judge_masks import mask_answer
from whence.weigh.judge_words import N_FEATURES, JudgedText, cut_text, join_pair, stand_alone

N_SYNTHETIC, N_STS, N_ECB, N_SWAPS = 2500, 2000, 4500, 7000  # drawn anew for every epoch
PIECES = 2600  # of the pairs of one batch, padding included
TRIPLES = 8  # beside every second batch, for the vectors
STORY = 56  # statements of one story that are seen at once, for the vectors
LONGEST = 260  # characters of a text of a triple
HIDDEN_AMOUNTS = 0.1  # of the pairs do not see how amounts compare
WARM_UP = 0.06
WEIGHTS = (1.0, 0.8, 0.15, 0.3, 1.0)  # verdict, events, question, teacher, story
LOSSES = ("verdict", "events", "question", "teacher", "story")
TEMPERATURE = 0.05
STORY_TEMPERATURE = 0.1


@dataclass(slots=True)
class Sets:
    """What an epoch is drawn from."""

    real: list[Pair]
    synthetic: list[Pair]
    msrp: list[Pair]
    sts: list[Pair]
    ecb: list[EcbSentence]
    articles: list[tuple[str, list[str]]]
    own: list[Topic]


class Cutter:
    """Cuts each text once."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer, self._done = tokenizer, {}

    def cut(self, text: str) -> JudgedText:
        """Give the pieces, words and amounts of a text."""
        if text not in self._done:
            self._done[text] = cut_text(text, self._tokenizer)
        return self._done[text]


def load_sets(data: Path, unpacked: Path) -> Sets:
    """Read everything that is trained on; what is for choices or for testing is left out."""
    real = [p for p in load_vitaminc(unpacked / "vitaminc" / "real-train.jsonl") if not is_for_choice(p.group)]
    ecb = [s for s in read_ecb(unpacked / "ecbplus") if s.topic not in (*ECB_TEST, *ECB_CHOICE)]
    return Sets(
        real=real,
        synthetic=list(load_vitaminc(unpacked / "vitaminc" / "synthetic.jsonl")),
        msrp=list(load_msrp(data / "msrp" / "msr-para-train.tsv")),
        sts=list(load_sts(unpacked / "sts" / "stsb-en-train.csv")),
        ecb=ecb,
        articles=[
            *plain_sentences(data / "polnear" / "train" / "text"),
            *plain_sentences(unpacked / "basil" / "articles"),
        ],
        own=load_topics(),
    )


def draw_epoch(sets: Sets, chance: random.Random, *, share: float, own: bool) -> list[Pair]:
    """Give the pairs of an epoch: `share` of the small sets and of a part of the others; with `own`, all ours."""
    ecb = list(ecb_pairs(sets.ecb, chance))
    parts: list[list[Pair]] = [sets.real, chance.sample(sets.synthetic, N_SYNTHETIC), sets.msrp,
                               chance.sample(sets.sts, N_STS), chance.sample(ecb, min(N_ECB, len(ecb)))]  # fmt: skip
    pairs = [pair for part in parts for pair in chance.sample(part, int(share * len(part)))]
    pairs += make_pairs(sets.articles, chance, int(share * N_SWAPS))
    return [*pairs, *own_pairs(sets.own, chance)] if own else pairs


def draw_triples(pairs: list[Pair], chance: random.Random) -> list[tuple[str, str, str, str]]:
    """Give (text, one of the same question, one of another, group): masked, in a random order."""
    same = [p for p in pairs if OTHER_QUESTION[0] not in p.allowed and p.source != "synthetic"]
    others: dict[str, list[Pair]] = {}
    for pair in pairs:
        if pair.allowed == OTHER_QUESTION:
            others.setdefault(pair.group, []).append(pair)
    found = []
    for pair in same:
        near = [p.two for p in others.get(pair.group, ()) if pair.one in (p.one, p.two) or pair.source == "ecb"]
        negative = chance.choice(near) if near else chance.choice(same).two
        if negative not in (pair.one, pair.two) and max(map(len, (pair.one, pair.two, negative))) <= LONGEST:
            found.append((*map(mask_answer, (pair.one, pair.two, negative)), pair.group))
    chance.shuffle(found)
    return found


def batches(pairs: list[Pair], cutter: Cutter, chance: random.Random) -> list[list[Pair]]:
    """Give batches of pairs of about one length, each of about PIECES pieces, in a random order."""
    chance.shuffle(pairs)
    found = []
    for at in range(0, len(pairs), 4096):
        part = [(len(cutter.cut(p.one).pieces) + len(cutter.cut(p.two).pieces) + 3, i, p)
                for i, p in enumerate(pairs[at : at + 4096])]  # fmt: skip
        part.sort()
        batch: list[Pair] = []
        for length, _, pair in part:
            if batch and length * (len(batch) + 1) > PIECES:
                found.append(batch)
                batch = []
            batch.append(pair)
        found.append(batch)
    chance.shuffle(found)
    return found


def stack(rows: list[tuple[np.ndarray, np.ndarray]]) -> tuple[Tensor, Tensor, Tensor]:
    """Give padded pieces, features and mask."""
    longest = max(len(pieces) for pieces, _ in rows)
    pieces = torch.zeros(len(rows), longest, dtype=torch.int64)
    features = torch.zeros(len(rows), longest, len(N_FEATURES), dtype=torch.int64)
    mask = torch.zeros(len(rows), longest, dtype=torch.int64)
    for i, (mine, theirs) in enumerate(rows):
        pieces[i, : len(mine)], features[i, : len(mine)] = torch.from_numpy(mine), torch.from_numpy(theirs)
        mask[i, : len(mine)] = 1
    return pieces, features, mask


def pair_losses(model: PairNetwork, batch: list[Pair], cutter: Cutter, chance: random.Random) -> list[Tensor]:
    """Give the losses of the verdict and of the events."""
    rows = [join_pair(cutter.cut(p.one), cutter.cut(p.two)) for p in batch]
    for _, features in rows:
        if chance.random() < HIDDEN_AMOUNTS:
            features[:, 2:] = 0
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores, _ = model(*stack(rows))
    scores = scores.float()
    allowed = torch.tensor([[k in p.allowed for k in range(3)] for p in batch])
    spread = F.log_softmax(scores[:, :3], dim=-1)
    verdict = -torch.logsumexp(spread.masked_fill(~allowed, -1e4), dim=-1)
    events = torch.tensor([p.same_events for p in batch])
    known = (events >= 0).float()
    of_events = F.binary_cross_entropy_with_logits(scores[:, 3], events.clamp(min=0).float(), reduction="none")
    return [verdict.mean(), (of_events * known).sum() / len(batch)]


def vector_losses(
    model: PairNetwork, teacher: PairNetwork, triples: list[tuple[str, str, str, str]], cutter: Cutter
) -> list[Tensor]:
    """Give the loss of finding the same question among others, and of leaving the untrained encoder's vectors."""
    texts = [t[k] for k in range(3) for t in triples]
    rows = stack([stand_alone(cutter.cut(text)) for text in texts])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        _, vectors = model(*rows)
        with torch.no_grad():
            _, taught = teacher(*rows)
    vectors, taught = F.normalize(vectors.float(), dim=-1), taught.float()
    n = len(triples)
    likeness = vectors[:n] @ vectors[n:].T / TEMPERATURE
    groups = [t[3] for t in triples]
    hidden = torch.tensor([[groups[i] == groups[j % n] and i != j % n for j in range(2 * n)] for i in range(n)])
    question = F.cross_entropy(likeness.masked_fill(hidden, -1e4), torch.arange(n))
    return [question, (1 - F.cosine_similarity(vectors, taught)).mean()]


def story_loss(model: PairNetwork, drawn: list[tuple[str, int]], cutter: Cutter) -> Tensor:
    """Give the loss of finding, in one story, the statements of the same question among all others.

    Supervised contrastive learning (Khosla et al. 2020): the mean, over statements of one question, of -log of their
    share.
    """
    rows = stack([stand_alone(cutter.cut(text)) for text, _ in drawn])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        _, vectors = model(*rows)
    vectors = F.normalize(vectors.float(), dim=-1)
    slots = torch.tensor([slot for _, slot in drawn])
    itself = torch.eye(len(drawn), dtype=torch.bool)
    same = (slots[:, None] == slots[None, :]) & (slots >= 0)[:, None] & ~itself
    spread = F.log_softmax((vectors @ vectors.T / STORY_TEMPERATURE).masked_fill(itself, -1e4), dim=-1)
    has = same.any(1)
    if not has.any():
        return vectors.sum() * 0
    return -((spread * same).sum(1)[has] / same.sum(1)[has]).mean()


def groups_of(model: PairNetwork, rate: float, head_rate: float) -> list[dict[str, object]]:
    """Give the parameters by learning rate; what is not of the encoder learns faster. Piece embeddings stay."""
    model.pieces.weight.requires_grad_(False)
    named = [(n, p) for n, p in model.named_parameters() if p.requires_grad]
    heads = [p for n, p in named if n.split(".")[0] in ("mix", "scores", "features")]
    encoder = [p for n, p in named if n.split(".")[0] not in ("mix", "scores", "features")]
    return [
        {"params": encoder, "lr": rate, "weight_decay": 0.01},
        {"params": heads, "lr": head_rate, "weight_decay": 0.0},
    ]


def train(sets: Sets, options: argparse.Namespace) -> None:
    """Run all epochs and leave a checkpoint."""
    torch.manual_seed(options.seed)
    chance = random.Random(options.seed)
    cutter = Cutter(load_tokenizer())
    model, teacher = PairNetwork(), PairNetwork().eval()
    model.start_from(encoder_folder())
    teacher.start_from(encoder_folder())
    if options.start is not None:
        model.load_state_dict(load_file(options.start))
    plan = []
    for _ in range(options.epochs):
        pairs = draw_epoch(sets, chance, share=options.share, own=options.own)
        pairs = chance.sample(pairs, min(len(pairs), options.limit or len(pairs)))
        print(Counter(p.source for p in pairs), flush=True)
        triples = draw_triples(pairs, chance)
        for i, batch in enumerate(batches(pairs, cutter, chance)):
            at = i // 2 * TRIPLES % max(1, len(triples) - TRIPLES)
            drawn = chance.sample(sets.own, options.stories) if options.own else []
            stories = [draw_questions(topic, STORY, chance) for topic in drawn]
            plan.append((batch, triples[at : at + TRIPLES] if i % 2 else [], stories))
    run(model, teacher, plan, cutter, chance, options)


def run(
    model: PairNetwork,
    teacher: PairNetwork,
    plan: list[tuple[list[Pair], list[tuple[str, str, str, str]], list[list[tuple[str, int]]]]],
    cutter: Cutter,
    chance: random.Random,
    options: argparse.Namespace,
) -> None:
    """Take one step for each batch."""
    total, warm = len(plan), max(1, int(len(plan) * WARM_UP))
    optimiser = torch.optim.AdamW(groups_of(model, options.rate, options.head_rate))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / warm, (total - step) / max(1, total - warm))
    )
    model.train()
    begun, recent = time.time(), []
    averaged = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(options.average))
    for done, (batch, triples, stories) in enumerate(plan, 1):
        losses = pair_losses(model, batch, cutter, chance)
        absent = losses[0].detach() * torch.nan  # counts nothing, and is not shown
        losses += vector_losses(model, teacher, triples, cutter) if triples else [absent, absent]
        told = [story_loss(model, story, cutter) for story in stories]
        losses.append(torch.stack(told).mean() if told else absent)
        optimiser.zero_grad()
        sum(w * loss for w, loss in zip(WEIGHTS, losses, strict=True) if not loss.isnan()).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        averaged.update_parameters(model)
        recent.append([loss.item() for loss in losses])
        if done % 20 == 0:
            stated = " ".join(f"{n} {m:.4f}" for n, m in zip(LOSSES, np.nanmean(recent, axis=0), strict=True))
            print(f"step {done}/{total} {stated} {time.time() - begun:.0f} s", flush=True)
            recent = []
        if done % 200 == 0 or done == total:
            save(averaged.module, options.out)


def save(model: PairNetwork, folder: Path) -> None:
    """Write the weights so that a reader of the file never sees half of it."""
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / "last.part"
    save_file({name: tensor.detach().contiguous() for name, tensor in model.state_dict().items()}, part)
    part.rename(folder / "last.safetensors")


def main() -> None:
    """Read the options and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("unpacked", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--rate", type=float, default=1.2e-4)
    parser.add_argument("--head-rate", type=float, default=6e-4)
    parser.add_argument("--own", action="store_true", help="with our own statements")
    parser.add_argument(
        "--stories", type=int, default=1, help="of ours beside each batch of pairs, for the vectors"
    )
    parser.add_argument("--share", type=float, default=1.0, help="of the other sets that is drawn for an epoch")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument(
        "--average", type=float, default=0.0, help="of the weights before, in those that are kept"
    )
    parser.add_argument("--start", type=Path, help="weights to go on from")
    parser.add_argument("--limit", type=int, help="pairs an epoch, for a trial run")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    train(load_sets(options.data, options.unpacked), options)


if __name__ == "__main__":
    main()
