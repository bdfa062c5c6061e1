"""On a page copied with its menus the line model keeps the article and nothing else, and says why."""

import pytest

from whence.errors import WhenceError
from whence.ingest.line_models import MODEL, decode_lines, load_line_model

MENU = [
    "Home",
    "News",
    "Harbour",
    "Council",
    "Weather",
    "Sport",
    "Sign in",
    "My account",
    "Search",
    "Norwick Courier",
]
HEAD = ["Carrow ferry to sail again after winter repairs", "By Ines Duarte", "3 May 2018"]
ARTICLE = [
    "The Carrow ferry will sail again from Monday, four months after a storm tore its ramp loose, its board said.",
    "Engineers replaced the ramp and two of the three engines, at a cost of 1.2 million crowns, the board said.",
    "“We have tested it in every weather that February could throw at us,” said Neil Farrow, who heads the board.",
    "Islanders had to rely on a fishing boat that takes twelve passengers and no cars, and sailed only in calm seas.",
    "The council in Norwick has promised to pay back fares that commuters spent on the boat, but has not said when.",
    "A second ferry, ordered in 2016 from a yard in Tarn, is to be delivered in the autumn, the board added.",
]
FOOT = [
    "Related stories", "Bus drivers' strike enters second week", "Council votes on new school in Tarn",
    "Five walks along the coast", "Most read", "Harbour master retires", "Rain expected at the weekend",
    "Sign up to our newsletter", "Enter your email address", "Contact us", "Privacy policy", "Advertise", "Jobs",
    "Cookies", "Terms of use", "© Norwick Courier 2018. All rights reserved.",
]  # fmt: skip


def body(document):
    kept = ("paragraph", "blockquote", "subhead")
    return [block.span.of(document.text) for block in document.blocks if block.kind in kept]


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["a line per block", "blank lines between"])
def test_of_a_page_with_menus_the_article_is_kept(document, gap):
    assert body(document(gap.join([*MENU, *HEAD, *ARTICLE, *FOOT]))) == ARTICLE


def test_of_a_page_in_another_language_the_article_is_kept(document):
    menu = [
        "Startseite",
        "Nachrichten",
        "Sport",
        "Kultur",
        "Wetter",
        "Anmelden",
        "Abo",
        "Suche",
        "Hafen",
        "Rathaus",
    ]
    article = [
        "Die Fähre nach Carrow fährt ab Montag wieder, vier Monate nachdem ein Sturm ihre Rampe losgerissen hatte.",
        "Die Rampe und zwei der drei Motoren wurden ersetzt; das habe 1,2 Millionen gekostet, teilte das Hafenamt mit.",
        "„Wir haben sie bei jedem Wetter geprüft, das der Februar zu bieten hatte“, sagte der Leiter, Neil Farrow.",
        "Die Leute auf der Insel mussten sich auf ein Fischerboot verlassen, das zwölf Menschen mitnimmt.",
        "Eine zweite Fähre, die 2016 bei einer Werft in Tarn bestellt wurde, soll laut dem Amt im Herbst kommen.",
    ]
    foot = ["Mehr zum Thema", "Streik der Busfahrer geht weiter", "Impressum", "Datenschutz", "Kontakt", "Karriere",
            "Newsletter", "Teilen", "Drucken", "Nach oben"]  # fmt: skip
    assert body(document("\n".join([*menu, "Fähre nach Carrow fährt wieder", *article, *foot]))) == article


def test_a_changed_label_says_what_the_rules_took_the_line_for(document):
    teaser = (
        "The harbour master of Tarn, who has steered ships past its reefs for forty years, retires in June."
    )
    found = document("\n".join([*MENU, *HEAD, *ARTICLE, *FOOT[:6], teaser, *FOOT[6:]]))
    label = next(block for block in found.blocks if block.span.of(found.text) == teaser)
    assert label.kind == "boilerplate" and label.reason


def test_every_line_of_a_page_has_a_block(document):
    lines = [*MENU, *HEAD, *ARTICLE, *FOOT]
    found = document("\n".join(lines))
    assert [block.span.of(found.text) for block in found.blocks] == lines


@pytest.mark.parametrize(
    ("probabilities", "expected"),
    [
        ([0.9, 0.9, 0.1, 0.1], [True, True, False, False]),
        ([0.1, 0.1, 0.9, 0.2, 0.9], [False, False, True, False, True]),
        ([0.9, 0.45, 0.9], [True, True, True]),
        ([0.1, 0.55, 0.1], [False, False, False]),
        ([1.0, 0.0], [True, False]),
        ([], []),
    ],
    ids=["two parts", "clear changes", "doubt inside", "doubt outside", "certain", "nothing"],
)
def test_lines_in_doubt_follow_those_around_them(probabilities, expected):
    assert decode_lines(probabilities) == expected


def test_an_altered_model_is_refused(tmp_path):
    (tmp_path / "lines.sha256").write_text(f"{'0' * 64}  {MODEL}\n{'0' * 64}  lines.words.tsv\n")
    (tmp_path / MODEL).write_bytes(b"other trees")
    (tmp_path / "lines.words.tsv").write_text("ferry\t1.0\n")
    with pytest.raises(WhenceError, match="SHA-256"):
        load_line_model(tmp_path)


def test_a_missing_model_says_what_to_do(tmp_path):
    with pytest.raises(WhenceError, match="--plain"):
        load_line_model(tmp_path)
