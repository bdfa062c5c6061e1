"""What a page states of itself is taken from wherever it states it, and nobody and nothing is made up."""

import json

import pytest

from whence.ingest.page_authors import tell_kind
from whence.ingest.page_facts import read_metadata, strip_site
from whence.ingest.page_proposals import parse_page


def facts(head="", body="", **article):
    """Read a page with these parts; keyword arguments become its JSON-LD article."""
    script = json.dumps({"@type": "NewsArticle", **article}) if article else "{}"
    head += f"<script type='application/ld+json'>{script}</script>"
    html = f"<html lang='en'><head>{head}</head><body>{body}</body></html>"
    return read_metadata(parse_page(html, place="page"))


def persons(found):
    return [author.name for author in found.authors if author.kind == "person"]


def others(found):
    return [(author.name, author.kind) for author in found.authors if author.kind != "person"]


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ({"@type": "Person", "name": "Ines Duarte"}, ["Ines Duarte"]),
        ([{"name": "Ines Duarte"}, {"name": "Rolf van der Aa"}], ["Ines Duarte", "Rolf van der Aa"]),
        ("By Ines Duarte and Rolf Aalto", ["Ines Duarte", "Rolf Aalto"]),
        ("Ines Duarte, Rolf Aalto", ["Ines Duarte", "Rolf Aalto"]),
        ({"@type": "Person", "name": "Ines Duarte, Water Correspondent"}, ["Ines Duarte"]),
        ({"@type": "Organization", "name": "Carrow Valley Courier"}, []),
        ({"@type": "Person", "name": "Courier Staff"}, []),
        ({"@type": "Person", "name": "Carrow Valley Courier"}, []),
        ("admin", []),
        ("https://courier.example/authors/ines", []),
    ],
    ids=["person", "list", "and", "comma", "role", "organisation", "staff", "outlet", "account", "address"],
)
def test_authors_are_persons_whom_the_page_names(stated, expected):
    found = facts('<meta property="og:site_name" content="Carrow Valley Courier">', author=stated)
    assert persons(found) == expected


def test_an_agency_among_authors_is_told_apart():
    found = facts(author=[{"name": "Ines Duarte"}, {"name": "AFP"}, {"name": "The Associated Press"}])
    assert persons(found) == ["Ines Duarte"]
    assert others(found) == [("AFP", "agency"), ("The Associated Press", "agency")]


def test_an_author_that_is_only_referred_to_is_looked_up_in_the_graph():
    graph = {
        "@graph": [
            {"@type": "Article", "headline": "Dam to be mended", "author": {"@id": "#p1"}},
            {"@type": "Person", "@id": "#p1", "name": "Ines Duarte"},
        ]
    }
    script = f"<script type='application/ld+json'>{json.dumps(graph)}</script>"
    html = f"<html><head>{script}</head><body><p>x</p></body></html>"
    assert persons(read_metadata(parse_page(html, place="page"))) == ["Ines Duarte"]


def test_a_byline_in_the_page_is_read_when_the_markup_names_nobody():
    assert persons(facts(body="<p class='byline'>Words by Ines Duarte</p>")) == ["Ines Duarte"]
    assert persons(facts(body="<p>The mayor, Joan Teller, spoke.</p>")) == []


@pytest.mark.parametrize(
    ("name", "kind"),
    [("松本太郎", "person"), ("ÍÑIGO PÉREZ-LASA", "person"), ("viktor hedvall", "person"), ("dpa", "agency"),
     ("Redaktion", "desk"), ("user123", "desk"), ("What the mayor said", "desk")],
)  # fmt: skip
def test_a_name_has_the_shape_of_one(name, kind):
    assert tell_kind(name, frozenset()) == kind


def test_a_title_is_given_without_its_site_and_a_headline_without_its_kicker():
    assert strip_site("Dam to be mended | Carrow Valley Courier", ["carrowvalleycourier"]) == "Dam to be mended"
    assert strip_site("Dam to be mended - at last", ["carrowvalleycourier"]) == "Dam to be mended - at last"
    og = '<meta property="og:title" content="Dam to be mended by spring">'
    assert (
        facts(og, headline="Stillwater: Dam to be mended by spring").titles[0] == "Dam to be mended by spring"
    )
    assert facts(og, headline="Council says yes to the dam").titles[0] == "Council says yes to the dam"


@pytest.mark.parametrize(
    ("head", "value", "zone"),
    [
        (
            '<meta property="article:published_time" content="2018-05-03T09:30:00+02:00">',
            "2018-05-03T09:30",
            "+02:00",
        ),
        ('<meta name="date" content="2018-05-03">', "2018-05-03", None),
        ('<meta name="ptime" content="1525332600">', "2018-05-03T07:30", "Z"),
        ('<link rel="canonical" href="https://courier.example/2018/05/03/dam">', "2018-05-03", None),
    ],
    ids=["zone", "day", "seconds", "address"],
)
def test_a_date_keeps_its_precision_and_zone(head, value, zone):
    found = facts(head).published
    assert (found.value, found.zone) == (value, zone)


@pytest.mark.parametrize(
    "head",
    ['<meta name="date" content="05/06/2018">', '<meta name="date" content="2018">',
     '<link rel="canonical" href="https://courier.example/2018/dam">', '<meta name="copyright" content="2018-05-03">'],
    ids=["ambiguous", "year", "year in the address", "copyright"],
)  # fmt: skip
def test_a_date_that_is_not_stated_is_not_guessed(head):
    assert facts(head, body="<footer>&copy; 2018 Courier</footer>").published is None


def test_the_first_publication_and_the_update_are_kept_apart():
    found = facts(datePublished="2018-05-03T09:30:00Z", dateModified="2018-05-04T10:00:00Z")
    assert (found.published.value, found.updated.value) == ("2018-05-03T09:30", "2018-05-04T10:00")
    same = facts(datePublished="2018-05-03T09:30:00Z", dateModified="2018-05-03T09:30:00Z")
    assert same.updated is None


def test_times_of_teasers_give_no_date():
    times = "".join(f"<article><time datetime='2018-05-0{n}'>x</time></article>" for n in (1, 2, 3))
    assert facts(body=times).published is None


def test_json_that_is_broken_at_one_place_is_still_read():
    script = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2018-05-03",}</script>'
    )
    assert facts(script).published.value == "2018-05-03"
