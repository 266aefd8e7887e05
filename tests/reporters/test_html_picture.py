"""The picture of an article's sentences shows those that its measures are about."""

from __future__ import annotations

from pathlib import Path

import pytest

from copylint import run
from copylint.checks.measure.survey import survey
from copylint.config import Settings
from copylint.model import Document, Report
from copylint.readers import markdown
from copylint.reporters.html.picture import picture

SAMPLES = Path(__file__).parents[2] / "samples"
ARTICLES = sorted(p for p in SAMPLES.iterdir() if p.suffix in (".md", ".mdx", ".txt"))
LENGTHS = range(1, 24)
"""Words of lines, from labels to long headings: past every length at which they are told apart."""


def drawn(document: Document) -> set[int]:
    found = picture(Report(document))
    assert found is not None
    return {bar.start for bar in found.bars}


def measured(document: Document) -> tuple[set[int], set[int]]:
    """Give where the sentences start that count for the grade, and those set aside."""
    pieces = survey(document).pieces
    places = [(piece, piece.block.offsets[piece.sentence.start]) for piece in pieces]
    judged = {start for piece, start in places if piece.judged}
    return judged, {start for piece, start in places if piece.aside} - judged


@pytest.mark.parametrize("article", ARTICLES, ids=lambda p: p.stem)
def test_a_sample_is_drawn_as_it_is_measured(article):
    document = run.read(str(article), Settings())
    judged, aside = measured(document)
    assert judged <= drawn(document) <= judged | aside


@pytest.mark.parametrize("before", ["", "## ", "- ", "> ", "1. "])
@pytest.mark.parametrize("after", ["", ".", "?", "!”", ":", ". And so on"])
def test_lines_of_every_length_are_drawn_as_they_are_measured(before, after):
    lines = (f"{before}Rest{' well' * (count - 1)}{after}" for count in LENGTHS)
    document = markdown.read("\n\n".join((*lines, "Two more.", "And one.")), "a.md")
    judged, aside = measured(document)
    assert judged <= drawn(document) <= judged | aside
