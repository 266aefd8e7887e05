"""Markdown: blocks, lists, tables, links, marks."""

from __future__ import annotations

import pytest
from reading import block, shown

from copylint.model import MASK, Link
from copylint.readers import html
from copylint.readers.markdown import read


def test_headings_know_their_level() -> None:
    document = read(
        "# One\n\nTwo\n===\n\n### Three ###\n\nFour\n---\n\n#### *Five* {#id .c}\n", "a.md"
    )
    assert [(b.kind, b.level, b.text) for b in document.blocks] == [
        ("heading", 1, "One"),
        ("heading", 1, "Two"),
        ("heading", 3, "Three"),
        ("heading", 2, "Four"),
        ("heading", 4, "Five"),
    ]


def test_items_know_their_list_depth_and_number() -> None:
    document = read("- a\n- b\n  1. c\n  2. d\n\ntext\n\n3. e\n4. f\n\n   more\n", "a.md")
    assert [(b.kind, b.text, b.level, b.group, b.name) for b in document.blocks] == [
        ("item", "a", 1, 1, ""),
        ("item", "b", 1, 1, ""),
        ("item", "c", 2, 2, "1"),
        ("item", "d", 2, 2, "2"),
        ("paragraph", "text", 0, 0, ""),
        ("item", "e", 1, 3, "3"),
        ("item", "f", 1, 3, "4"),
        ("paragraph", "more", 0, 3, ""),
    ]


def test_a_task_is_an_item() -> None:
    assert shown("- [ ] Rest\n- [x] Walk\n") == [("item", "Rest"), ("item", "Walk")]


def test_a_quote_may_hold_a_heading_and_a_list() -> None:
    assert shown("> ## Tip\n> Rest\n> well.\n>\n> - a\n") == [
        ("heading", "Tip"),
        ("quote", "Rest well."),
        ("item", "a"),
    ]


def test_an_alert_is_a_quote_without_its_mark() -> None:
    assert shown("> [!WARNING]\n> Call us.\n") == [("quote", "Call us.")]


def test_cells_share_the_group_of_their_table() -> None:
    document = read("| Dose | Age |\n|---|--:|\n| 2\\|3 mg | **5** |\n", "a.md")
    assert [(b.kind, b.text, b.group) for b in document.blocks] == [
        ("cell", "Dose", 1),
        ("cell", "Age", 1),
        ("cell", "2|3 mg", 1),
        ("cell", "5", 1),
    ]


def test_a_wrapped_line_is_one_paragraph() -> None:
    found = block("Rest your\nknee.  \nThen walk\\\non.\r\nSlowly.")
    assert found.text == "Rest your knee. Then walk on. Slowly."
    assert [s.text for s in found.sentences] == ["Rest your knee.", "Then walk on.", "Slowly."]


def test_a_line_broken_on_purpose_ends_a_sentence_before_a_capital() -> None:
    found = block("Oak Clinic  \n12 High Street<br>Open daily<br>from nine")
    assert [s.text for s in found.sentences] == [
        "Oak Clinic",
        "12 High Street",
        "Open daily from nine",
    ]


def test_two_breaks_end_a_paragraph() -> None:
    assert shown("One.<br><br>\nTwo.") == [("paragraph", "One."), ("paragraph", "Two.")]


def test_emphasis_is_left_out() -> None:
    assert block("It *is* **not** _a_ ~~cure~~ ***now***.").text == "It is not a cure now."


def test_entities_and_escapes_keep_their_width() -> None:
    document = read("A &amp; B&nbsp;\\* C&#x2014;D &copy", "a.md")
    assert document.blocks[0].text == "A & B\u00a0* C—D &copy"
    assert document.source[document.blocks[0].offsets[2] :].startswith("&amp;")
    span = document.blocks[0].span(2, 3)
    assert document.text(span) == "&amp;"


def test_soft_hyphens_and_marks_without_width_are_left_out() -> None:
    document = read("\ufeffhyper\u00adten\u200bsion cafe\u0301 \U0001f600\tend", "a.md")
    assert document.blocks[0].text == "hypertension cafe\u0301 \U0001f600 end"
    assert document.blocks[0].offsets[:6] == (1, 2, 3, 4, 5, 7)


def test_links_know_their_address() -> None:
    text = 'See [our *page*](/p "t"), [b], [c][b], <http://a.b>, www.x.org. Or a@b.co\n\n[b]: /u\n'
    found = block(text)
    assert found.links == (
        Link(4, 12, "/p"),
        Link(14, 15, "/u"),
        Link(17, 18, "/u"),
        Link(20, 30, "http://a.b"),
        Link(32, 41, "https://www.x.org"),
        Link(46, 52, "mailto:a@b.co"),
    )
    assert found.text[20:41].strip(MASK) == ", "
    assert [s.start for s in found.sentences] == [0, 43]


def test_an_address_made_by_a_template_is_a_link() -> None:
    found = block('We wrote about [the work]({{ "/2015/11/02/x/" | url }}) then.')
    assert found.text == "We wrote about the work then."
    assert found.links == (Link(15, 23, '{{ "/2015/11/02/x/" | url }}'),)


def test_an_address_with_blanks_is_forgiven() -> None:
    document = read("![A knee](/img/my knee.png) Rest [here](/about us).", "a.md")
    assert [(b.kind, b.text, b.links[0].url) for b in document.blocks] == [
        ("caption", "A knee", "/img/my knee.png"),
        ("paragraph", "Rest here.", "/about us"),
    ]


def test_an_image_is_a_caption_beside_its_paragraph() -> None:
    document = read(
        "![A *sore* knee](k.png) Rest.\n\nWalk ![Legs](l.png) on.\n\n![](x.png)![IMG_1.jpg](y)",
        "a.md",
    )
    assert [(b.kind, b.text) for b in document.blocks] == [
        ("caption", "A sore knee"),
        ("paragraph", "Rest."),
        ("paragraph", "Walk on."),
        ("caption", "Legs"),
    ]
    assert document.blocks[0].links == (Link(0, 11, "k.png", "image"),)


def test_the_title_of_an_image_is_read_too() -> None:
    text = '![A knee](k.png "Knee exercise")\n\n<img src=l.png alt="A leg" title="A &amp; B">\n'
    document = read(text, "a.md")
    assert [(b.kind, b.text, b.links[0].url) for b in document.blocks] == [
        ("caption", "A knee", "k.png"),
        ("caption", "Knee exercise", "k.png"),
        ("caption", "A leg", "l.png"),
        ("caption", "A & B", "l.png"),
    ]


def test_footnotes_are_marks_and_paragraphs() -> None:
    document = read("It helps.[^a] Rest.\n\n[^a]: Smith, 2021.\n", "a.md")
    assert [(b.kind, b.text) for b in document.blocks] == [
        ("paragraph", "It helps. Rest."),
        ("paragraph", "Smith, 2021."),
    ]
    assert document.blocks[0].links == (Link(8, 9, "", "footnote", "a"),)


@pytest.mark.parametrize("mark", ["3", "1,2", "1–3", "*", "[4]"])
def test_a_reference_mark_is_no_prose(mark: str) -> None:
    found = block(f"It helps.<sup>{mark}</sup> Rest.")
    assert (found.text, found.links) == ("It helps. Rest.", (Link(8, 9, "", "superscript", mark),))


@pytest.mark.parametrize(
    "text", ["30 kg/m<sup>2</sup>", "1<sup>st</sup>", "10<sup>6</sup>", "Botox<sup>®</sup>"]
)
def test_other_superscripts_stay(text: str) -> None:
    found = block(f"It is {text} here.")
    assert found.links == ()
    assert found.text == f"It is {text} here.".replace("<sup>", "").replace("</sup>", "")


def test_code_and_math_are_masked() -> None:
    assert shown("Take `x = 1` and $x^2$ from $5 to $9.\n\n```\ncode\n```\n\n    y = f(x);\n") == [
        ("paragraph", "Take □ and □ from $5 to $9.")
    ]
    assert block("a `bc` d").text == f"a {MASK * 4} d"


def test_an_indented_paragraph_is_prose() -> None:
    assert shown("Sources:\n\n    Chang et al. Falls in older adults. BMJ 2004.\n") == [
        ("paragraph", "Sources:"),
        ("paragraph", "Chang et al. Falls in older adults. BMJ 2004."),
    ]


def test_definitions_are_paragraphs_of_one_group() -> None:
    document = read("Sprain\n: A torn\n  ligament.\n", "a.md")
    assert [(b.kind, b.text, b.group) for b in document.blocks] == [
        ("paragraph", "Sprain", 1),
        ("paragraph", "A torn ligament.", 1),
    ]


def test_a_typed_list_is_a_list() -> None:
    document = read("We treat:\n• Sprains\n• Strains\n\n✓ Fast\n\n1. a  \n2. b", "a.md")
    assert [(b.kind, b.text, b.group, b.name) for b in document.blocks] == [
        ("paragraph", "We treat:", 0, ""),
        ("item", "Sprains", 1, ""),
        ("item", "Strains", 1, ""),
        ("item", "Fast", 1, ""),
        ("item", "a", 2, "1"),
        ("item", "b", 2, "2"),
    ]


def test_dashes_after_breaks_are_a_list() -> None:
    assert shown("<p>We treat:<br>- Sprains<br>– Strains<br>") == [
        ("paragraph", "We treat:"),
        ("item", "Sprains"),
        ("item", "Strains"),
    ]


def test_a_typed_list_ends_where_a_long_line_begins() -> None:
    long = "Ask us what to do about it, and we tell you what we know of it, " * 3
    document = read(f"• Gas\n• Pain\nWhat now?\n{long}friend.\n• Rest", "a.md")
    assert [(b.kind, b.text, b.group) for b in document.blocks] == [
        ("item", "Gas", 1),
        ("item", "Pain", 1),
        ("paragraph", "What now?", 0),
        ("paragraph", f"{long}friend.", 0),
        ("item", "Rest", 2),
    ]


def test_bold_that_only_commonmark_refuses_is_bold() -> None:
    assert block("**Tip:**Rest well.").text == "Tip:Rest well."
    assert block("** Please note:** rest.").text == "Please note: rest."


def test_a_bold_line_is_a_label_of_its_own() -> None:
    found = block("**Tendon pain**\nA tendon hurts.\n*By Ann Lee*\nPhysio **of the\nyear**\nHere.")
    assert [s.text for s in found.sentences] == [
        "Tendon pain",
        "A tendon hurts.",
        "By Ann Lee",
        "Physio of the year Here.",
    ]


def test_lines_of_a_paragraph_that_nobody_wrapped_end_sentences() -> None:
    long = "A tendon hurts when it is asked to do more than it has done before, and then " * 2
    found = block(f"Tendon pain\n{long}rests.\nOak Clinic")
    assert [s.text for s in found.sentences] == ["Tendon pain", f"{long}rests.", "Oak Clinic"]


@pytest.mark.parametrize("shape", ["*{}*", "_{}_", "<i>{}</i>", "<em>{}</em>", "<cite>{}</cite>"])
def test_italics_are_known_by_their_place(shape: str) -> None:
    document = read(f"We serve {shape.format('kway teow')}, and tea.\n", "a.md")
    (place,) = document.italics
    assert document.text(place).strip("*_") == "kway teow"


def test_italics_of_a_web_page_are_known_by_their_place() -> None:
    document = html.read("<p>We serve <i>kway teow</i>, and <em>tea.</p><p>Come in.</p>", "a.html")
    assert [document.text(place) for place in document.italics] == ["kway teow"]
