"""Writes piles of short invented articles about a ferry that lost its ramp."""

import random
from pathlib import Path

AGENCY = """Ferry loses ramp off Tarn Head

By Ines Calloway
Published 4 March 2021

TARN HEAD (Lowmoor Press) - The ferry Maid of Lorn lost its bow ramp on Thursday with 140 passengers aboard, \
two crew members told the Lowmoor Press.

“The pins had been worn for months and everyone on the deck knew it,” one of them said, speaking on condition \
of anonymity because he was not allowed to talk to reporters.

The operator, Lorn Lines, said nobody was hurt. It declined to comment on the state of the pins.
"""
REWRITE = """Worn pins blamed for ferry accident

Carrow Herald
5 March 2021

The Maid of Lorn lost its bow ramp with about 150 people aboard, the Lowmoor Press reported on Thursday.

“The pins had been worn for months and everyone on the deck knew it,” a member of the crew told the agency.

The harbour master, Oonagh Pryce, told the Carrow Herald that the ferry had passed its inspection in January.
"""
DENIAL = """Lorn Lines denies that pins were worn

Published 6 March 2021

Lorn Lines denied on Saturday that the pins of the Maid of Lorn had been worn. “They were replaced in \
November,” said its director, Amal Reyes, at a news conference in Carrow.
"""
STORY = {"agency.txt": AGENCY, "denial.txt": DENIAL, "rewrite.txt": REWRITE}
_SYLLABLES = ("lor", "ven", "tas", "mi", "kel", "dra", "no", "pesh", "ul", "gar", "be", "sin")


def write_pile(folder: Path, texts: dict[str, str]) -> Path:
    """Write each text under its name in `folder`, made if it is not there, and give the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def make_articles(number: int) -> dict[str, str]:
    """Give `number` articles about different things, in words that mean nothing."""
    return {f"{n:03}.txt": _make_article(random.Random(n), n) for n in range(number)}


def _make_article(chance: random.Random, number: int) -> str:
    names = [" ".join(_make_word(chance).title() for _ in range(2)) for _ in range(3)]
    said = [
        f"The {_make_words(chance, 9)}, {names[0]} said on Monday.",
        f"“We {_make_words(chance, 12)},” {names[1]}, an officer of the harbour, told reporters.",
        f"According to {names[2]}, {number + 20} {_make_words(chance, 8)} in {_make_word(chance).title()}.",
    ]
    head = f"{_make_words(chance, 6).capitalize()}\n\nPublished {1 + number % 28} April 2021\n\n"
    return head + "\n\n".join(f"{words} {_make_words(chance, 15).capitalize()}." for words in said) + "\n"


def _make_words(chance: random.Random, number: int) -> str:
    return " ".join(_make_word(chance) for _ in range(number))


def _make_word(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=chance.randint(1, 3)))
