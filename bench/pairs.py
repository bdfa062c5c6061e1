"""How well pairs of statements are judged: `python bench/pairs.py DATA [--part dev|choice]`.

DATA holds vitaminc.tar.gz, ecbplus.tar.gz, sts.tar.gz and msrp. VitaminC real-dev whole and the pairs with numbers
(macro F1 of three classes; of the pairs that are decided, how many are right); ECB+ (average precision of sentence
pairs that share two events and one argument, topics 36-45, of one subtopic and of the whole topic); MSRP test; STS-B.
"""

import argparse
import math
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from pair_sets import (
    ECB_CHOICE,
    ECB_TEST,
    LABELS,
    Claim,
    EcbSentence,
    pairs_of_topics,
    read_ecb,
    read_msrp,
    read_sts,
    read_vitaminc,
    tells_the_same,
    unpack,
)
from vectors import spearman
from whence.trace.words import stems_of
from whence.weigh.judges import VERDICTS, Judge, Judgement, load_judge

COVERAGE = 0.85


def best_of(judgement: Judgement) -> int:
    """Give the index of the likeliest verdict, sure or not."""
    return int(np.argmax([judgement.agree, judgement.other_answer, judgement.other_question]))


def macro_f1(gold: Sequence[int], found: Sequence[int]) -> tuple[float, list[float]]:
    """Give the mean F1 of the three classes, and each."""
    scores = []
    for label in range(len(LABELS)):
        right = sum(g == f == label for g, f in zip(gold, found, strict=True))
        total = sum(g == label for g in gold) + sum(f == label for f in found)
        scores.append(2 * right / total if total else 0.0)
    return sum(scores) / len(scores), scores


def average_precision(gold: Sequence[bool], scores: Sequence[float]) -> float:
    """Give the mean of the precision at each right pair; of equal scores the wrong ones come first."""
    order = np.lexsort((np.asarray(gold), -np.asarray(scores)))
    right = np.asarray(gold, dtype=float)[order]
    precision = np.cumsum(right) / np.arange(1, len(right) + 1)
    return float((precision * right).sum() / right.sum())


def print_claims(title: str, claims: Sequence[Claim], judgements: Sequence[Judgement], goal: str) -> None:
    """Print the figures of some pairs of VitaminC."""
    gold = [c.label for c in claims]
    found = [best_of(j) for j in judgements]
    mean, each = macro_f1(gold, found)
    right = np.array([g == f for g, f in zip(gold, found, strict=True)])
    print(f"{title}: {len(gold)} pairs, macro F1 {mean:.3f} ({goal}), accuracy {right.mean():.3f}")
    print("   F1 " + ", ".join(f"{label} {f:.3f}" for label, f in zip(LABELS, each, strict=True)))
    decided = [(g, j.verdict) for g, j in zip(gold, judgements, strict=True) if j.verdict is not None]
    n_right = sum(VERDICTS[g] == v for g, v in decided)
    print(f"   decided {len(decided) / len(gold):.3f}, right of those {n_right / max(1, len(decided)):.3f}")
    agreed = Counter(LABELS[g] for g, v in decided if v == "agree")
    print(f"   called agreement: {dict(agreed)}")
    sure = np.array([max(j.agree, j.other_answer, j.other_question) for j in judgements])
    first = np.argsort(-sure, kind="stable")[: math.ceil(COVERAGE * len(gold))]
    print(f"   right of the surest {COVERAGE:.0%}: {right[first].mean():.3f}")


def print_rules(claims: Sequence[Claim], judgements: Sequence[Judgement]) -> None:
    """Print what the interval rules alone would say of pairs with numbers."""
    decided = [(c.label, int("excludes" in j.rule)) for c, j in zip(claims, judgements, strict=True) if j.rule]
    right = sum(label == said for label, said in decided)
    share, exact = len(decided) / len(claims), right / max(1, len(decided))
    print(f"   interval rules alone: decide {share:.3f}, right of those {exact:.3f}")


def tf_idf(sentences: Sequence[EcbSentence]) -> dict[str, dict[str, float]]:
    """Give the unit vector of each sentence's stems by how rare they are among `sentences`."""
    counts = {s.text: Counter(stems_of(s.text)) for s in sentences}
    n_with = Counter(stem for c in counts.values() for stem in c)
    vectors = {}
    for text, count in counts.items():
        vector = {
            s: (1 + math.log(n)) * (1 + math.log((1 + len(counts)) / (1 + n_with[s]))) for s, n in count.items()
        }
        size = math.sqrt(sum(w * w for w in vector.values())) or 1.0
        vectors[text] = {s: w / size for s, w in vector.items()}
    return vectors


def print_ecb(judge: Judge, sentences: Sequence[EcbSentence], title: str) -> None:
    """Print average precision by the pair model, by vectors and by TF-IDF."""
    pairs = list(pairs_of_topics(sentences))
    gold = np.array([tells_the_same(one, two) for one, two in pairs])
    judged = judge.judge([(one.text, two.text) for one, two in pairs])
    rare = tf_idf(sentences)
    vectors = dict(zip([s.text for s in sentences], judge.embed([s.text for s in sentences]), strict=True))
    scores = {
        "pair model": [j.same_events for j in judged],
        "vectors": [float(vectors[a.text] @ vectors[b.text]) for a, b in pairs],
        "TF-IDF": [sum(w * rare[b.text].get(s, 0.0) for s, w in rare[a.text].items()) for a, b in pairs],
    }
    near = np.array([one.subtopic == two.subtopic for one, two in pairs])
    for name, some in (("of one subtopic", near), ("of one topic", near | True)):
        stated = ", ".join(
            f"{key} {average_precision(gold[some], np.array(s)[some]):.3f}" for key, s in scores.items()
        )
        print(f"{title}, pairs {name}: {some.sum()}, the same {gold[some].sum()}; average precision {stated}")


def print_paraphrases(judge: Judge, path: Path) -> None:
    """Print how well agreement ranks paraphrases."""
    rows = list(read_msrp(path))
    judged = judge.judge([(one, two) for one, two, _ in rows])
    gold = [label for _, _, label in rows]
    found = average_precision(gold, [j.agree for j in judged])
    right = np.mean([(best_of(j) == 0) == label for j, label in zip(judged, gold, strict=True)])
    print(f"MSRP {path.stem}: {len(rows)} pairs, average precision {found:.3f}, accuracy {right:.3f}")


def print_likeness(judge: Judge, path: Path) -> None:
    """Print how near agreement and the vectors lie to how alike people find two sentences."""
    rows = list(read_sts(path))
    judged = judge.judge([(one, two) for one, two, _ in rows])
    alike = [score for _, _, score in rows]
    one, two = judge.embed([r[0] for r in rows]), judge.embed([r[1] for r in rows])
    by_pair = spearman([j.agree + j.same_events for j in judged], alike)
    by_vector = spearman((one * two).sum(axis=1).tolist(), alike)
    print(
        f"STS-B dev: Spearman by the pair model {by_pair:.3f}, by the vectors of the questions {by_vector:.3f}"
    )


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--model", type=Path, help="folder of another model")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument(
        "--part", choices=("dev", "choice"), default="dev", help="choice: ECB+ topics for choices"
    )
    options = parser.parse_args()
    judge = load_judge(options.model, threads=options.threads)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        unpack(options.data, ("vitaminc", "ecbplus", "sts"), folder)
        claims = list(read_vitaminc(folder / "vitaminc" / "real-dev.jsonl"))
        begun = time.perf_counter()
        judged = judge.judge([(c.claim, c.evidence) for c in claims])
        each = (time.perf_counter() - begun) / len(claims) * 1000
        print_claims("VitaminC real-dev", claims, judged, "goal .75")
        numeric = [i for i, c in enumerate(claims) if c.has_numbers]
        parts = [claims[i] for i in numeric], [judged[i] for i in numeric]
        print_claims("with numbers", *parts, "goal .82")
        print_rules(*parts)
        topics = ECB_TEST if options.part == "dev" else ECB_CHOICE
        sentences = [s for s in read_ecb(folder / "ecbplus") if s.topic in topics]
        print_ecb(judge, sentences, f"ECB+ topics {topics[0]}-{topics[-1]}")
        print("   goal .65, anchor TF-IDF .394")
        print_paraphrases(judge, options.data / "msrp" / "msr-para-test.tsv")
        print_likeness(judge, folder / "sts" / "stsb-en-dev.csv")
        print(f"speed: {each:.1f} ms a pair of VitaminC on {options.threads} threads")


if __name__ == "__main__":
    main()
