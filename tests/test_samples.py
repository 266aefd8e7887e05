"""Every article of `samples/` gives the report beside it; the good ones are clean.

`pytest --golden` writes the expected reports anew; review the diff.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from copylint import run
from copylint.config import Settings
from copylint.model import Finding, Report

SAMPLES = Path(__file__).parent.parent / "samples"
ARTICLES = sorted(p for p in SAMPLES.iterdir() if p.suffix in (".md", ".mdx", ".txt"))
TODAY = "2026-11-25"
"""The day the samples are read on, so that no date of theirs grows stale."""
LONGEST = 90
"""Characters of the marked words that an expected report shows."""


@pytest.fixture
def reports(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYLINT_TODAY", TODAY)


def checked(article: Path) -> Report:
    settings = Settings(engine="harper")
    report = run.check(
        f"samples/{article.name}", settings, run.engines(settings), article.read_bytes()
    )
    assert isinstance(report, Report)
    return report


def listing(report: Report) -> str:
    """Write a report so that a person can review it: one line a finding."""
    told = report.page
    lines = [
        f"# engine: {', '.join(report.engines) or 'none'}",
        f"# page: {told['kind']}, {told['locale']}; topics: {', '.join(told['topics']) or 'none'}",  # type: ignore[arg-type]
        *(f"# skip: {skip.what}: {skip.why}" for skip in report.skips),
        *(_line(finding, report) for finding in report.findings),
    ]
    return "\n".join(lines) + "\n"


def _line(finding: Finding, report: Report) -> str:
    line, column = report.document.line_column(finding.span.start)
    words = " ".join(report.document.text(finding.span).split())
    if len(words) > LONGEST:
        words = words[: LONGEST - 1] + "…"
    answer = f" ({finding.answer})" if finding.answer else ""
    return f"{finding.severity:7} {finding.rule}{answer} {line}:{column} {words}"


@pytest.mark.parametrize("article", ARTICLES, ids=lambda p: p.stem)
def test_a_sample_gives_what_is_expected(article: Path, golden: bool, reports: None) -> None:
    expected = article.with_suffix(".expected")
    found = listing(checked(article))
    if golden:
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "article", [a for a in ARTICLES if a.stem.startswith("good-")], ids=lambda p: p.stem
)
def test_good_copy_gets_nothing_above_a_note(article: Path, reports: None) -> None:
    report = checked(article)
    assert [_line(f, report) for f in report.findings if f.severity != "note"] == []


@pytest.mark.parametrize(
    "article", [a for a in ARTICLES if a.stem.startswith("faulty-")], ids=lambda p: p.stem
)
def test_faulty_copy_has_faults_of_every_category(article: Path, reports: None) -> None:
    told = {finding.category for finding in checked(article).findings}
    assert told >= {"typos", "readability", "claims", "safety", "trust"}


def test_half_of_the_samples_are_good() -> None:
    good = [a for a in ARTICLES if a.stem.startswith("good-")]
    assert len(ARTICLES) >= 14
    assert len(good) * 2 >= len(ARTICLES)
