"""What is no article, and what cannot be read."""

from __future__ import annotations

import pytest
from in_folder import put, why


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "nothing in it; write the article or leave the file out"),
        (b"\xef\xbb\xbf \n", "nothing in it; write the article or leave the file out"),
        ("caf\xe9".encode("latin-1"), "not UTF-8: byte 0xE9 at offset 3; save the file as UTF-8"),
        ("Hello".encode("utf-16"), "UTF-16, not UTF-8; save the file as UTF-8"),
        (b"\x7fELF\x00\x01\x02", "not text: byte 0x00 at offset 4; leave the file out"),
        (
            b"Half \xed\xa0\x80 a pair",
            "not UTF-8: half a surrogate pair at offset 5; save the file as UTF-8",
        ),
        (b"a " * 10_000_000, "20.0 MB (the most is 2 MB); split it, or leave it out"),
        (
            b"word " * 200_000,
            "a line of 1,000,000 characters (the most is 1,000,000); break it into paragraphs",
        ),
    ],
)
def test_what_is_no_article_is_told_in_one_line(data, told):
    put("a.md", data)
    assert why("a.md") == told


def test_broken_front_matter_is_told_in_one_line():
    put("a.md", "---\ntitle: [x\n---\n\nText.\n")
    told = why("a.md")
    assert "\n" not in told
    assert "front matter" in told


def test_a_file_of_another_kind_is_told_what_copylint_reads():
    put("a.docx", b"PK")
    assert why("a.docx").startswith("copylint reads no `.docx` files; save it as one of .md")


def test_a_missing_file_is_told():
    assert why("none.md") == "no such file or folder; check its name"
