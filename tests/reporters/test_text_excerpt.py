"""Sentences in the text report: what is not prose in them can be read too."""

from __future__ import annotations

import pytest

from copylint.model import Finding, Report, Span
from copylint.readers import markdown
from copylint.reporters import text as reporter


def rendered(result: Report) -> str:
    return "".join(reporter.render([result]))


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (
            'Rest {{< ref "knee" >}} and you wil heal.',
            'Rest {{< ref "knee" >}} and you «wil» heal.',
        ),
        (
            'You wil {{< figure src="knee.jpg" alt="A knee in ice" caption="Ice" >}} heal.',
            "You «wil» {{< figure … >}} heal.",
        ),
        (
            "You {% include a-very-long-name/of-a-snippet.html %} wil {{ page.name }} heal.",
            "You {% include … %} «wil» {{ page.name }} heal.",
        ),
        ("Type `copylint` if you wil.", "Type `copylint` if you «wil»."),
        (
            "See https://example.org/a/very/long/way/to/a/page or you wil not heal.",
            "See https://example.org/a/very/long… or you «wil» not heal.",
        ),
    ],
)
def test_a_shortcode_in_a_sentence_can_be_read(source, line):
    start = source.index("wil")
    typo = Finding("typos/spelling", Span(start, start + 3), "“wil” is misspelt.", "warning")
    shown = rendered(Report(markdown.read(source, "a.md"), (typo,)))
    assert f"   1  {line}\n" in shown


def test_a_mark_that_ends_within_a_shortcode_loses_no_words():
    source = 'Rest {{< ref "a" >}} and you wil heal well if you do.'
    typo = Finding("typos/spelling", Span(0, 8), "“Rest” is misspelt.", "warning")
    shown = rendered(Report(markdown.read(source, "a.md"), (typo,)))
    assert '   1  «Rest {{< ref "a" >}}» and you wil heal well if you do.\n' in shown


def test_a_shortcode_in_a_heading_is_one_sign():
    source = "# Sore {{< icon knee >}} knees\n\nYou wil heal.\n"
    start = source.index("wil")
    typo = Finding("typos/spelling", Span(start, start + 3), "“wil” is misspelt.", "warning")
    shown = rendered(Report(markdown.read(source, "a.md"), (typo,)))
    assert "\nSore … knees\n" in shown
