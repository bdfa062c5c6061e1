"""Items that carry their article become articles; summaries and lists of addresses are named with what would do."""

import pytest

from archive_writer import say, write_rss
from taking_in import clean, take_in, trace_to_container

FULL = (
    "<title>Ferry &amp; crane held</title><link>https://esk.example/1</link><guid>urn:esk:1</guid>"
    "<dc:creator>Ann Lee</dc:creator><pubDate>Mon, 04 Mar 2024 09:30:00 +0100</pubDate>"
    "<description>Short.</description>"
    f"<content:encoded><![CDATA[<p>{say(1)}</p><p>“It &amp; <a href='https://quay.example/2'>they</a>” left.</p>"
    "<script>no()</script>]]></content:encoded>"
)
ESCAPED = (
    "<title>Two</title><link>https://esk.example/2</link>"
    f"<description>&lt;p&gt;{say(2, 9)}&lt;/p&gt;</description>"
)
SUMMARY = "<title>Three</title><link>https://esk.example/3</link><description>A ferry was held on Monday.</description>"
CUT = f"<title>Four</title><link>https://esk.example/4</link><description>{say(4, 9)} Read more …</description>"


def test_an_item_with_its_article_states_what_it_states(tmp_path):
    path = tmp_path / "feed.xml"
    path.write_text(write_rss(FULL).decode())
    (original,), messages = take_in(path)
    assert dict(original.fields) == {
        "title": "Ferry & crane held",
        "url": "https://esk.example/1",
        "outlet": "Esk Courier",
        "published": "2024-03-04T09:30+01:00",
    }
    assert original.custody.record_id == "urn:esk:1"
    assert trace_to_container(original) == original.data
    (document,), _ = clean([original])
    assert document.headline.of(document.text) == "Ferry & crane held"
    assert document.byline.of(document.text) == "Ann Lee"
    assert document.text.endswith("“It & they” left.")
    assert [(link.span.of(document.text), link.url) for link in document.links] == [
        ("they", "https://quay.example/2")
    ]
    assert document.published.value == "2024-03-04T09:30"
    assert not messages


def test_a_long_description_is_the_article_and_a_short_one_is_none(tmp_path):
    (tmp_path / "feed").write_bytes(write_rss(ESCAPED, SUMMARY, CUT))
    originals, messages = take_in(tmp_path / "feed")
    assert [dict(o.fields)["title"] for o in originals] == ["Two"]
    assert (
        "an item with a summary of 6 words alone, of https://esk.example/3; `whence fetch` gets" in messages[0]
    )
    assert ":3: an item with a summary" in messages[1]
    (document,), _ = clean(originals)
    assert "<p>" not in document.text and "Ferry 2 was held" in document.text


def test_atom_with_markup_inside(tmp_path):
    entry = (
        "<entry><title type='html'>One &amp;amp; two</title><id>urn:a</id><link href='https://esk.example/a'/>"
        "<author><name>Bo Berg</name></author><published>2024-03-04</published><updated>2024-03-05T10:00:00Z</updated>"
        f"<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>{say(3)}</p></div></content></entry>"
    )
    feed = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Esk Post</title>{entry}</feed>"
    (tmp_path / "a.atom").write_bytes(f"<?xml version='1.0' encoding='utf-8'?>{feed}".encode())
    (document,), _ = clean(take_in(tmp_path / "a.atom")[0])
    assert (document.outlet_name, document.url) == ("Esk Post", "https://esk.example/a")
    assert document.headline.of(document.text) == "One & two"
    assert document.byline.of(document.text) == "Bo Berg"
    assert (document.published.value, document.published.precision) == ("2024-03-04", "day")
    assert document.updated.value == "2024-03-05T10:00"


def test_a_feed_in_another_encoding(tmp_path):
    item = f"<title>Паром задержан</title><description>{say(5, 9).replace('Ferry', 'Паром')}</description>"
    text = write_rss(item).decode().replace('version="1.0"?', 'version="1.0" encoding="windows-1251"?', 1)
    (tmp_path / "feed.xml").write_bytes(text.encode("cp1251"))
    (document,), _ = clean(take_in(tmp_path / "feed.xml")[0])
    assert document.headline.of(document.text) == "Паром задержан"


LISTS = {
    "sitemap": (
        b"<?xml version='1.0'?><urlset><url><loc>https://esk.example/1</loc></url></urlset>",
        "a sitemap with 1",
    ),
    "index": (
        b"<sitemapindex><sitemap><loc>https://esk.example/s.xml</loc></sitemap></sitemapindex>",
        "a sitemap with 1",
    ),
    "opml": (
        b"<opml version='2.0'><body><outline xmlUrl='https://esk.example/rss'/></body></opml>",
        "a list of feeds",
    ),
    "urls": (b"# mine\nhttps://esk.example/1\r\nhttps://esk.example/2\n", "a list of URLs with 2"),
}


@pytest.mark.parametrize(("data", "told"), LISTS.values(), ids=LISTS)
def test_a_list_of_addresses_is_named_and_nothing_is_fetched(tmp_path, data, told):
    (tmp_path / "list.txt").write_bytes(data)
    originals, (message,) = take_in(tmp_path / "list.txt")
    assert not originals
    assert told in message and "https://esk.example/" in message and "`whence fetch` gets" in message


BROKEN = {
    "entities": (
        b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaa">]><rss><channel/></rss>',
        "declares entities",
    ),
    "empty": (b'<rss version="2.0"><channel><title>Esk</title></channel></rss>', "a feed without items"),
}


@pytest.mark.parametrize(("data", "told"), BROKEN.values(), ids=BROKEN)
def test_a_broken_feed_is_named(tmp_path, data, told):
    (tmp_path / "feed.xml").write_bytes(data)
    originals, (message,) = take_in(tmp_path / "feed.xml")
    assert not originals and told in message and ";" in message
