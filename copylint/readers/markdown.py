"""Read Markdown and MDX, raw HTML within it included."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from copylint.model import MASK, Document, Span

from .prose.builder import Builder
from .prose.drafts import ENTITY, HIDDEN, PROSE, Draft, Letters
from .prose.finish import finish
from .prose.forgive import forgive, is_prose
from .prose.masks import hide
from .prose.matter import Matter, read_matter
from .prose.mdx import hide_code
from .prose.places import characters, lined
from .prose.tags import Tags

if TYPE_CHECKING:
    from pyromark import Options

EXTENSIONS = (".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd")

_BLOCK_TAG = re.compile(
    r"</?(?:address|article|aside|button|div|dl|dt|dd|figure|figcaption|form|h[1-6]|header|img|li|"
    r"main|ol|p|section|span|strong|em|b|a|table|tbody|td|th|thead|tr|ul|br|hr|nav|footer|script|"
    r"style|svg|blockquote|center)\b[^>]*>|<!--",
    re.IGNORECASE,
)
_LEVELS = {f"H{level}": level for level in range(1, 7)}


def read(source: str, path: str, matter: Matter | None = None) -> Document:
    """Read an article.

    Args:
        source: the whole file.
        path: named in errors; its ending tells MDX.
        matter: what is known of it, where it has no front matter; the body begins where that ends.

    Raises:
        ReadError: when the front matter cannot be read.
    """
    mdx = path.lower().endswith(".mdx")
    lines = lined(source)
    text = forgive(hide(lines, hide_code if mdx else None))
    matter = matter or read_matter(lines, path, text)
    builder = Builder(text)
    _Walk(builder, lines, mdx).walk(matter.end)
    if mdx:
        builder.close_to(0)
        builder.flush()
        builder.drafts = list(_without_code(builder.drafts, text, lines))
    return finish(path, source, matter, builder)


def _without_code(drafts: list[Draft], text: str, source: str) -> Iterator[Draft]:
    """Mask what was blanked for a tag and turned out to be prose."""
    for draft in drafts:
        changed = [text[at] != source[at] for at in draft.offsets]
        if any(changed):
            pairs = zip(changed, draft.text, strict=True)
            draft.text = "".join(MASK if hidden else letter for hidden, letter in pairs)
        if PROSE.search(draft.text):
            yield draft


@cache
def _options() -> Options:
    from pyromark import Options

    return (
        Options.ENABLE_TABLES
        | Options.ENABLE_FOOTNOTES
        | Options.ENABLE_STRIKETHROUGH
        | Options.ENABLE_TASKLISTS
        | Options.ENABLE_HEADING_ATTRIBUTES
        | Options.ENABLE_DEFINITION_LIST
        | Options.ENABLE_GFM
    )


# What opens a container: its tag in the stack and the kind of its text.
_CONTAINERS: Mapping[str, tuple[str, str]] = {
    "Paragraph": ("#p", ""),
    "BlockQuote": ("#quote", "quote"),
    "Item": ("#li", "item"),
    "Table": ("#table", "list"),
    "TableHead": ("#tr", ""),
    "TableRow": ("#tr", ""),
    "TableCell": ("#td", "cell"),
    "FootnoteDefinition": ("#footnote", ""),
    "DefinitionList": ("#dl", "list"),
    "DefinitionListTitle": ("#dt", "part"),
    "DefinitionListDefinition": ("#dd", "part"),
    "MetadataBlock": ("#matter", ""),
}
_Place = tuple[int, int]


@dataclass(slots=True)
class _Walk:
    """Feeds a builder from the events of the parser."""

    builder: Builder
    source: str
    mdx: bool
    tags: Tags = field(init=False)
    sizes: list[int] = field(default_factory=list)
    images: list[tuple[Letters, str]] = field(default_factory=list)
    pieces: list[_Place] = field(default_factory=list)
    collecting: str = ""
    automatic: bool = False
    label: int = -1
    labelled: int = -1

    def __post_init__(self) -> None:
        self.tags = Tags(self.builder)

    def walk(self, start: int) -> None:
        """Walk the source from `start`, where the front matter ends."""
        from pyromark import events_with_range

        text = self.builder.source[start:]
        places = characters(text)
        for event, place in events_with_range(text, options=_options()):
            first, last = places[place["start"]] + start, places[place["end"]] + start
            if isinstance(event, str):
                _EVENTS[event](self, event, (first, last))
            else:
                ((name, value),) = event.items()
                _EVENTS[name](self, value, (first, last))

    # Containers

    def start(self, value: Any, place: _Place) -> None:
        """Open what begins."""
        name: str = value if isinstance(value, str) else next(iter(value))
        detail: Any = None if isinstance(value, str) else value[name]
        if name in _CONTAINERS:
            self._push(*_CONTAINERS[name])
        elif name == "Heading":
            self._push("#h", "heading", _LEVELS[detail["level"]])
        elif name == "List":
            self._push("#list", "list", 0, "" if detail is None else str(detail))
        elif name in ("HtmlBlock", "CodeBlock"):
            self.builder.flush()
            self.collecting, self.pieces = (name if detail is None else str(detail)), []
        else:
            self._start_inline(name, detail, place)

    def _start_inline(self, name: str, detail: Any, place: _Place) -> None:
        if name == "Link":
            self.automatic = detail["link_type"] in ("Autolink", "Email")
            self.builder.open_link(self._url(detail, place))
        elif name == "Image":
            self.images.append((Letters(), self._url(detail, place)))
        elif name in ("Strong", "Emphasis"):
            if name == "Emphasis":
                self.builder.italics.append(Span(*place))
            if self.builder.at_line_start:
                self.label = len(self.builder.letters)

    def _push(self, tag: str, kind: str, level: int = 0, name: str = "") -> None:
        self.sizes.append(len(self.builder.frames))
        if self.builder.full:
            self.builder.flush()
        else:
            self.builder.push(tag, kind, level, name)

    def end(self, value: Any, place: _Place) -> None:
        """Close what ends."""
        name = value if isinstance(value, str) else next(iter(value))
        if name in _CONTAINERS or name in ("Heading", "List"):
            self.builder.close_to(self.sizes.pop())
            self.builder.flush()
        elif name == "Link":
            self.automatic = False
            self.builder.close_link()
        elif name in ("Strong", "Emphasis"):
            self.labelled = len(self.builder.letters) if self.label >= 0 else -1
        elif name == "Image":
            letters, url = self.images.pop()
            self.builder.caption(letters, url)
            match = _TITLE.search(self.builder.source, *place)
            if match:
                self.builder.caption(self.builder.spelled_out(*match.span(1)), url)
        elif name in ("HtmlBlock", "CodeBlock"):
            self._collected(place)

    def _url(self, detail: Mapping[str, str], place: _Place) -> str:
        """Give the address of a link as it stands, templates included."""
        url = detail["dest_url"]
        if HIDDEN not in url:
            return f"mailto:{url}" if detail["link_type"] == "Email" else url
        match = _DESTINATION.search(self.source, *place)
        return match.group(1) if match else ""

    # Letters

    def text(self, value: str, place: _Place) -> None:
        """Add text, whether it stands there letter by letter or is spelled otherwise."""
        start, end = place
        if self.collecting:
            self.pieces.append(place)
        elif self.images:
            self._letters(self.images[-1][0], value, place)
        elif self.automatic:
            self.builder.mask(start, end)
        elif value == self.builder.source[start:end]:
            self.builder.text(start, end)
        elif entity := ENTITY.match(self.builder.source, start, end):
            self.builder.spelled(value, start, entity.end())
        else:
            self.builder.spelled(value, start, end)

    def _letters(self, letters: Letters, value: str, place: _Place) -> None:
        if value == self.builder.source[place[0] : place[1]]:
            letters.exact(value, place[0])
        else:
            letters.spelled(value, *place)

    def code(self, value: str, place: _Place) -> None:
        """Mask code."""
        if not self.images:
            self.builder.mask(*place)

    def space(self, value: str, place: _Place) -> None:
        """Add a line break; one after a line that is all bold or italic was made on purpose."""
        start, end = place
        if self.images:
            self.images[-1][0].space(start)
        else:
            label = 0 <= self.labelled == len(self.builder.letters)
            self.label = self.labelled = -1
            self.builder.space(start, end - start, hard=label or value == "HardBreak")

    def rule(self, value: str, place: _Place) -> None:
        """End the block."""
        self.builder.flush()

    def footnote(self, value: str, place: _Place) -> None:
        """Add a footnote mark."""
        self.builder.mark("footnote", value, place[0])

    def nothing(self, value: object, place: _Place) -> None:
        """Leave out what is no prose."""

    # HTML

    def inline_html(self, value: str, place: _Place) -> None:
        """Walk a tag within prose."""
        if not self.images:
            self.tags.feed(*place)

    def _collected(self, place: _Place) -> None:
        """Walk a block of HTML, or of code that is indented HTML; leave out other code."""
        what, pieces = self.collecting, self.pieces
        self.collecting, self.pieces = "", []
        if not pieces:
            return
        start, end = pieces[0][0], pieces[-1][1]
        if what != "HtmlBlock" and not (what == "Indented" and self._is_html(start, end)):
            self.builder.code.append(place)
            return
        if sum(last - first for first, last in pieces) == end - start or what == "Indented":
            pieces = [(start, end)]
        for first, last in pieces:
            self.tags.feed(first, last)

    def _is_html(self, start: int, end: int) -> bool:
        inside = any(frame.tag[0] != "#" for frame in self.builder.frames)
        if self.mdx or inside or _BLOCK_TAG.search(self.builder.source, start, end):
            return True
        return is_prose(self.builder.source[start:end])


_DESTINATION = re.compile(r"\]\(\s*<?(.*?)>?(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)$", re.DOTALL)
_TITLE = re.compile(r"[^\s\](]\s+[\"']([^\"'\n]{3,400})[\"']\s*\)$")
_EVENTS: Mapping[str, Callable[[_Walk, Any, _Place], None]] = {
    "Start": _Walk.start,
    "End": _Walk.end,
    "Text": _Walk.text,
    "Html": _Walk.text,
    "Code": _Walk.code,
    "InlineMath": _Walk.code,
    "DisplayMath": _Walk.code,
    "InlineHtml": _Walk.inline_html,
    "SoftBreak": _Walk.space,
    "HardBreak": _Walk.space,
    "Rule": _Walk.rule,
    "FootnoteReference": _Walk.footnote,
    "TaskListMarker": _Walk.nothing,
}
