"""The dossier as a text: whole, escaped, linked, bounded, the same every time."""

import base64
import hashlib
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from show_story import AGENCY, BLOG, ELSBY, HERALD, LINDMARK, QUILL, at

from whence.conclusions import Case
from whence.records import Span, make_id
from whence.show import render_dossier
from whence.show.differences import diff_words
from whence.show.lineage import draw_lineage
from whence.show.marked_text import Mark, clip, cut_text
from whence.show.timeline import place_columns
from whence.show.views import view_case

_VOID = {"meta", "link", "input", "br", "img"}


class Page(HTMLParser):
    """Collects ids, links, headings, text, and checks that tags close in order."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.links: list[str] = []
        self.headings: list[int] = []
        self.attributes: list[str] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(html)
        assert self._open == []

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.attributes += values
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "a":
            self.links.append(values["href"])
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.attributes += dict(attrs)

    def handle_endtag(self, tag):
        assert self._open.pop() == tag

    def handle_data(self, data):
        if self._open[-1:] not in (["script"], ["style"]):
            self.text += data


@pytest.fixture(scope="module")
def html(case: Case) -> str:
    return render_dossier(case)


@pytest.fixture(scope="module")
def page(html: str) -> Page:
    return Page(html)


def enlarge(case: Case, n: int) -> Case:
    """Give the case with `n` copies of its articles, claims and derivations."""
    documents, claims, derivations = (
        list(case.documents),
        list(case.weighing.claims),
        list(case.trace.derivations),
    )
    for copy in range(n):
        new = {d.id: make_id(d.id, copy) for d in case.documents}
        documents += [replace(d, id=new[d.id], path=f"{copy}-{d.path}") for d in case.documents]
        derivations += [replace(d, document_id=new[d.document_id]) for d in case.trace.derivations]
        for claim in case.weighing.claims:
            statements = tuple(
                replace(s, id=make_id(s.id, copy), document_id=new[s.document_id]) for s in claim.statements
            )
            claims.append(replace(claim, id=make_id(claim.id, copy), statements=statements, relations=()))
    return replace(
        case,
        documents=tuple(documents),
        trace=replace(case.trace, derivations=tuple(derivations)),
        weighing=replace(case.weighing, claims=tuple(claims)),
    )


def test_the_same_case_gives_the_same_page(case, html):
    assert render_dossier(case) == html


def test_policy_allows_just_the_style_and_script_of_the_page(html):
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)[1]
    for tag in ("style", "script"):
        content = re.search(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)[1]
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_no_inline_style_or_handler_is_used(page):
    assert "style" not in page.attributes
    assert not [name for name in page.attributes if name.startswith("on")]


def test_nothing_is_fetched(html, page):
    assert all(link.startswith("#") for link in page.links)
    assert not re.search(r"""(?:src|href)=["'](?!#|data:)""", html)
    assert "url(" not in html
    assert "@import" not in html


def test_every_link_leads_to_something_on_the_page(page):
    assert {link[1:] for link in page.links} <= set(page.ids)


def test_no_id_is_given_twice(page):
    assert len(page.ids) == len(set(page.ids))


def test_headings_skip_no_level(page):
    assert page.headings[0] == 1
    assert page.headings.count(1) == 1
    assert all(after - before <= 1 for before, after in zip(page.headings, page.headings[1:], strict=False))


def test_markup_of_an_article_is_shown_and_never_run(html, page):
    assert "<script>alert" not in html
    assert "They lied to us <script>alert(1)</script>" in page.text


def test_controls_that_reorder_text_are_written_out(html, page):
    assert "\u202e" not in html
    assert "U+202E" in page.text


def test_the_answer_stands_first(page):
    assert "5 articles · 2 original reports, neither in the pile" in page.text[:600]


def test_each_statement_links_to_its_words_in_the_article(page):
    span = at(HERALD, "three health officials")
    assert f"#w-{HERALD.id}-{span.start}-{span.end}" in page.links


def test_what_could_not_be_read_is_told(page):
    assert "photo.jpg: not text (JPEG)" in page.text


def test_five_articles_stay_far_below_a_megabyte(html):
    assert len(html.encode()) < 300_000


def test_a_thousand_articles_are_folded_limited_and_counted(case):
    html = render_dossier(enlarge(case, 199))
    page = Page(html)
    text = page.text
    assert len(html.encode()) < 6_000_000
    assert "940 more articles, not shown in full" in text
    assert "more are in the case" in text
    assert {link[1:] for link in page.links} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_drawing_runs_left_to_right_in_time_and_marks_missing_reports(case):
    drawing = draw_lineage(view_case(case))
    nodes = {node.id: node for node in drawing.nodes}
    assert {nodes[AGENCY.id].kind, nodes[QUILL.id].kind} == {"missing"}
    for edge in drawing.edges:
        assert nodes[edge.source].x < nodes[edge.target].x
    assert nodes[AGENCY.id].x < nodes[HERALD.id].x < nodes[ELSBY.id].x < nodes[BLOG.id].x


def test_drawing_tells_copied_credited_and_suggested_apart(case):
    how = {(edge.source, edge.target): edge.how for edge in draw_lineage(view_case(case)).edges}
    assert how[AGENCY.id, LINDMARK.id] == "copied"
    assert how[QUILL.id, ELSBY.id] == "credited"
    assert how[AGENCY.id, BLOG.id] == "suggested"


def test_unnamed_sources_are_counted_figures(case):
    people = next(node.people for node in draw_lineage(view_case(case)).nodes if node.id == AGENCY.id)
    assert [(p.n_figures, p.is_named, p.more) for p in people] == [(3, False, ""), (2, False, "")]


def test_an_empty_case_is_a_page(case):
    empty = replace(
        case,
        documents=(),
        readings=(),
        trace=replace(case.trace, alignments=(), credits=(), reports=(), derivations=(), drifts=()),
        weighing=replace(case.weighing, claims=(), load_bearing=(), findings=()),
    )
    assert "0 articles" in Page(render_dossier(empty)).text


def test_marks_that_overlap_cut_the_text_where_each_begins_and_ends():
    pieces = cut_text("abcdef", Span(0, 6), [Mark(Span(1, 4), "x"), Mark(Span(3, 9), "y", "here")])
    assert [("".join(run for run, _ in p.runs), p.kinds, p.anchors) for p in pieces] == [
        ("a", (), ()),
        ("bc", ("x",), ()),
        ("d", ("x", "y"), ("here",)),
        ("ef", ("y",), ()),
    ]


def test_a_long_paragraph_is_cut_around_the_words():
    text = "word " * 400
    within, before, after = clip(text, Span(0, len(text)), [Span(1000, 1010)], limit=200)
    assert before and after
    assert within.start <= 1000 and within.end >= 1010
    assert within.end - within.start <= 210


def test_changed_words_are_found_on_both_sides():
    left, right = (
        at(LINDMARK, "about 240 people fell ill, most of them children"),
        at(ELSBY, "more than 300 people fell ill"),
    )
    changed = diff_words(LINDMARK, Span(left.start, left.end - len(", most of them children")), ELSBY, right)
    assert changed is not None
    assert [span.of(LINDMARK.text) for span in changed[0]] == ["about 240"]
    assert [span.of(ELSBY.text) for span in changed[1]] == ["more than 300"]


def test_sentences_that_share_hardly_a_word_are_not_marked_word_by_word():
    left, right = HERALD.blocks[0].span, ELSBY.blocks[0].span
    assert diff_words(HERALD, left, ELSBY, right) is None


def test_columns_keep_their_order_however_many_stand_in_one():
    keys = ["root", *(f"middle {n}" for n in range(30)), *(f"leaf {n}" for n in range(30))]
    days = {key: date(2021, 5, 1 if key == "root" else 2 if "middle" in key else 3) for key in keys}
    parents = {
        key: [] if key == "root" else ["root"] if "middle" in key else [key.replace("leaf", "middle")]
        for key in keys
    }
    places, ticks = place_columns(keys, days, parents, left=0)
    assert [tick.words for tick in ticks] == ["1 May", "2 May", "3 May"]
    assert max(places[key] for key in keys if "middle" in key) < min(
        places[key] for key in keys if "leaf" in key
    )


def test_a_credit_beats_the_clock_in_the_drawing():
    places, _ = place_columns(
        ["cited", "citing"],
        {"cited": date(2021, 5, 9), "citing": date(2021, 5, 2)},
        {"cited": [], "citing": ["cited"]},
        left=0,
    )
    assert places["cited"] < places["citing"]
