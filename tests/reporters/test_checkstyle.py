"""Checkstyle's XML: what its readers look for, and nothing XML forbids."""

from __future__ import annotations

from xml.etree import ElementTree

from copylint.model import Report, Unread
from copylint.reporters import checkstyle

from .hard import HARD, many
from .made import TYPO, WHOLE, report


def rendered(*results: Report | Unread) -> list[tuple[str, list[dict[str, str]]]]:
    root = ElementTree.fromstring("".join(checkstyle.render(results)).encode("utf-8"))
    assert (root.tag, root.attrib) == ("checkstyle", {"version": "4.3"})
    files = []
    for file in root:
        assert (file.tag, set(file.attrib)) == ("file", {"name"})
        for error in file:
            assert error.tag == "error"
            assert {"line", "severity", "message", "source"} <= set(error.attrib)
            assert error.attrib["severity"] in ("error", "warning", "info")
        files.append((file.attrib["name"], [error.attrib for error in file]))
    return files


def test_an_error_says_all_there_is():
    assert rendered(report(TYPO)) == [
        (
            "pages/back.md",
            [
                {
                    "line": "5",
                    "column": "92",
                    "severity": "warning",
                    "message": "“dialy” is not a word; write “daily”. Write: daily, dial",
                    "source": "copylint/typos/spelling",
                }
            ],
        )
    ]


def test_a_clean_article_is_a_file_without_errors_and_one_unread_has_one():
    assert rendered(report(), Unread("x.md", "empty")) == [
        ("pages/back.md", []),
        (
            "x.md",
            [
                {
                    "line": "1",
                    "severity": "error",
                    "message": "empty",
                    "source": "copylint/unread",
                }
            ],
        ),
    ]


def test_hard_characters_and_many_findings_stay_readable():
    (path, errors), (_, others) = rendered(HARD, many())
    assert path == "pages, 50%: a&b/ü 🦴 [x](y) `z`.md"
    assert errors[0]["message"].startswith("100%, “sure”: <b>'cure'</b> & \"more\" | `code` @team")
    assert len(others) == 3000
    assert len(rendered(WHOLE)[0][1]) == 4
