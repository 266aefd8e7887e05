"""Comments that silence the next paragraph, heading or list."""

from __future__ import annotations

import pytest

from copylint.model import Document
from copylint.readers import markdown, plain


def silenced(document: Document) -> list[tuple[str, str, str, str]]:
    return [(a.rule, a.reason, a.until, document.text(a.span)) for a in document.allows]


@pytest.mark.parametrize(
    ("comment", "path"),
    [
        ("<!-- copylint: allow claims/x because it reports a myth until 2027-01-31 -->", "a.md"),
        ("{/* copylint: allow claims/x because it reports a myth until 2027-01-31 */}", "a.mdx"),
        ("<!--copylint:allow claims/x because it\nreports a myth until 2027-01-31-->", "a.md"),
    ],
)
def test_a_comment_silences_the_next_paragraph(comment: str, path: str) -> None:
    document = markdown.read(f"Zero.\n\n{comment}\n\nOne.\n\nTwo.\n", path)
    assert silenced(document) == [("claims/x", "it reports a myth", "2027-01-31", "One.")]
    assert document.text(document.allows[0].place) == comment
    assert [b.text for b in document.blocks] == ["Zero.", "One.", "Two."]


def test_a_comment_silences_the_whole_list() -> None:
    text = (
        "<!-- copylint: allow a/b because c -->\n"
        "- One\n- Two\n  - Three\n\n  > Four\n- Five\n\nSix.\n"
    )
    (wish,) = silenced(markdown.read(text, "a.md"))
    assert wish == ("a/b", "c", "", "One\n- Two\n  - Three\n\n  > Four\n- Five")


def test_a_comment_within_a_paragraph_silences_it() -> None:
    text = "One <!-- copylint: allow a/b because c --> two.\n\nThree.\n"
    (wish,) = silenced(markdown.read(text, "a.md"))
    assert wish[3].startswith("One") and wish[3].endswith("two.")


def test_without_a_reason_the_reason_is_empty() -> None:
    assert silenced(markdown.read("<!-- copylint: allow a/b, c -->\n\nOne.", "a.md")) == [
        ("a/b", "", "", "One."),
        ("c", "", "", "One."),
    ]


def test_a_wish_in_code_is_none() -> None:
    text = (
        "```\n<!-- copylint: allow a/b because c -->\n```\n\nOne.\n\n<!-- copylint is a tool -->\n"
    )
    assert markdown.read(text, "a.md").allows == ()


def test_a_wish_before_nothing_silences_nothing() -> None:
    document = markdown.read("One.\n\n<!-- copylint: allow a/b because c -->\n", "a.md")
    assert document.allows[0].span == document.allows[0].place


def test_plain_text_may_hold_wishes() -> None:
    document = plain.read("Title\n\n<!-- copylint: allow a/b because c -->\n\nOne.\n", "a.txt")
    assert silenced(document) == [("a/b", "c", "", "One.")]


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- copylint: alow claims/x because it reports a myth -->",
        "<!-- copylint: disable -->",
        "<!-- copylint allow claims/x because it reports a myth -->",
        "<!-- copylint-disable claims/x -->",
        "<!-- copylint: allow because it reports a myth -->",
        "<!-- copylint: allow until 2027-01-31 because it reports a myth -->",
        "<!-- copylint: allow claims/x becuase it reports a myth -->",
        "<!-- copylint: -->",
    ],
)
def test_a_wish_that_cannot_be_read_names_no_rule(comment: str) -> None:
    document = markdown.read(f"{comment}\n\nOne.\n", "a.md")
    assert silenced(document) == [("", "", "", "One.")]
    assert document.text(document.allows[0].place) == comment


@pytest.mark.parametrize(
    ("wish", "reason", "until"),
    [
        ("until 2020-01-01 because old", "old", "2020-01-01"),
        ("until next because old", "old", "next"),
        ("until 2027-01-31", "", "2027-01-31"),
        (": old", "old", ""),
        ("-- a < b", "a < b", ""),
        ("because we wait until spring", "we wait until spring", ""),
    ],
)
def test_a_reason_and_a_last_day_may_stand_in_any_order(wish, reason, until) -> None:
    document = markdown.read(f"<!-- copylint: Allow a/b {wish} -->\n\nOne.\n", "a.md")
    assert silenced(document) == [("a/b", reason, until, "One.")]


@pytest.mark.parametrize(
    ("wish", "owner", "until"),
    [
        ("because old owner: jo@clinic.example", "jo@clinic.example", ""),
        ("because old owner: jo until 2027-01-31", "jo", "2027-01-31"),
        ("because old until 2027-01-31, owner: jo.", "jo", "2027-01-31"),
    ],
)
def test_a_comment_may_name_an_owner(wish, owner, until) -> None:
    document = markdown.read(f"<!-- copylint: allow a/b {wish} -->\n\nOne.\n", "a.md")
    (found,) = document.allows
    assert (found.reason, found.owner, found.until) == ("old", owner, until)


def test_a_reason_may_speak_of_an_owner() -> None:
    wish = "because the owner said so"
    document = markdown.read(f"<!-- copylint: allow a/b {wish} -->\n\nOne.\n", "a.md")
    assert [(a.reason, a.owner) for a in document.allows] == [("the owner said so", "")]


def test_the_front_matter_may_name_an_owner() -> None:
    matter = "copylint:\n  allow: [{rule: a/b, because: old, owner: jo}]\n"
    document = markdown.read(f"---\n{matter}---\n\nOne.\n", "a.md")
    assert [(a.rule, a.owner) for a in document.allows] == [("a/b", "jo")]
