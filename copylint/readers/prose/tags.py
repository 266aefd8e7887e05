"""Walk HTML: tags open and close containers, text becomes prose, the rest is left out."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from copylint.model import Span

from . import elements as known
from .builder import Builder

_BLANK = re.compile(r"\r?\n[ \t\r]*\n\s*")


@dataclass(slots=True)
class Tags:
    """Feeds a builder from HTML; what is open stays open from one piece to the next."""

    builder: Builder
    page: bool = False
    """Whether what surrounds the article of a whole page is left out as well."""
    loose: bool = False
    """Whether a blank line ends a paragraph that no tag began."""
    _last: dict[str, int] = field(default_factory=dict)
    _lowered: str = ""
    _sup: int = -1
    _slanted: list[int] = field(default_factory=list)
    """Where the italics begin that are open."""

    @property
    def text(self) -> str:
        """The source with its templates hidden."""
        return self.builder.source

    def feed(self, start: int, end: int) -> None:
        """Walk the source from `start` to `end`."""
        at = start
        while at < end:
            if at < self.builder.skip_until:
                at = self.builder.skip_until
                continue
            tag = self.text.find("<", at, end)
            if tag < 0:
                tag = end
            if tag > at:
                self._text(at, tag)
            at = self._markup(tag, end) if tag < end else end

    def _text(self, at: int, end: int) -> None:
        """Add text, in paragraphs where blank lines part them."""
        if self.loose and not self.builder.depth.get("p"):
            for blank in _BLANK.finditer(self.text, at, end):
                self.builder.markup(at, blank.start())
                self.builder.flush()
                at = blank.end()
        self.builder.markup(at, end)

    def _markup(self, at: int, end: int) -> int:
        """Read what begins with `<`; give the place after it."""
        after = self.text[at + 1 : at + 2]
        if after.isalpha() and after.isascii():
            return self._start(at, end)
        if after == "/" and known.NAME.match(self.text, at + 2, end):
            match = known.NAME.match(self.text, at + 2, end)
            self._end(match.group().lower() if match else "", at)
            return self._tag_end(at + 2, end)
        if after in ("!", "?"):
            return self._declaration(at, end)
        self.builder.markup(at, at + 1)
        return at + 1

    def _declaration(self, at: int, end: int) -> int:
        """Leave out a comment or a declaration; one that never closes is cut at its next `>`."""
        for opening, closing in (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<", ">")):
            if self.text.startswith(opening, at):
                close = self._find(closing, at + len(opening))
                if close >= 0:
                    self.builder.skip_until = close + len(closing)
                    return close + len(closing)
        return end

    def _find(self, what: str, start: int) -> int:
        """Search forward once: what is missing is not looked for again."""
        last = self._last.get(what)
        if last is None:
            last = self._last[what] = self.text.rfind(what)
        return self.text.find(what, start) if start <= last else -1

    # Start tags

    def _start(self, at: int, end: int) -> int:
        match = known.NAME.match(self.text, at + 1, end)
        name = match.group().lower() if match else ""
        after = self._tag_end(at + 1 + len(name), end)
        if name in known.RAW:
            return self._raw(name, at, after)
        if name in known.SKIPPED or (self.page and self._is_furniture(name, at, after)):
            self._skip(name, after)
        elif name == "br":
            self.builder.space(at, after - at, hard=True)
        elif name == "img":
            self._image(at, after)
        elif name == "hr":
            self.builder.flush()
        elif name not in known.VOID:
            self._open(name, at, after)
        return after

    def _tag_end(self, at: int, end: int) -> int:
        """Find the end of a tag; quotes that do not pair are not heeded."""
        stop = known.UP_TO_ANGLE.match(self.text, at, end).end()  # type: ignore[union-attr]
        piece = self.text[at:stop]
        if piece.count('"') % 2 or piece.count("'") % 2:
            match = known.TAG_END.match(self.text, at, min(end, at + 5000))
            if match:
                return match.end()
        return stop + 1 if stop < end and self.text[stop] == ">" else stop

    def _raw(self, name: str, at: int, after: int) -> int:
        """Leave out the content of a script or style; note where linked data stands."""
        close = self._closing(name, after)
        if close < 0:
            return after
        if name == "script" and "ld+json" in self.text[at:after]:
            self.builder.data.append((after, close))
        self.builder.skip_until = self._tag_end(close + 2, len(self.text))
        return self.builder.skip_until

    def _closing(self, name: str, at: int) -> int:
        """Find the end tag `name` after `at`; -1 where there is none."""
        what = f"</{name}"
        last = self._last.get(what)
        if last is None:
            last = self._last[what] = self._lower.rfind(what)
        return self._lower.find(what, at) if at <= last else -1

    @property
    def _lower(self) -> str:
        if not self._lowered:
            lowered = self.text.lower()
            self._lowered = lowered if len(lowered) == len(self.text) else self.text
        return self._lowered

    def _skip(self, name: str, after: int) -> None:
        """Leave out what the element holds, if it is ever closed."""
        close = self._closing(name, after)
        if close < 0 or self.text[after - 2 : after] == "/>":
            return
        depth = 1
        for match in re.compile(rf"<(/?){name}\b").finditer(self._lower, after):
            depth += -1 if match.group(1) else 1
            if not depth:
                close = match.start()
                break
        if name in known.BLOCK:
            self.builder.flush()
        self.builder.skip_until = self._tag_end(close + 2, len(self.text))

    def _is_furniture(self, name: str, at: int, after: int) -> bool:
        """Tell what surrounds the article of a page: its head, foot, sidebars, cookie notices."""
        if name not in known.MAY_SURROUND:
            return False
        inside = self.builder.depth.get("article")
        if name != "aside" or "<article" not in self._lower:  # beside an article: other posts
            inside = inside or self.builder.depth.get("main")
        if name in ("footer", "header", "aside"):
            return not inside
        tag = self.text[at:after]
        return bool(known.FURNITURE.search(tag)) and not known.ARTICLE.search(tag)

    def _image(self, at: int, after: int) -> None:
        found = {m.group(1).lower(): m for m in known.ATTRIBUTE.finditer(self.text, at + 4, after)}
        for name in ("alt", "title"):
            value = found.get(name)
            if value is not None and value.group(2):
                letters = self.builder.spelled_out(*_unquoted(value))
                self.builder.caption(letters, _value(found.get("src")))

    def _open(self, name: str, at: int, after: int) -> None:
        closed = self.text[after - 2 : after] == "/>"
        if name in known.BLOCK:
            self._open_block(name)
        elif name not in known.INLINE and self._stands_alone(at):
            self.builder.flush()
            if not closed and not self.builder.full:
                self.builder.push(name)
        elif name == "a" and not closed:
            self._open_link(at, after)
        elif name in known.CODE and not closed:
            self.builder.masking += 1
        elif name in ("span", "i") and known.ICON.search(self.text, at, after):
            self._skip(name, after)
        else:
            self._open_style(name, after)

    def _open_style(self, name: str, after: int) -> None:
        if name == "sup":
            self._sup = len(self.builder.letters)
        elif name in known.ITALIC:
            self._slanted.append(after)

    def _open_block(self, name: str) -> None:
        builder = self.builder
        if builder.depth.get("p") and name != "button":
            self._close_near(("p",), frozenset(("button", "td", "th", "table")))
        if name in known.HEADINGS:
            self._close_near(tuple(known.HEADINGS), frozenset(("div", "section", "li", "td")))
        if name in known.CLOSES:
            self._close_near(*known.CLOSES[name])
        if builder.full:
            builder.flush()
            return
        kind = "heading" if name in known.HEADINGS else known.KINDS.get(name, "")
        builder.push(name, kind, known.HEADINGS.get(name, 0), "1" if name == "ol" else "")

    def _close_near(self, names: tuple[str, ...], fence: frozenset[str]) -> None:
        """Close the nearest of `names`, if no `fence` stands between."""
        frames = self.builder.frames
        for at in range(len(frames) - 1, max(-1, len(frames) - 50), -1):
            tag = frames[at].tag
            if tag in names:
                self.builder.close_to(at)
                return
            if tag in fence or tag[0] == "#":
                return

    def _stands_alone(self, at: int) -> bool:
        """Tell whether only white space stands before a tag on its line."""
        line = self.text.rfind("\n", max(0, at - 200), at)
        return not self.text[line + 1 : at].strip() and (line >= 0 or at < 200)

    def _open_link(self, at: int, after: int) -> None:
        found = {m.group(1).lower(): m for m in known.ATTRIBUTE.finditer(self.text, at + 2, after)}
        if known.BUTTON.search(_value(found.get("class"))):
            self.builder.flush()
        self.builder.open_anchor(_value(found.get("href")))

    # End tags

    def _end(self, name: str, at: int) -> None:
        builder = self.builder
        if name == "a":
            builder.close_link()
        elif name == "sup":
            self._superscript(at)
        elif name in known.ITALIC and self._slanted:
            builder.italics.append(Span(self._slanted.pop(), at))
        elif name in known.CODE:
            builder.masking = max(0, builder.masking - 1)
        elif name not in known.INLINE and not builder.close(name) and name in known.BLOCK:
            builder.flush()

    def _superscript(self, at: int) -> None:
        """Take a reference mark out of the prose."""
        first, self._sup = self._sup, -1
        letters = self.builder.letters
        if not 0 <= first < len(letters):
            return
        text = "".join(letters.parts)
        mark = text[first:].strip()
        if known.REFERENCE.match(mark) and not known.POWER.search(text[:first]):
            letters.cut(first)
            self.builder.mark("superscript", mark, at)


def _unquoted(match: re.Match[str]) -> tuple[int, int]:
    """Give the place of an attribute's value without its quotes."""
    start, end = match.span(2)
    return (start + 1, end - 1) if match.group(2)[0] in "\"'" else (start, end)


def _value(match: re.Match[str] | None) -> str:
    """Give an attribute's value, entities read."""
    if match is None or not match.group(2):
        return ""
    return html.unescape(match.group(2).strip("\"'"))
