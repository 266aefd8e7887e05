"""A lone carriage return, as old Macs wrote it, ends a line as any other line end does."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from copylint.model import Document
from copylint.readers import html, markdown, plain

Places = Callable[[Document], None]

ARTICLES = {
    "a.md": "---\ntitle: Knee pain\ncopylint:\n  allow: [{rule: a/b, because: c}]\n---\n\n"
    "# Knees\n\nRest the knee\nfor a day.\n\n- Ice it.\n- Lift it.\n\n> Call us.\n\n"
    "One line  \nand one more.\n",
    "a.mdx": "import X from 'y'\n\n# Knees\n\n<Box>\n  Rest the knee.\n</Box>\n\n- Ice it.\n",
    "b.md": "+++\ntitle = 'Knee pain'\n+++\n\n| Sign | Act |\n|---|---|\n| Heat | Call |\n\nRest.",
    "a.html": "<main>\n<h1>Knees</h1>\n<p>Rest the\nknee.</p>\n<my-part>\nIce it.</my-part>",
    "a.txt": "Knee pain\n\nRest the knee for a day, and call us\nif hot.\n\n1. Ice it.",
}
READERS = {"md": markdown, "mdx": markdown, "html": html, "txt": plain}


@pytest.mark.parametrize("path", ARTICLES)
@pytest.mark.parametrize("end", ["\r", "\r\n"])
def test_every_line_end_is_read_alike(places: Places, path: str, end: str) -> None:
    reader = READERS[path.rpartition(".")[2]]
    usual = reader.read(ARTICLES[path], path)
    other = reader.read(ARTICLES[path].replace("\n", end), path)
    places(other)
    assert other.source == ARTICLES[path].replace("\n", end)
    assert [(b.kind, b.text, b.level, b.name) for b in other.blocks] == [
        (b.kind, b.text, b.level, b.name) for b in usual.blocks
    ]
    assert [[s.text for s in b.sentences] for b in other.blocks] == [
        [s.text for s in b.sentences] for b in usual.blocks
    ]
    assert other.fields == usual.fields
    assert [allow.rule for allow in other.allows] == [allow.rule for allow in usual.allows]
    assert [other.line_column(b.whole.start) for b in other.blocks] == [
        usual.line_column(b.whole.start) for b in usual.blocks
    ]


def test_lines_are_counted_by_every_line_end() -> None:
    document = Document("a.md", "one\rtwo\r\nthree\n\rfive")
    assert [document.line_column(at) for at in (0, 4, 9, 15, 16)] == [
        (1, 1), (2, 1), (3, 1), (4, 1), (5, 1)
    ]  # fmt: skip
    lines = [document.text(document.line_span(at)) for at in (2, 4, 10, 15, 17)]
    assert lines == ["one", "two", "three", "", "five"]
