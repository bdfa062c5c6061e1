"""How well sources, channels, nesting, stance and certainty are read: `python bench/sources.py [dev | held] [READER]`.

Scores a reader (learned unless "rules" is said) on the project's own marked articles, tests/gold/attribution; how they
are marked is in GUIDELINE.md there. Everything is scored from end to end: an attribution that was not found is wrong in
every field, and one too many counts against its stance and its channel. With -v, the mistakes.
"""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path += [str(ROOT / "tests")]

from marked import MarkedArticle, read_marked  # noqa: E402
from polnear import make_document  # noqa: E402
from tallies import FIELDS, Scorer, Tally, f1  # noqa: E402
from whence.outlets import load_outlets  # noqa: E402
from whence.read import read_document  # noqa: E402
from whence.settings import ReaderName  # noqa: E402

GOLD = ROOT / "tests" / "gold" / "attribution"
GOALS = {
    "source types, macro F1": 0.85, "unnamed sources found": 0.90, "profile fields right": 0.90,
    "channels, F1": 0.90, "nesting, F1": 0.80, "short forms, right of answered": 0.90,
    "stance, macro F1": 0.85,
}  # fmt: skip


def score(articles: Iterable[MarkedArticle], reader: ReaderName) -> Tally:
    """Read every article and count."""
    tally = Tally()
    for article in articles:
        outlets = load_outlets().extended(article.outlets)
        document = make_document(article.name, article.text)
        found = list(read_document(document, outlets=outlets, reader=reader).attributions)
        Scorer(article, tally).score(found)
    return tally


def figures(tally: Tally) -> dict[str, float]:
    """Give every figure by name."""
    s = tally.sums
    return {
        "attributions, recall": s["paired"] / s["marked"],
        "attributions, precision": s["paired"] / max(1, s["found"]),
        "attributions, exact": s["exact"] / s["marked"],
        "source types, macro F1": tally.macro("type"),
        "unnamed sources found": s["unnamed, found"] / max(1, s["unnamed, marked"]),
        "profile fields right": s["fields, right"] / max(1, s["fields"]),
        "channels, F1": f1(s["channels, right"], s["channels, found"], s["channels, marked"]),
        "nesting, F1": f1(s["nested, right"], s["nested, found"], s["nested, marked"]),
        "short forms, right of answered": s["short, right"] / max(1, s["short, answered"]),
        "short forms, answered": s["short, answered"] / max(1, s["short"]),
        "short forms, rightly left open": s["short, rightly open"] / max(1, s["short, open"]),
        "stance, macro F1": tally.macro("stance"),
        "certainty, macro F1": tally.macro("certainty"),
        "negation, macro F1": tally.macro("negated"),
        "writer, macro F1": tally.macro("writer"),
        "voice, macro F1": tally.macro("voice"),
    }


def main(arguments: Sequence[str]) -> None:
    """Print the figures of a part."""
    part = "held" if "held" in arguments else "dev"
    reader: ReaderName = "rules" if "rules" in arguments else "learned"
    articles = read_marked(GOLD / part)
    tally = score(articles, reader)
    print(f"== {part}: {len(articles)} articles, {tally.sums['marked']} attributions, reader={reader}")
    for name, value in figures(tally).items():
        goal = f"   goal {GOALS[name]:.2f}" if name in GOALS else ""
        print(f"{name:34} {value:.3f}{goal}")
    for name in ("type", "stance", "certainty"):
        print(f"{name}: " + ", ".join(f"{c} {f:.2f}" for c, f in tally.of_class(name).items()))
    rights = [f"{n} {tally.sums[f'{n}, right']}/{tally.sums[f'{n}, all']}" for n in FIELDS]
    print("fields: " + ", ".join(rights))
    if "-v" in arguments:
        print(*sorted(tally.mistakes), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
