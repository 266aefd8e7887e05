"""Web pages: the article, without what surrounds it."""

from __future__ import annotations

from copylint.readers.html import read

PAGE = """\
<!DOCTYPE html>
<html lang="en-GB"><head><title>Knee pain &ndash; Oak</title>
<meta name="description" content="What helps a &quot;sore&quot; knee.">
<meta property='article:published_time' content='2026-01-02'><meta name=author content="Ann Lee">
<script type="application/ld+json">{"@graph": [{"@type": "Article"}, {"@type": "Person"}]}</script>
<style>p{color:red}</style></head>
<body><div class="cookie-banner">We use cookies. <div>Fine</div> Accept</div>
<nav><ul><li><a href="/">Home</a></ul></nav>
<header><h1>Knee pain</h1></header>
<main><p>Rest your knee. <a href="/x">Ask us</a>.<br>Then walk.
<ul><li>One<li>Two <ul><li>Three</ul></ul>
<aside>Read on: <a href=y>hips</a></aside>
<table><caption>Doses</caption><tr><th>Dose<td>2&nbsp;mg</table>
<p>Done.<!-- no --> More</main>
<footer>Call 555-0100. Updated 3 May 2025</footer></body></html>
"""


def test_the_article_is_read_and_its_surroundings_are_not() -> None:
    document = read(PAGE, "a.html")
    assert [(b.kind, b.level, b.text) for b in document.blocks] == [
        ("field", 0, "Knee pain – Oak"),
        ("field", 0, 'What helps a "sore" knee.'),
        ("heading", 1, "Knee pain"),
        ("paragraph", 0, "Rest your knee. Ask us. Then walk."),
        ("item", 1, "One"),
        ("item", 1, "Two"),
        ("item", 2, "Three"),
        ("paragraph", 0, "Read on: hips"),
        ("caption", 0, "Doses"),
        ("cell", 0, "Dose"),
        ("cell", 0, "2\u00a0mg"),
        ("paragraph", 0, "Done. More"),
    ]


def test_what_the_page_says_of_itself_are_fields() -> None:
    assert read(PAGE, "a.html").fields == {
        "lang": "en-GB",
        "title": "Knee pain – Oak",
        "description": 'What helps a "sore" knee.',
        "published": "2026-01-02",
        "author": "Ann Lee",
        "surroundings": "We use cookies.\nFine\nAccept\nCall 555-0100. Updated 3 May 2025",
        "jsonld": [{"@type": "Article"}, {"@type": "Person"}],
    }


def test_of_several_articles_all_are_read_unless_one_is_most_of_the_page() -> None:
    long = "<p>" + "Rest well. " * 20
    assert [
        b.text for b in read("<article><p>A</article>x<article><p>B</article>", "a.html").blocks
    ] == ["A", "x", "B"]
    found = read(f"<article>{long}</article><article><p>B</article>", "a.html").blocks
    assert [b.text for b in found] == [("Rest well. " * 20).strip()]


def test_a_page_without_a_main_part_is_read_whole() -> None:
    document = read(
        "<div class=sidebar>No</div><div role=navigation>No</div>One<div class='content'>Two</div>",
        "a.html",
    )
    assert [b.text for b in document.blocks] == ["One", "Two"]


def test_a_page_that_is_all_surroundings_is_read_all_the_same() -> None:
    assert [b.text for b in read("<footer>Rest well.</footer>", "a.htm").blocks] == ["Rest well."]


def test_an_aside_of_the_article_is_read_and_one_beside_it_is_not() -> None:
    page = (
        "<main><article><h1>Knees</h1><aside>Call us if it is hot.</aside></article>"
        "<aside>Other posts</aside></main>"
    )
    assert [b.text for b in read(page, "a.html").blocks] == ["Knees", "Call us if it is hot."]
    alone = "<main><h1>Knees</h1><aside>Call us if it is hot.</aside></main>"
    assert [b.text for b in read(alone, "a.html").blocks] == ["Knees", "Call us if it is hot."]
