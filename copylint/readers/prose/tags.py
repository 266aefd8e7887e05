"""Walk HTML: tags open and close containers, text becomes prose, the rest is left out."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from .builder import Builder
from .drafts import Letters

_NAME = re.compile(r"[A-Za-z][^\s/>\x00]*")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+))?""")
_TAG_END = re.compile(r"""[^"'<>]*(?:(?:"[^"]*"|'[^']*')[^"'<>]*)*>""")
_UP_TO_ANGLE = re.compile(r"[^<>]*")
_BUTTON = re.compile(r"\b(?:btn|button|cta)\b|\b(?:btn|button|cta)-", re.IGNORECASE)
_REFERENCE = re.compile(r"^[\[(]?(?:\d{1,3}(?:[,–-]\s?\d{1,3})*|[*†‡§¶#]{1,3}|[a-h])[\])]?$")
_POWER = re.compile(r"(?:\d|\b(?:k?m|cm|mm|ft|in|kg/m|km|mi|yd|x))$")

HEADINGS = {f"h{level}": level for level in range(1, 7)}
SKIPPED = frozenset(
    "script style template noscript svg math iframe object canvas video audio select textarea "
    "datalist map noembed noframes nav".split()
)
RAW = frozenset("script style textarea iframe noembed noframes xmp".split())
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
BLOCK = frozenset(
    "address article aside body button caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup html label legend li main menu "
    "nav ol p pre search section summary table tbody td tfoot th thead tr ul blockquote".split()
)
INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark meter output "
    "progress q rp rt ruby s samp small span strike strong sub sup time tt u var".split()
)
_KINDS: Mapping[str, str] = {
    "li": "item", "td": "cell", "th": "cell", "figcaption": "caption", "caption": "caption",
    "blockquote": "quote", "ul": "list", "ol": "list", "menu": "list", "dir": "list",
    "table": "list", "dl": "list", "dt": "part", "dd": "part",
}  # fmt: skip
# What a start tag closes, and the container beyond which it does not look.
_CLOSES: Mapping[str, tuple[tuple[str, ...], frozenset[str]]] = {
    "li": (("li",), frozenset(("ul", "ol", "menu", "dir"))),
    "dt": (("dt", "dd"), frozenset(("dl",))),
    "dd": (("dt", "dd"), frozenset(("dl",))),
    "td": (("td", "th"), frozenset(("tr", "table"))),
    "th": (("td", "th"), frozenset(("tr", "table"))),
    "tr": (("tr",), frozenset(("table",))),
}
_CODE = frozenset(("code", "samp", "kbd", "tt", "var"))


@dataclass(slots=True)
class Tags:
    """Feeds a builder from HTML; what is open stays open from one piece to the next."""

    builder: Builder
    _last: dict[str, int] = field(default_factory=dict)
    _lower: str = ""
    _sup: int = -1

    @property
    def text(self) -> str:
        """The source with its templates hidden."""
        return self.builder.source

    def feed(self, start: int, end: int) -> None:
        """Walk the source from `start` to `end`."""
        at = start
        while at < end:
            tag = self.text.find("<", at, end)
            if tag < 0:
                tag = end
            if tag > at:
                self.builder.markup(at, tag)
            at = self._markup(tag, end) if tag < end else end

    def _markup(self, at: int, end: int) -> int:
        """Read what begins with `<`; give the place after it."""
        after = self.text[at + 1 : at + 2]
        if after.isalpha() and after.isascii():
            return self._start(at, end)
        if after == "/" and _NAME.match(self.text, at + 2, end):
            match = _NAME.match(self.text, at + 2, end)
            self._end(match.group().lower() if match else "")
            return self._tag_end(at + 2, end)
        if after in ("!", "?"):
            return self._declaration(at, end)
        self.builder.markup(at, at + 1)
        return at + 1

    def _declaration(self, at: int, end: int) -> int:
        """Leave out a comment, a declaration or an instruction; one never closed is cut at its line."""
        for opening, closing in (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<", ">")):
            if self.text.startswith(opening, at):
                close = self._find(closing, at + len(opening), end)
                if close >= 0:
                    return close + len(closing)
        return end

    def _find(self, what: str, start: int, end: int) -> int:
        """Search forward once: what is missing is not looked for again."""
        last = self._last.get(what)
        if last is None:
            last = self._last[what] = self.text.rfind(what)
        return self.text.find(what, start, end) if start <= last else -1

    # Start tags

    def _start(self, at: int, end: int) -> int:
        match = _NAME.match(self.text, at + 1, end)
        name = match.group().lower() if match else ""
        after = self._tag_end(at + 1 + len(name), end)
        if name in RAW:
            return self._raw(name, after, end)
        if self.builder.skipped:
            return after
        if name in SKIPPED:
            self._skip(name, after)
        elif name == "br":
            self.builder.space(at, after - at, hard=True)
        elif name == "img":
            self._image(at, after)
        elif name == "hr":
            self.builder.flush()
        elif name not in VOID:
            self._open(name, at, after)
        return after

    def _tag_end(self, at: int, end: int) -> int:
        """Find the end of a tag; quotes that do not pair are not heeded."""
        stop = _UP_TO_ANGLE.match(self.text, at, end).end()  # type: ignore[union-attr]
        piece = self.text[at:stop]
        if piece.count('"') % 2 or piece.count("'") % 2:
            match = _TAG_END.match(self.text, at, min(end, at + 5000))
            if match:
                return match.end()
        return stop + 1 if stop < end and self.text[stop] == ">" else stop

    def _raw(self, name: str, at: int, end: int) -> int:
        """Leave out the content of a script or style."""
        close = self._closing(name, at)
        if close < 0 or close >= end:
            return end if name in ("script", "style") else at
        shut = self.text.find(">", close, end)
        return end if shut < 0 else shut + 1

    def _closing(self, name: str, at: int) -> int:
        """Find the end tag `name` after `at`; -1 where there is none."""
        if not self._lower:
            self._lower = (
                self.text.lower() if len(self.text.lower()) == len(self.text) else self.text
            )
        what = f"</{name}"
        last = self._last.get(what)
        if last is None:
            last = self._last[what] = self._lower.rfind(what)
        return self._lower.find(what, at) if at <= last else -1

    def _skip(self, name: str, after: int) -> None:
        """Leave out what the element holds, if it is ever closed."""
        if self.text[after - 2 : after] == "/>" or self._closing(name, after) < 0:
            return
        if name in BLOCK:
            self.builder.flush()
        self.builder.skipped = name

    def _image(self, at: int, after: int) -> None:
        found = {m.group(1).lower(): m for m in _ATTRIBUTE.finditer(self.text, at + 4, after)}
        alt = found.get("alt")
        if alt is None or not alt.group(2):
            return
        start, end = _unquoted(alt)
        letters = Letters()
        letters.markup(self.text, start, end)
        self.builder.caption(letters, _value(found.get("src")))

    def _open(self, name: str, at: int, after: int) -> None:
        closed = self.text[after - 2 : after] == "/>"
        if name in BLOCK:
            self._open_block(name)
        elif name not in INLINE and self._stands_alone(at):
            self.builder.flush()
            if not closed and not self.builder.full:
                self.builder.push(name)
        elif name == "a" and not closed:
            self._open_link(at, after)
        elif name in _CODE and not closed:
            self.builder.masking += 1
        elif name == "sup":
            self._sup = len(self.builder.letters)

    def _open_block(self, name: str) -> None:
        builder = self.builder
        if builder.depth.get("p") and name != "button":
            self._close_near(("p",), frozenset(("button", "td", "th", "table")))
        if name in HEADINGS:
            self._close_near(tuple(HEADINGS), frozenset(("div", "section", "li", "td")))
        if name in _CLOSES:
            self._close_near(*_CLOSES[name])
        if builder.full:
            builder.flush()
            return
        kind = "heading" if name in HEADINGS else _KINDS.get(name, "")
        frame = builder.push(name, kind, HEADINGS.get(name, 0), "1" if name == "ol" else "")
        if kind == "part":
            frame.group = frame.list.group if frame.list else 0

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
        found = {m.group(1).lower(): m for m in _ATTRIBUTE.finditer(self.text, at + 2, after)}
        if _BUTTON.search(_value(found.get("class"))):
            self.builder.flush()
        self.builder.open_anchor(_value(found.get("href")))

    # End tags

    def _end(self, name: str) -> None:
        builder = self.builder
        if builder.skipped:
            builder.skipped = "" if name == builder.skipped else builder.skipped
        elif name == "a":
            builder.close_link()
        elif name == "sup":
            self._superscript()
        elif name in _CODE:
            builder.masking = max(0, builder.masking - 1)
        elif name not in INLINE and not builder.close(name) and name in BLOCK:
            builder.flush()

    def _superscript(self) -> None:
        """Take a reference mark out of the prose."""
        first, self._sup = self._sup, -1
        letters = self.builder.letters
        if not 0 <= first < len(letters):
            return
        text = "".join(letters.parts)
        mark = text[first:].strip()
        if _REFERENCE.match(mark) and not _POWER.search(text[:first]):
            letters.cut(first)
            self.builder.mark("superscript", mark)


def _unquoted(match: re.Match[str]) -> tuple[int, int]:
    """Give the place of an attribute's value without its quotes."""
    start, end = match.span(2)
    return (start + 1, end - 1) if match.group(2)[0] in "\"'" else (start, end)


def _value(match: re.Match[str] | None) -> str:
    """Give an attribute's value, entities read."""
    if match is None or not match.group(2):
        return ""
    return html.unescape(match.group(2).strip("\"'"))
