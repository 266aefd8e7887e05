"""JUnit's XML, read back by a JUnit reader."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

from junitparser import Error, Failure, JUnitXml, Skipped, TestSuite

from copylint.model import Report, Skip, Unread
from copylint.reporters import junit

from .hard import HARD, many
from .made import WHOLE, report

ALLOWED = {
    "testsuites": {"testsuite"},
    "testsuite": {"testcase"},
    "testcase": {"failure", "error", "skipped", "system-out"},
}
"""The elements that readers know inside others."""
ATTRIBUTES = {
    "testsuites": {"name", "tests", "failures", "errors", "time"},
    "testsuite": {"name", "tests", "failures", "errors", "skipped", "time", "file"},
    "testcase": {"name", "classname", "time"},
    "failure": {"type", "message"},
    "error": {"type", "message"},
    "skipped": {"message"},
    "system-out": set(),
}
"""Their attributes, all known to Jenkins, whose schema is the strictest."""


def rendered(*results: Report | Unread) -> JUnitXml:
    text = "".join(junit.render(results)).encode("utf-8")
    for parent in ElementTree.fromstring(text).iter():
        assert {child.tag for child in parent} <= ALLOWED.get(parent.tag, set())
        assert set(parent.attrib) == ATTRIBUTES[parent.tag]
    told = JUnitXml.fromstring(text)
    before = [_counts(each) for each in (told, *told)]
    told.update_statistics()
    assert before == [_counts(each) for each in (told, *told)]
    return told


def _counts(told: JUnitXml | TestSuite) -> tuple[int, ...]:
    skipped = told.skipped if isinstance(told, TestSuite) else 0
    return told.tests, told.failures, told.errors, skipped


def outcomes(told: JUnitXml) -> list[tuple[str, list[type]]]:
    return [(case.name, [type(each) for each in case.result]) for suite in told for case in suite]


def test_what_stops_publication_fails_and_the_rest_is_told():
    told = rendered(WHOLE, Unread("pages/x.md", "empty"))
    assert outcomes(told) == [
        ("languagetool", [Skipped]),
        ("safety/low-back-pain/cauda-equina: “Living with backache”", [Failure]),
        ("claims/promised-cure: “Turmeric cures arthritis”", [Failure]),
        ("typos/spelling: “dialy”", []),
        ("readability/plain: “irksome”", []),
        ("read", [Error]),
    ]
    typo = list(next(iter(told)))[3]
    assert typo.system_out == (
        "pages/back.md, line 5:\n“dialy” is not a word; write “daily”.\nWrite: daily, dial"
    )


def test_fail_on_moves_the_bar():
    assert rendered(replace(WHOLE, fail_on="note")).failures == 4
    assert rendered(replace(WHOLE, fail_on="never")).failures == 0


def test_a_clean_article_passes_and_one_not_checked_does_not():
    assert outcomes(rendered(report())) == [("ready to publish", [])]
    skipped = report(skips=(Skip("article", "not in English"),))
    assert outcomes(rendered(skipped)) == [("article", [Skipped])]


def test_hard_characters_and_many_findings_stay_readable():
    told = rendered(HARD, many())
    first = list(next(iter(told)))[1]
    assert first.classname == "pages, 50%: a&b/ü 🦴 [x](y) `z`.md"
    assert first.result[0].message.startswith("100%, “sure”: <b>'cure'</b> & \"more\" | `code`")
    assert "�" in first.result[0].message
    assert not re.search(r"[\x00-\x08\x0c\x1b]", first.result[0].text)
    names = [name for name, _ in outcomes(told)]
    assert len(names) == len(set(names)) == 3003
