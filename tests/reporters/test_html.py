"""One page for people."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import replace

import pytest

from copylint import __version__
from copylint.model import (
    Report,
    Scope,
    Skip,
    Source,
    Unread,
)
from copylint.readers import markdown

from .hard import HARD, many
from .html_page import page, read, rendered
from .made import ALL, CURE, MISSING, PLAIN, WHOLE, on, report

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
