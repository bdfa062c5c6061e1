"""Writes piles of short invented articles about a ferry that lost its ramp."""

from pathlib import Path

AGENCY = """Ferry loses ramp off Tarn Head

By Ines Calloway
Published 4 March 2021

TARN HEAD (Lowmoor Press) - The ferry Maid of Lorn lost its bow ramp on Thursday with 140 passengers aboard,
two crew members told the Lowmoor Press.

“The pins had been worn for months and everyone on the deck knew it,” one of them said, speaking on condition
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

Lorn Lines denied on Saturday that the pins of the Maid of Lorn had been worn. “They were replaced in
November,” said its director, Amal Reyes, at a news conference in Carrow.
"""
STORY = {"agency.txt": AGENCY, "denial.txt": DENIAL, "rewrite.txt": REWRITE}
_PLACES = ("Tarn Head", "Carrow", "Lindle", "Port Esk", "Monk Bay", "Aldwater", "Skail")


def write_pile(folder: Path, texts: dict[str, str]) -> Path:
    """Write each text under its name in `folder`, made if it is not there, and give the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def make_articles(number: int) -> dict[str, str]:
    """Give `number` articles that differ in their places, figures and days."""
    return {
        f"{n:03}.txt": f"Ferry {n} held at {_PLACES[n % 7]}\n\nPublished {1 + n % 28} April 2021\n\n"
        f"The ferry of line {n} was held at {_PLACES[n % 7]} with {20 + n} passengers, the harbour office said.\n\n"
        f"“We will sail when pier {n % 11} is clear,” an officer told reporters on Monday.\n"
        for n in range(number)
    }
