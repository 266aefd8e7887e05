"""HTML within Markdown."""

from __future__ import annotations

from reading import block, shown, spelled

from copylint.readers.markdown import read


def test_html_blocks_become_what_they_show() -> None:
    text = (
        '<h1 id="t">Back <em>Pain</em></h1>\n    \n    <div class="row">\n        \n'
        "        <p>Rest &amp; walk.</p>\n        <ul>\n            <li><b>Ice</b> (cold)\n"
        "            <li>Heat\n        </ul>\n"
        '        <img src="a.jpg" alt="A &quot;sore&quot; back" />\n'
        "        <figcaption>Legs.</figcaption>\n    </div>\n"
    )
    document = read(text, "a.md")
    assert [(b.kind, b.level, b.text) for b in document.blocks] == [
        ("heading", 1, "Back Pain"),
        ("paragraph", 0, "Rest & walk."),
        ("item", 1, "Ice (cold)"),
        ("item", 1, "Heat"),
        ("caption", 0, 'A "sore" back'),
        ("caption", 0, "Legs."),
    ]
    assert spelled(document, 4) == "A &quot;sore&quot; back"


def test_markdown_within_html_is_markdown() -> None:
    text = (
        "<div class=a>\n\n### Can I?\n\n**Yes.** Ask [us](/u).\n\n</div>\n\n"
        "<ul>\n<li>\n\nOne.\n\nTwo.\n\n</li>\n</ul>\n"
    )
    document = read(text, "a.md")
    assert [(b.kind, b.text, b.group) for b in document.blocks] == [
        ("heading", "Can I?", 0),
        ("paragraph", "Yes. Ask us.", 0),
        ("item", "One.", 1),
        ("paragraph", "Two.", 1),
    ]


def test_scripts_styles_comments_and_navigation_are_left_out() -> None:
    text = (
        "One.\n\n<script>\nvar x = 1;\n\nvar y = '<p>no</p>';\n</script>\n\n"
        "<style>\n\np {}\n</style>\n"
        "<!-- no\n\nno --> <nav>\n\n- [Home](/)\n\n</nav>\n<svg><text>no</text></svg>\n\n"
        "Two <!-- no -->words<script>no()</script>.\n"
    )
    assert shown(text) == [("paragraph", "One."), ("paragraph", "Two words.")]


def test_linked_data_becomes_a_field() -> None:
    text = 'Hi.\n\n<script type="application/ld+json">\n{"@type": "FAQPage"}\n</script>\n'
    assert read(text, "a.md").fields == {"jsonld": [{"@type": "FAQPage"}]}


def test_what_is_never_closed_is_not_lost() -> None:
    assert shown("<nav>\nOne.\n\n<div><p>Two\n\n<p>Three <b>four") == [
        ("paragraph", "One."),
        ("paragraph", "Two"),
        ("paragraph", "Three four"),
    ]


def test_icons_are_left_out() -> None:
    icon = '<i class="material-icons">arrow_forward</i>'
    text = f'<p>Book {icon}<span aria-hidden="true">×</span> now</p>'
    assert shown(text) == [("paragraph", "Book now")]


def test_buttons_stand_apart() -> None:
    document = read(
        '<div><a class="btn-main" href="/b">Book</a>\n<a class=button href="tel:1">Call</a></div>',
        "a.md",
    )
    assert [(b.text, b.links[0].url) for b in document.blocks] == [
        ("Book", "/b"),
        ("Call", "tel:1"),
    ]


def test_a_comparison_is_no_tag() -> None:
    assert block("Pain < 3 and > 1 of 10.").text == "Pain < 3 and > 1 of 10."


def test_text_in_odd_elements_is_prose() -> None:
    text = (
        "<center><font size=2>One</font></center><x-box>\nTwo\n</x-box>\n"
        "<label>Three</label><pre>Four\nfive</pre>"
    )
    assert [t for _, t in shown(text)] == ["One", "Two", "Three", "Four five"]
