"""What a model makes of pairs that it was not trained on: `python training/pairs/evaluate.py DATA UNPACKED MODEL`.

VitaminC's pages and ECB+'s topics that are left out for choices, and pairs made by rule from PolNeAR dev; MODEL/float
beside MODEL. The yardsticks of `bench/pairs.py` are for the end.
"""

import argparse
import random
from collections import Counter
from pathlib import Path

from data import Pair, is_for_choice, plain_sentences
from swaps import make_pairs

from pair_sets import ECB_CHOICE, pairs_of_topics, read_ecb, read_vitaminc, tells_the_same
from pairs import average_precision, print_claims
from whence.weigh.judges import Judge, load_judge

N_SWAPS, N_ECB = 3000, 2000


def print_swaps(judge: Judge, pairs: list[Pair]) -> None:
    """Print for each kind of swap how often each verdict is given, and how often agreement where it may not be."""
    judged = judge.judge([(p.one, p.two) for p in pairs])
    for kind in sorted({p.source for p in pairs}):
        mine = [(p, j) for p, j in zip(pairs, judged, strict=True) if p.source == kind]
        verdicts = Counter(j.verdict or "unsure" for _, j in mine)
        stated = ", ".join(f"{name} {n / len(mine):.2f}" for name, n in sorted(verdicts.items()))
        print(f"{kind}: {len(mine)} pairs: {stated}")


def main() -> None:
    """Print the figures of the int8 and of the float model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("unpacked", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    claims = [
        c for c in read_vitaminc(options.unpacked / "vitaminc" / "real-train.jsonl") if is_for_choice(c.page)
    ]
    numeric = [c for c in claims if c.has_numbers]
    sentences = [s for s in read_ecb(options.unpacked / "ecbplus") if s.topic in ECB_CHOICE]
    near = [(a, b) for a, b in pairs_of_topics(sentences) if a.subtopic == b.subtopic]
    near = random.Random(1).sample(near, N_ECB)
    articles = list(plain_sentences(options.data / "polnear" / "dev" / "text"))
    swaps = list(make_pairs(articles, random.Random(1), N_SWAPS))
    for folder in (options.model, options.model / "float"):
        print(f"== {folder}")
        judge = load_judge(folder, threads=options.threads)
        for title, some in (("choice", claims), ("choice, with numbers", numeric)):
            print_claims(title, some, judge.judge([(c.claim, c.evidence) for c in some]), "")
        judged = judge.judge([(a.text, b.text) for a, b in near])
        found = average_precision([tells_the_same(a, b) for a, b in near], [j.same_events for j in judged])
        print(f"ECB+ topics for choices, pairs of one subtopic: average precision {found:.3f}")
        print_swaps(judge, swaps)


if __name__ == "__main__":
    main()
