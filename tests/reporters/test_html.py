"""One page for people."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copylint import __version__
from copylint.model import (
    Allow,
    Block,
    Document,
    Dossier,
    Entry,
    Finding,
    Link,
    Report,
    Scope,
    Sentence,
    Skip,
    Source,
    Span,
    Unread,
    Waived,
)
from copylint.readers import html as html_reader
from copylint.readers import markdown

from .hard import HARD, many
from .html_page import Element, page, read, rendered
from .made import ALL, CURE, MISSING, PLAIN, SOURCE, TYPO, WHOLE, report

LONE = Block("paragraph", "abcdefghij" * 3, tuple(range(30)), sentences=(Sentence("a", 0),))


def found(rule: str, start: int, end: int, severity: str = "note", **more) -> Finding:
    return Finding(rule, Span(start, end), f"Message of {rule}.", severity, **more)


def of(source: str, *findings: Finding, **more) -> Report:
    return Report(markdown.read(source, "a.md"), findings, **more)


def on(document: Document, words: str, severity: str = "note", **more) -> Finding:
    start = document.source.index(words)
    return found("typos/x", start, start + len(words), severity, **more)


# --- one file that can do nothing ------------------------------------------------------------


@pytest.mark.parametrize(
    "results", [(WHOLE,), (HARD,), (HARD, WHOLE, Unread("x<y", "<b> & \ud800"))]
)
def test_a_page_has_no_script_and_asks_nobody_for_anything(results):
    tree = page(*results)
    tags = {each.tag for each in tree.all()}
    assert not tags & set("script link img iframe object embed form base audio video".split())
    for each in tree.all():
        names = each.attributes.keys()
        assert not any(name.startswith("on") or name in ("style", "src") for name in names)
    (style,) = tree.all("style")
    assert "url(" not in style.text()
    assert "@import" not in style.text()


def test_the_policy_lets_in_the_style_of_the_page_and_nothing_else():
    tree = page(WHOLE)
    style = "".join(str(each) for each in tree.one("style").inside)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    (policy,) = (e for e in tree.all("meta") if "http-equiv" in e.attributes)
    assert policy.attributes["http-equiv"] == "Content-Security-Policy"
    assert policy.attributes["content"] == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )


def test_what_an_article_says_is_shown_and_does_nothing():
    source = (
        '---\ntitle: "<script>alert(1)</script> {{ 7 * 7 }}"\n---\n\n'
        'A [click](javascript:alert(2)) & `<b>` ![x" onerror=alert(3)](https://x.example/y.png)\n'
    )
    document = markdown.read(source, "<img src=x>.md")
    tree = page(Report(document, (on(document, "click"),)))
    assert "<script>alert(1)</script> {{ 7 * 7 }}" in tree.one("p", "field").text()
    assert tree.one("p", "of").text().endswith("<img src=x>.md")
    words = tree.one("p", "paragraph").text("vh")
    assert words.startswith("A click1 (javascript:alert(2)) & <b>")
    assert [each.text() for each in tree.one("p", "paragraph").all("code")] == ["<b>"]
    assert not list(tree.one("div", "flow").all("img"))


def test_only_addresses_of_the_web_are_links():
    sources = (
        Source("Good", url="https://example.org/a?b=1&c=%22", verified="own-page"),
        Source("Bad", url="javascript:alert(1)", verified="own-page"),
        Source("None", "Section 2", verified="memory"),
    )
    tree = page(report(replace(CURE, sources=sources)))
    (listed,) = tree.all("ol", "sources")
    assert [each.attributes["href"] for each in listed.all("a")] == [sources[0].url]
    assert [each.text() for each in listed.all("li")] == [
        "Good (read on its own page)",
        "Bad (read on its own page)",
        "None, Section 2 (from memory, not looked up)",
    ]


def test_a_page_is_the_same_each_time():
    assert rendered([WHOLE, HARD]) == rendered([WHOLE, HARD])


# --- the verdict -----------------------------------------------------------------------------


def test_the_verdict_comes_first():
    tree = page(WHOLE)
    first = next(tree.one("main").all("h1"))
    assert first.text() == "Not ready to publish"
    assert tree.one("p", "sum").text() == "2 things must change, 1 should, 1 could."
    assert tree.one("title").text() == "Not ready to publish: Living with backache"
    stops = [each.text() for each in tree.one("section", "start").all("li")]
    assert stops == [MISSING.message, CURE.message]
    rows = tree.one("table", "counts").one("tbody").all("tr")
    assert [[cell.text() for cell in row.inside if cell != "\n"] for row in rows] == [
        ["typos", "0", "1", "0"],
        ["readability", "0", "0", "1"],
        ["claims", "1", "0", "0"],
        ["safety", "1", "0", "0"],
    ]


@pytest.mark.parametrize(
    ("made", "state", "head"),
    [
        (report(), "ready", "Ready to publish"),
        (report(PLAIN), "changes", "May be published"),
        (report(PLAIN, fail_on="note"), "stopped", "Not ready to publish"),
        (report(CURE, fail_on="never"), "changes", "Not judged"),
        (report(known=3), "ready", "Nothing new to change; what the baseline knows is left out"),
        (
            report(PLAIN, scope=Scope(3, 9, ("typos",))),
            "changes",
            "1 thing could change by the rules that ran: 3 of 9 (typos)",
        ),
        (report(skips=(Skip("article", "no prose in it"),)), "unchecked", "Not checked"),
    ],
)
def test_the_verdict_is_that_of_every_report(made, state, head):
    tree = page(made)
    assert tree.one("header", "verdict").classes == ["verdict", state]
    assert tree.one("h1").text() == head


def test_a_check_that_could_not_run_is_told():
    assert "Not run: languagetool. no server answers; start it" in [
        each.text() for each in page(WHOLE).all("p", "warn")
    ]


# --- the article and its notes ---------------------------------------------------------------


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


# --- what is kept ----------------------------------------------------------------------------

ENTRY = Entry(
    "pages/back.md", 5, 1, "Turmeric cures arthritis", "efficacy", "strong", "", "claims/x", ("A",),
    SOURCE.index("Turmeric cures"), SOURCE.index(" in two weeks"),
)  # fmt: skip
DOSSIER = Dossier(
    (ENTRY, replace(ENTRY, type="cause", support="https://example.org <b>")),
    {"copylint": "9.9", "harper": "0.2.0", "languagetool": "version not told"},
    {"text of the article": "ab" * 32, "rules of copylint": "cd" * 32},
)


def test_the_claims_register_has_each_claim_in_its_sentence_and_room_to_sign():
    tree = page(replace(WHOLE, dossier=DOSSIER))
    first, second = tree.one("table", "register").one("tbody").all("tr")
    cells = [cell.text() for cell in first.all("td")]
    claim = "Turmeric cures arthritis in two weeks, and it is an inexpensive household product."
    assert cells == ["5", claim, "efficacy", "strong", "nothing", ""]
    assert first.one("strong").text() == ENTRY.claim
    assert [cell.text() for cell in second.all("td")][4] == "https://example.org <b>"
    assert "2 claims: 1 backed by something on the page, 1 not." in tree.text()


def test_without_rules_on_claims_there_is_no_register():
    assert not list(page(WHOLE).all("section", "claims"))
    assert not list(
        page(replace(WHOLE, dossier=replace(DOSSIER, claims=None))).all("section", "claims")
    )
    empty = page(replace(WHOLE, dossier=replace(DOSSIER, claims=())))
    assert "copylint sees no claim" in empty.one("section", "claims").text()


def test_versions_and_hashes_are_told():
    told = page(replace(WHOLE, dossier=DOSSIER)).one("section", "record").text()
    for each in ("copylint 9.9", "Harper 0.2.0", "LanguageTool version not told"):
        assert each.replace(" ", "") in told.replace(" ", "")
    assert "ab" * 32 in told
    assert "cd" * 32 in told


def test_what_was_waived_is_told_with_its_reason():
    span = Span(SOURCE.index("irksome"), SOURCE.index("irksome") + 7)
    wish = Allow("readability", "our <patients> say so", "2027-01-31", span, Span(0, 5))
    tree = page(report(waived=(Waived(PLAIN, wish),), silenced=1))
    told = tree.one("section", "waived").text()
    assert told == (
        "Waived could line 7: irksome: Write “annoying”. readability/plain "
        "Waived at line 1, because our <patients> say so; until 2027-01-31."
    )
    assert "Nothing was waived." in page(report()).one("section", "waived").text()


def test_there_are_lines_to_sign():
    rows = list(page(WHOLE).one("table", "lines").one("tbody").all("tr"))
    assert [row.one("th").text() for row in rows] == [
        "Content",
        "Clinical accuracy and safety",
        "Compliance",
    ]
    assert {cell.text() for row in rows for cell in row.all("td")} == {
        "",
        "☐ publish ☐ change first",
    }


def test_measures_come_with_a_picture_of_the_sentences():
    words = [3, 9, 25, 4]
    source = "\n\n".join(" ".join(["word"] * n) + "." for n in words)
    document = markdown.read(source, "a.md")
    start = source.index(" ".join(["word"] * 25))
    long = found("readability/long", start, start + 20, tags=("sentence-length",))
    tree = page(Report(document, (long,), measures={"words": 41, "sentences": 4}))
    told = tree.one("figcaption").text()
    assert told == (
        "Words in each sentence, in reading order: 4 sentences, half of them of 4 words or fewer; "
        "▲ marks 1 noted as too long. Longest: 25 (line 5), 9 (line 3), 4 (line 7)."
    )
    plain = tree.one("path", "plain").attributes["d"]
    assert plain.count("M") == 3
    assert tree.one("path", "long").attributes["d"].count("M") == 2  # a bar and its sign
    assert tree.one("svg").attributes["aria-labelledby"] == tree.one("figcaption").id


def test_a_page_of_one_sentence_has_no_picture():
    assert not list(page(of("One sentence.", measures={"words": 2})).all("svg"))


# --- several articles ------------------------------------------------------------------------


def test_several_articles_have_an_index_with_a_verdict_for_each():
    tree = page(WHOLE, Unread("lost.md", "no such file"), report(PLAIN), report())
    assert tree.one("h1").text() == "1 of 3 articles is not ready to publish"
    rows = [
        [cell.text() for cell in row.all("td")]
        for row in tree.one("nav", "index").one("tbody").all("tr")
    ]
    name = "Living with backache pages/back.md"
    assert rows == [
        [name, "Not ready to publish", "2", "1", "1"],
        ["lost.md", "Not read: no such file", "–", "–", "–"],
        [name, "May be published", "0", "0", "1"],
        [name, "Ready to publish", "0", "0", "0"],
    ]
    links = [each.attributes["href"] for each in tree.one("nav", "index").all("a")]
    assert links == [f"#{each.id}" for each in tree.all("section", "one")]
    assert len(list(tree.all("fieldset"))) == 1


def test_with_quiet_only_what_must_change_is_shown():
    tree = page(report(PLAIN), WHOLE, report(), quiet=True)
    assert tree.one("h1").text() == "Not ready to publish"
    assert page(report(), report(), quiet=True).one("h1").text() == "No article"


def test_one_article_that_could_not_be_read_is_told():
    tree = page(Unread("lost.md", "no such file"))
    assert tree.one("h1").text() == "Not all could be checked"
    assert "Not read: no such file" in tree.text()


def test_what_a_program_must_not_show_is_cleaned():
    tree = page(HARD)
    text = tree.text()
    assert not any(sign in text for sign in "\x00\x1b\ud800\u202e\ufeff")
    assert f"Made by copylint {__version__}" in text


# --- many findings ---------------------------------------------------------------------------


def test_three_hundred_findings_are_all_there_and_may_be_hidden_by_severity():
    tree = page(many(300))
    assert len(list(tree.all("li", "note"))) == 300
    (choice,) = tree.all("fieldset", "filter")
    assert [each.text() for each in choice.all("label")] == [
        "all 300",
        "must and should 2",
        "must 1",
    ]
    stops = tree.one("section", "start")
    assert len(list(stops.all("li"))) == 1


def test_of_many_things_that_stop_publication_the_first_are_listed_and_the_rest_counted():
    tree = page(many(300, "error"))
    stops = tree.one("section", "start")
    assert len(list(stops.all("li"))) == 12
    assert "and 287 more, marked below." in stops.text()


def test_a_page_of_many_findings_keeps_below_a_kilobyte_and_a_half_for_each():
    assert len(rendered([many(3000)])) < 3000 * 1500


def test_all_of_the_shared_findings_have_a_note():
    tree = read(rendered([WHOLE]))
    assert len(list(tree.all("li", "note"))) == len(ALL)
