"""Bytes that cannot be read give one line, which names the file and the mend."""

from __future__ import annotations

import pytest

from copylint.errors import ReadError
from copylint.readers.decode import LARGEST, decode

ELF = (
    b"\x7fELF\x02\x01\x01"
    + bytes(9)
    + b"".join(
        number.to_bytes(8, "little") for number in (0x3E0003, 0x6D30, 64, 0x22428, 0x38, 40, 6, 4)
    )
)
"""How a program begins: numbers of eight bytes, most of them zero."""
TEXT = "Rest your knee. It’s better soon.\n"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "nothing in it; write the article or leave the file out"),
        (b"\xef\xbb\xbf \r\n\t\n", "nothing in it; write the article or leave the file out"),
        (b"It helps caf\xe9s.", "not UTF-8: byte 0xE9 at offset 12; save the file as UTF-8"),
        (
            b"Rest \xed\xa0\x80 well",
            "not UTF-8: half a surrogate pair at offset 5; save the file as UTF-8",
        ),
        (TEXT.encode("utf-16"), "UTF-16, not UTF-8; save the file as UTF-8"),
        (TEXT.encode("utf-16-be"), "UTF-16 or UTF-32, not UTF-8; save the file as UTF-8"),
        (TEXT.encode("utf-16-le"), "UTF-16 or UTF-32, not UTF-8; save the file as UTF-8"),
        (TEXT.encode("utf-32"), "UTF-32, not UTF-8; save the file as UTF-8"),
        (TEXT.encode("utf-32-be"), "UTF-16 or UTF-32, not UTF-8; save the file as UTF-8"),
        (
            b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
            "not text: byte 0x00 at offset 8; leave the file out",
        ),
        (ELF, "not text: byte 0x00 at offset 7; leave the file out"),
        (b"Rest\x00 well.\n", "not text: byte 0x00 at offset 4; leave the file out"),
        (b"\x01\x00" * 500, "not text: byte 0x00 at offset 1; leave the file out"),
        (bytes(2_000), "not text: byte 0x00 at offset 0; leave the file out"),
        (bytes(range(1, 256)) * 20, "not text: byte 0x80 at offset 127; leave the file out"),
        (b"a" * (LARGEST + 1), "2.0 MB (the most is 2 MB); split it, or leave it out"),
        (
            b"a " * 500_000,
            "a line of 1,000,000 characters (the most is 1,000,000); break it into paragraphs",
        ),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(data: bytes, why: str) -> None:
    with pytest.raises(ReadError) as caught:
        decode(data, "x/a.md")
    assert str(caught.value) == f"x/a.md: {why}"


@pytest.mark.parametrize(
    "text", [TEXT, "\ufeff" + TEXT, TEXT.replace("\n", "\r\n"), "a\n" * 500_000]
)
def test_utf8_is_read_as_it_stands(text: str) -> None:
    assert decode(text.encode(), "a.md") == text
