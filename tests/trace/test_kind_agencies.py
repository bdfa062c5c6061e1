"""A text carries an agency's account where its head or its tail says so, not where it names the agency."""

import pytest

from passage_pile import make_document
from whence.outlets import load_outlets
from whence.trace.kind_agencies import AgencyFinder

FINDER = AgencyFinder(load_outlets())
STORY = "The ferry lost its bow ramp on Thursday.\n\nNobody was hurt, the owners say."


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (f"CARROW, Lorn (AP) — {STORY}", "associated-press"),
        (f"CARROW (Reuters) - {STORY}", "reuters"),
        (f"Ramp lost\n\nReuters - {STORY}", "reuters"),
        (f"CARROW (CBS Lorn/AP) — {STORY}", "associated-press"),
        (f"CARROW (VPA) – {STORY}", "vpa"),
        (f"By Ann Lee, Associated Press\n\n{STORY}", "associated-press"),
        (f"Agence France Presse\n\n{STORY}", "agence-france-presse"),
        (f"{STORY}\n\nWith files from The Canadian Press", "canadian-press"),
        (
            f"{STORY}\n\nOur own Ann Lee and The Associated Press contributed to this report.",
            "associated-press",
        ),
        (
            f"{STORY}\n\nAssociated Press writers Ann Lee and Ole Vik contributed to this report.",
            "associated-press",
        ),
        (f"{STORY}\n\nContributing: The Associated Press", "associated-press"),
        (f"{STORY}\n\nAdditional reporting from Reuters", "reuters"),
        (f"{STORY}\n\nThis article originally appeared at Reuters.", "reuters"),
        (f"{STORY}\n\n(Reporting by Ann Lee; editing by Ole Vik)", "reuters"),
        (f"{STORY}\n\nCopyright 2014 The Associated Press. All rights reserved.", "associated-press"),
        (f"{STORY}\n\n[With AFP]", "agence-france-presse"),
        (f"{STORY} (dpa, AFP)", "deutsche-presse-agentur"),
        (f"{STORY}\n\nReuters, Fairfax Media", "reuters"),
        (f"CARROW (Lorn News/LornTV/AP) — {STORY}", "associated-press"),
        (f"CARROW (Web Desk/AFP): {STORY}", "agence-france-presse"),
        (f"By Reuters Staff\n\n{STORY}", "reuters"),
        (f"Agence France-Presse in Carrow\n\n{STORY}", "agence-france-presse"),
        (f"{STORY}\n\nThis report includes material from The Associated Press.", "associated-press"),
    ],
)
def test_finds_the_agency_a_text_carries(text, agency):
    assert FINDER.find(make_document("a", text)) == agency


@pytest.mark.parametrize(
    "text",
    [
        f"“It fell off,” the mate told The Associated Press.\n\n{STORY}",
        f"{STORY}\n\n“It fell off,” the mate told Reuters.",
        f"CARROW (CNN) -- {STORY}",
        f"CARROW (KXAN) -- {STORY}",
        f"The Lorn Islands Ferry Board (LIFB) — which owns the ship — is silent.\n\n{STORY}",
        f"{STORY}\n\n[Photo credit: AP Images]",
        f"{STORY}\n\nAnn Lee contributed to this report.",
        f"{STORY}\n\nThe Washington Post",
        f"REUTERS/Ann Lee\n\n{STORY}",
    ],
    ids=[
        "told, head",
        "told, tail",
        "broadcaster",
        "station",
        "initials",
        "picture",
        "reporter",
        "paper",
        "photographer",
    ],
)
def test_a_name_is_no_tag(text):
    assert FINDER.find(make_document("a", text)) is None
