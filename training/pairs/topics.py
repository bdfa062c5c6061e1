"""How well a model finds the statements of one question in a story: `python training/pairs/topics.py MODEL PATTERN`.

Average precision over all pairs of statements of a story (statements that answer nothing are in them): by the pair
model and by vectors alone. PATTERN names files in `statements/`; those that begin with "a" are left out of training.
"""

import argparse
from itertools import combinations
from pathlib import Path

import numpy as np
from own import load_topics

from pairs import average_precision
from whence.weigh.judges import load_judge


def main() -> None:
    """Print a line for each story and the means."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("pattern", nargs="?", default="a*.json")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--vectors", action="store_true", help="by vectors alone, which is quick")
    options = parser.parse_args()
    judge = load_judge(options.model, threads=options.threads)
    rows = []
    for name, stated in load_topics(options.pattern):
        pairs = list(combinations(range(len(stated)), 2))
        is_one = [stated[i].slot == stated[j].slot >= 0 for i, j in pairs]
        vectors = judge.embed([each.text for each in stated])
        row = [average_precision(is_one, [float(vectors[i] @ vectors[j]) for i, j in pairs])]
        if not options.vectors:
            judged = judge.judge([(stated[i].text, stated[j].text) for i, j in pairs])
            row += [average_precision(is_one, [j.same_question for j in judged])]
            row += [average_precision(is_one, [j.same_events for j in judged])]
        rows.append(row)
        print(f"{name}: {len(pairs)} pairs; vectors, question, events:", *(f"{x:.3f}" for x in row), flush=True)
    print("mean:", *(f"{x:.3f}" for x in np.mean(rows, axis=0)))


if __name__ == "__main__":
    main()
