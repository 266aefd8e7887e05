"""The HTML page: the article, and the notes beside it."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from copylint.model import (
    Block,
    Document,
    Link,
    Report,
    Sentence,
    Source,
)
from copylint.readers import html as html_reader
from copylint.readers import markdown

from .html_page import Element, page
from .made import CURE, MISSING, PLAIN, SOURCE, TYPO, WHOLE, found, of, on, report

LONE = Block("paragraph", "abcdefghij" * 3, tuple(range(30)), sentences=(Sentence("a", 0),))


def test_each_mark_leads_to_its_note_and_back():
    tree = page(WHOLE)
    ids = {each.id: each for each in tree.all() if each.id}
    numbers = list(tree.all("a", "ref"))
    assert [each.text() for each in numbers] == ["must, note 2", "should, note 3", "could, note 4"]
    for number in numbers:
        note = ids[number.attributes["href"][1:]]
        assert note.one("a", "number").attributes["href"] == f"#{number.id}"
    marked = [(each.classes[0], each.text()) for each in tree.one("div", "flow").all("mark")]
    assert marked == [
        ("is-must", "Turmeric cures arthritis"),
        ("is-should", "dialy"),
        ("is-could", "irksome"),
    ]


def test_a_note_says_its_severity_in_words_and_what_to_do():
    tree = page(WHOLE)
    notes = {each.id: each for each in tree.all("li", "note")}
    cure = notes["na1-2"]
    assert cure.one("span", "badge").text() == "must"
    assert CURE.message in cure.one("p", "say").text()
    assert [each.text() for each in cure.all("dd")] == [CURE.advice, CURE.rewrite, "2"]
    assert [each.text() for each in cure.all("span", "blank")] == [
        "[trial or review, year]",
        "[changed what by how much]",
    ]
    assert notes["na1-3"].one("p", "fix").text() == "Write daily or dial for dialy"


def test_a_fix_that_the_message_says_is_not_said_twice():
    one = replace(TYPO, fixes=TYPO.fixes[:1])
    assert not list(page(report(one)).all("p", "fix"))


def test_words_that_a_message_does_not_quote_are_quoted():
    tree = page(report(replace(PLAIN, message="A formal word.")))
    assert tree.one("li", "note").one("p", "say").text() == "1 could irksome: A formal word."


def test_what_a_rule_says_each_time_is_said_once():
    document = markdown.read("One dialy. Two dialy. Three dialy.\n", "a.md")
    places = [match.start() for match in re.finditer("dialy", document.source)]
    more = {"advice": "Look it up.", "sources": (Source("A dictionary"),)}
    tree = page(Report(document, tuple(found("typos/x", at, at + 5, **more) for at in places)))
    first, second, third = tree.all("li", "note")
    assert [each.text() for each in first.one("details").all("dd")] == ["Look it up.", "1"]
    for later in (second, third):
        assert not list(later.all("details"))
        assert later.one("p", "rule").text() == "typos/x more in note 1 sources 1"
    assert len(list(tree.one("ol", "sources").all("li"))) == 1


def test_findings_about_the_article_as_a_whole_stand_at_its_top_and_mark_nothing():
    tree = page(WHOLE)
    assert [each.id for each in tree.one("section", "whole").all("li", "note")] == ["na1-1"]
    title = next(tree.one("div", "flow").all("h3"))
    assert title.text() == "Living with backache"
    assert not list(title.all("mark"))


def test_a_sentence_to_add_stands_where_it_belongs():
    tree = page(WHOLE)
    rows = list(tree.one("div", "flow").all("div", "row"))
    texts = [row.one("div", "copy").text("vh") for row in rows]
    assert texts[0] == "Living with backache"
    assert texts[1].startswith("Add here (line 3): not in the article yet")
    assert MISSING.paste is not None
    assert texts[1].endswith(MISSING.paste.text)
    assert texts[2] == "Why it hurts"
    added = tree.one("div", "addition")
    assert added.one("a", "number").attributes["href"] == "#na1-1"
    (whole,) = (each for each in tree.all("li", "note") if each.id == "na1-1")
    assert f"#{added.id}" in [each.attributes["href"] for each in whole.all("a")]


def test_a_sentence_to_add_at_the_end_stands_last():
    made = report(replace(MISSING, paste=replace(MISSING.paste, at=len(SOURCE))))
    *_, last = page(made).one("div", "flow").all("div", "row")
    assert "additions" in last.classes


def test_unreviewed_safety_advice_is_told_where_some_is_to_be_added():
    told = [each.text() for each in page(WHOLE).all("p", "warn")]
    assert any(each.startswith("Safety advice is a draft. 1 piece of the advice") for each in told)
    without = report(CURE, page=WHOLE.page)
    assert not any("draft" in each.text() for each in page(without).all("p", "warn"))


@given(st.lists(st.tuples(st.integers(0, 29), st.integers(1, 30), st.sampled_from("nwe"))))
@settings(max_examples=200, deadline=None)
def test_marks_that_overlap_are_cut_and_no_letter_is_lost(places):
    severities = {"n": "note", "w": "warning", "e": "error"}
    spans = sorted((a, b, severities[s]) for a, b, s in places if a < b)
    findings = tuple(found(f"typos/x{i}", a, b, s) for i, (a, b, s) in enumerate(spans))
    document = Document("a.md", LONE.text, (LONE,))
    tree = page(Report(document, findings))
    copy = tree.one("p", "paragraph")
    assert copy.text("ref") == LONE.text
    assert not any(list(each.all("mark"))[1:] for each in copy.all("mark"))
    covered = {at for a, b, _ in spans for at in range(a, b)}
    marked, at = set(), 0
    for each in copy.inside:
        words = each if isinstance(each, str) else "" if "ref" in each.classes else each.text()
        if not isinstance(each, str) and each.tag == "mark":
            marked |= set(range(at, at + len(words)))
        at += len(words)
    assert marked == covered
    assert sorted(int(each.attributes["href"].rpartition("-")[2]) for each in copy.all("a")) == (
        list(range(1, len(findings) + 1))
    )


def test_where_marks_overlap_the_worst_of_few_words_is_seen():
    words = "One sentence of many words in which a single slip stands, and nothing else at all."
    document = markdown.read(words, "a.md")
    wide = on(document, words, "error")
    tree = page(Report(document, (wide, on(document, "slip"))))
    looks = [each.classes for each in tree.one("div", "flow").all("mark")]
    assert looks == [
        ["is-must", "wide", "has-must"],
        ["is-could", "has-must", "has-could"],
        ["is-must", "wide", "has-must"],
    ]


def test_words_over_several_blocks_are_marked_in_each_and_numbered_once():
    source = "One two.\n\nThree four.\n\nFive.\n"
    document = markdown.read(source, "a.md")
    end = source.index(" four")
    tree = page(Report(document, (found("typos/x", 4, end),)))
    assert [each.text() for each in tree.one("div", "flow").all("mark")] == ["two.", "Three"]
    assert len(list(tree.all("a", "ref"))) == 1


def test_lists_quotes_tables_and_fields_appear_as_what_they_are():
    source = (
        "---\ntitle: The title\n---\n\n# Head\n\n- One\n  - Two\n- Three\n\n1. First\n2. Second\n\n"
        "> Said.\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n![A picture](x.png)\n\nWith `code`.\n"
    )
    flow = page(of(source)).one("div", "flow")
    assert flow.one("p", "field").text() == "title The title"
    items = [(each.classes[-1], each.text()) for each in flow.all("div", "item")]
    assert items == [
        ("level-1", "• One"),
        ("level-2", "• Two"),
        ("level-1", "• Three"),
        ("level-1", "1. First"),
        ("level-1", "2. Second"),
    ]
    assert flow.one("blockquote").text() == "Said."
    assert cells(flow.one("table")) == [["th A", "th B"], ["td 1", "td 2"]]
    assert flow.one("p", "caption").text() == "image A picture (x.png)"
    assert flow.one("p", "paragraph").text() == "With code."


def test_rows_and_heads_of_an_html_table_are_told_by_their_tags():
    source = "<p>Hi.</p><table><tr><td>A</td>\n<th>B</th></tr><TR><TH>1</TH><td>2</td></TR></table>"
    tree = page(Report(html_reader.read(source, "a.html")))
    table = tree.one("div", "flow").one("table")
    assert cells(table) == [["td A", "th B"], ["th 1", "td 2"]]


def cells(table: Element) -> list[list[str]]:
    rows = table.all("tr")
    return [[f"{e.tag} {e.text()}" for e in row.all() if e.tag in ("td", "th")] for row in rows]


def test_headings_never_skip_a_level():
    source = "#### Deep\n\nText.\n\n# High\n\nText.\n\n###### Deepest\n\nText.\n"
    for tree in (page(of(source)), page(of(source), WHOLE)):
        levels = [int(e.tag[1]) for e in tree.all() if re.fullmatch("h[1-6]", e.tag)]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_only_what_fits_a_screen_stays_beside_its_notes():
    source = "Short words.\n\n" + "Many words. " * 200 + "\n"
    short, long = page(of(source)).one("div", "flow").all("div", "row")
    assert "long" not in short.classes
    assert "long" in long.classes


def test_a_note_leads_to_one_that_stays_when_others_are_hidden():
    document = markdown.read("A slip. A slop.\n", "a.md")
    more = {"advice": "Mend it."}
    notes = (on(document, "slip", **more), on(document, "slop", "error", **more))
    tree = page(Report(document, notes))
    assert len(list(tree.all("details"))) == 2


def test_what_stands_outside_the_prose_is_shown_in_its_place():
    source = (
        "---\ntitle: A page\nauthor: admin\n---\n\nBefore.\n\n"
        "<!-- copylint: allow x because -->\n\nAfter.\n"
    )
    document = markdown.read(source, "a.md")
    comment = "<!-- copylint: allow x because -->"
    tree = page(Report(document, (on(document, "admin"), on(document, comment, "warning"))))
    texts = [row.one("div", "copy").text("ref") for row in tree.all("div", "row")]
    assert texts == ["title A page", "author admin", "Before.", f"line 8 {comment}", "After."]


def test_a_long_line_outside_the_prose_is_cut_around_the_words():
    source = "Hello there.\n\n<!-- " + "x" * 500 + " slip " + "y" * 500 + " -->\n"
    document = markdown.read(source, "a.md")
    shown = page(Report(document, (on(document, "slip"),))).one("p", "line").text("ref")
    assert len(shown) < 250
    assert " slip " in shown


def test_where_a_link_leads_is_to_be_read():
    url = "https://www.example.org/" + "a" * 100
    block = Block("paragraph", "See here.", tuple(range(9)), links=(Link(4, 8, url),))
    tree = page(Report(Document("a.md", "See here.", (block,))))
    address = tree.one("span", "address").text()
    assert address.startswith("(www.example.org/aaa")
    assert len(address) < 70
