"""What is taken out of a tree before trafilatura sees it costs no words of the article."""

from whence.ingest.page_proposals import parse_page, propose_body

P = [
    "The council said on Monday that the dam at Stillwater would be mended by the spring, in a letter to the town.",
    "It did not say what the work would cost, or who would pay for it and when, if the state of Lindmark did not.",
    "The mayor, Joan Teller, told the Lindmark Post that all of it would begin in March and be done by the summer.",
    "Its wall has moved by two inches since June and the drains below it are blocked, the inspectors wrote in May.",
]
BODY = "".join(f"<p>{words}</p>" for words in P)


def propose(body):
    html = (
        f"<!DOCTYPE html><html lang='en'><head><title>Dam to be mended</title></head><body>{body}</body></html>"
    )
    return propose_body(parse_page(html, place="page"), sum(map(len, P)))


def test_the_paragraphs_of_the_marked_article_are_proposed_with_what_stands_in_bare_inline_tags():
    marked = BODY.replace("on Monday", "<span>on <b>Mon</b>day</span>")
    assert propose(f"<div><a href='/'>Home</a></div><main><article>{marked}</article></main>") == P


def test_an_article_that_is_marked_only_in_part_is_proposed_whole():
    teaser = "<article><h3>Most read</h3><p>A ferry was held at Port Esk.</p></article>"
    assert set(P) <= set(propose(f"<div class='post-content'>{BODY}</div>{teaser}"))


def test_a_page_without_paragraphs_is_proposed_all_the_same():
    assert "".join(P) in "".join(
        propose(f"<article><div>{''.join(f'{words}<br><br>' for words in P)}</div></article>")
    )
