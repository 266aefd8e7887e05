"""Plain text: blank lines, numbers and bullets are all the markup there is."""

from __future__ import annotations

import pytest

from copylint.readers.plain import read


def shown(text: str) -> list[tuple[str, str]]:
    return [(b.kind, b.text) for b in read(text, "a.txt").blocks]


PAGE = """\
Five ways to care for a sore knee

A sore knee keeps many people from walking. Most get better at home, this page tells you, by

When to rest

Rest for two days. Then move a little more each day.

Do these:

1. Ice: ten minutes at a time.

2. Raise the leg.

3. Keep moving

Call us for a visit:

Your neighbours at Oak Street Physio
"""


def test_a_page_has_a_title_headings_and_a_numbered_list() -> None:
    document = read(PAGE, "a.txt")
    assert [(b.kind, b.level, b.group, b.name, b.text[:12]) for b in document.blocks] == [
        ("heading", 1, 0, "", "Five ways to"),
        ("paragraph", 0, 0, "", "A sore knee "),
        ("heading", 2, 0, "", "When to rest"),
        ("paragraph", 0, 0, "", "Rest for two"),
        ("paragraph", 0, 0, "", "Do these:"),
        ("item", 1, 1, "1", "Ice: ten min"),
        ("item", 1, 1, "2", "Raise the le"),
        ("item", 1, 1, "3", "Keep moving"),
        ("paragraph", 0, 0, "", "Call us for "),
        ("paragraph", 0, 0, "", "Your neighbo"),
    ]


@pytest.mark.parametrize("text", ["Rest your knee", "Rest your knee.\n", "\n\nRest\n\n"])
def test_a_text_of_one_block_is_a_paragraph(text: str) -> None:
    assert [kind for kind, _ in shown(text)] == ["paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "Rest is good and",
        "It was brought to you by",
        "We are here. Call us",
        "rest well",
        "Rest well.",
        "Rest:",
        "Rest the knee for two days and then move it a little more each day for as long as needed",
    ],
)
def test_a_sentence_that_stops_in_the_air_is_no_heading(line: str) -> None:
    assert ("paragraph", line) in shown(f"Title\n\nOne.\n\n{line}\n\nTwo.\n")


def test_short_lines_after_a_colon_or_in_a_row_are_no_headings() -> None:
    found = shown(
        "Title\n\nWe treat:\n\nSprains\n\nStrains\n\nOne.\n\nKnees\n\nHips\n\nBacks\n\nTwo.\n"
    )
    assert [text for kind, text in found if kind == "heading"] == ["Title"]


def test_wrapped_lines_join_and_lines_on_purpose_part_sentences() -> None:
    text = (
        "Title\n\nA sore knee keeps many people from walking as far as they\n"
        "would like to, and most of them get better at home without\nany help.\n\n"
        "Oak Clinic\n12 High Street\nOpen daily\n"
    )
    document = read(text, "a.txt")
    assert [s.text for b in document.blocks[1:] for s in b.sentences] == [
        "A sore knee keeps many people from walking as far as they would like to, and most of them "
        "get better at home without any help.",
        "Oak Clinic",
        "12 High Street",
        "Open daily",
    ]


def test_bullets_are_items_without_their_bullet() -> None:
    assert shown("Do:\n- one\n- two\n  goes on\n\n• three\n") == [
        ("paragraph", "Do:"),
        ("item", "one"),
        ("item", "two goes on"),
        ("item", "three"),
    ]


def test_a_number_that_does_not_count_is_prose() -> None:
    assert shown("Title\n\n12. Not a list.\n") == [
        ("heading", "Title"),
        ("paragraph", "12. Not a list."),
    ]


def test_long_lines_without_a_blank_line_are_paragraphs() -> None:
    line = "Rest the knee for two days and then move it. " * 4
    assert [kind for kind, _ in shown(f"{line}\n{line}\n")] == ["paragraph", "paragraph"]


def test_windows_lines_come_out_right() -> None:
    document = read("\ufeffTitle\r\n\r\nOne\r\ntwo.\r\n", "a.txt")
    assert [(b.kind, b.text) for b in document.blocks] == [
        ("heading", "Title"),
        ("paragraph", "One two."),
    ]
    assert document.text(document.blocks[0].whole) == "Title"


def test_templates_are_masked() -> None:
    assert shown("Dear {{name}}, rest.") == [("paragraph", f"Dear {chr(0xFFFC) * 8}, rest.")]
