"""Markdown: what a reader sees once it is rendered."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pyromark

from copylint.model import Document, Report, Scope, Skip, Unread
from copylint.reporters import markdown

from .hard import HARD, WORDS, many
from .made import CURE, PLAIN, SOURCE, WHOLE, finding, report


def rendered(*results: Report | Unread, quiet: bool = False) -> str:
    return "".join(markdown.render(results, quiet=quiet))


def seen(text: str) -> list[str]:
    """Give the cells of all tables in the page that the text makes."""
    page = pyromark.html(text, options=pyromark.Options.ENABLE_TABLES)
    cells = re.findall(r"<td[^>]*>(.*?)</td>", page, re.DOTALL)
    return [unescape(re.sub(r"<!-- -->|</?code>", "", cell)) for cell in cells]


def test_the_verdict_comes_first_then_counts_then_articles():
    assert rendered(replace(WHOLE, findings=(CURE,)), Unread("x.md", "empty")) == (
        "## copylint: not ready to publish\n"
        "\n"
        "1 article: 1 not ready, 0 ready; 1 could not be read.\n"
        "\n"
        "| | must | should | could |\n"
        "|---|--:|--:|--:|\n"
        "| claims | 1 | 0 | 0 |\n"
        "\n"
        "Skipped languagetool: no server answers; start it\n"
        "\n"
        "Not read: `x.md`: empty\n"
        "\n"
        "### `pages/back.md`\n"
        "\n"
        "**Not ready to publish: 1 thing must change.**\n"
        "\n"
        "| Line | | What | Rule |\n"
        "|--:|---|---|---|\n"
        f"| 5 | must | {CURE.message}<br>{CURE.advice}"
        "<br>Write: In \\[trial or review, year\\], turmeric \\[changed what by how much\\]."
        " | `claims/promised-cure` |\n"
    )


def test_advice_to_add_stands_below_to_be_copied():
    assert (
        "<details><summary>Advice to add (1)</summary>\n"
        "\n"
        "Nothing says when back pain is an emergency. Add at line 3:\n"
        "\n"
        "```text\n"
        "Call 911 if you cannot feel your bottom, or cannot pee.\n"
        "```\n"
        "\n"
        "</details>\n"
    ) in rendered(WHOLE)


def test_a_clean_run_is_short():
    assert rendered(report()) == (
        "## copylint: ready to publish\n\n1 article: 0 not ready, 1 ready.\n"
    )


def test_quiet_leaves_out_what_may_be_published():
    assert "irksome" not in rendered(report(PLAIN), quiet=True)
    assert "### `pages/back.md`" in rendered(report(PLAIN))
    assert "### `pages/back.md`" not in rendered(report(PLAIN), quiet=True)
    assert "### `pages/back.md`" in rendered(report(CURE), quiet=True)


def test_articles_that_must_change_come_first():
    other = replace(report(CURE), document=replace(WHOLE.document, path="z.md"))
    text = rendered(report(PLAIN), other)
    assert text.index("`z.md`") < text.index("`pages/back.md`")


def test_hard_characters_are_seen_as_they_are_and_call_nobody():
    text = rendered(HARD)
    cells = seen(text)[8:]
    assert len(cells) == 8
    assert cells[2].startswith(f"{WORDS} is not so, 50%:")
    assert cells[3] == "claims/sure:thing,really"
    assert "@team" not in text
    assert "#12" not in text
    assert "````text\n``` Call 111 | now @all, 🚑: 100% ```\n````" in text
    text.encode("utf-8")


def test_a_comment_has_room_for_it_however_much_is_found():
    for made in ([many()], [many(200, "error")] * 40, [report(CURE)] * 3000):
        text = rendered(*made)
        assert len(text.encode("utf-8")) < 65_536
        assert len(text) < markdown.ROOM
    assert "more articles not shown here.\n" in text
    assert "2950 more findings not shown here, none worse." in rendered(many())


def test_the_verdict_says_that_not_all_rules_ran():
    part = report(scope=Scope(4, 9, ("typos",)))
    assert rendered(part) == (
        "## copylint: nothing to change by the rules that ran\n\n"
        "1 article: 0 not ready, 1 ready by the rules that ran.\n"
    )


def test_an_article_that_is_not_checked_is_not_ready():
    german = report(skips=(Skip("article", "not English: German"),))
    shown = rendered(german, report())
    assert shown.startswith("## copylint: not all could be checked\n")
    assert "\n2 articles: 0 not ready, 1 ready; 1 not checked.\n" in shown


def test_settings_are_not_counted_as_an_article():
    waiver = finding("upkeep/waiver-expired", "Living", "It has expired.", "warning")
    settings = Report(Document("copylint.yaml", SOURCE), (waiver,), fail_on="warning")
    shown = rendered(report(), settings)
    assert shown.startswith("## copylint: not ready to publish\n")
    assert "\n1 article: 0 not ready, 1 ready.\n" in shown
