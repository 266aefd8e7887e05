"""Hide templates, shortcodes and expressions at the same length, before anything is parsed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from .drafts import GONE, HIDDEN, TAG

_LONGEST = 4_000
_OPENING = re.compile(r"\{\{[<%]?|\{%|\{#(?![A-Za-z][\w-]*\})|<%|<\?php\b")
_CLOSING = {
    "{{": "}}", "{{<": ">}}", "{{%": "%}}", "{%": "%}", "{#": "#}", "<%": "%>", "<?php": "?>",
}  # fmt: skip
# Tags whose content is code or a comment.
_PAIRED = re.compile(
    r"\{%-?\s*(comment|highlight|schema|javascript|style|stylesheet)\b[^%\n]{0,200}%\}"
    r"|\{\{[<%]\s*(highlight|mermaid|katex|math)\b[^>%\n]{0,200}[>%]\}\}"
)
_END_TAG = re.compile(r"\{(?:%-?\s*end|\{[<%]\s*/\s*)(\w+)")
_ATTRIBUTES = re.compile(r"\{:?\s?[.#][A-Za-z_-][^{}\n]*\}|\{:[^{}\n]*\}")
_ATTRIBUTE_LINE = re.compile(r"^[ \t]*\{:[^{}\n]*\}[ \t]*$", re.MULTILINE)
_MATH = re.compile(
    r"\$\$(?:[^$]|\$(?!\$)){1,2000}\$\$"
    r"|(?<![\\$\w])\$(?=[^$\n]{0,200}[\\^_{}])[^\s$][^$\n]{0,200}(?<!\s)\$(?!\d)"
)
_FENCED_DIV = re.compile(r"^[ \t]{0,3}:{3,}[ \t]*(?:\w+|\{[^}\n]*\})?[ \t]*$", re.MULTILINE)
_SHORTCODE = re.compile(
    r"\[/?[a-z][a-z0-9_-]*(?:\s+[a-z][\w-]*=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s\"'\]]+))+\s*/?\]"
    r"|\[/[a-z][a-z0-9_-]*\](?![(\[:])"
)
_BLANK = re.compile(r"[^\n]")
_ALONE = re.compile(rf"^[ \t>]*{TAG}[{TAG} \t]*\r?$", re.MULTILINE)


def hide(source: str, code: Callable[[str], str] | None = None) -> str:
    """Give the source with its templates hidden, each letter at its place.

    Tags of templates and shortcodes alone on their lines become blanks, so that they separate what
    stands around them; within a line, and `{{ … }}` anywhere, they become `HIDDEN`.

    Args:
        source: the whole file.
        code: hides what else is code.
    """
    text = source
    if "{" in text or "<%" in text or "<?php" in text:
        text = _pairs(text)
        text = _replaced(text, _tags(text))
        text = _ATTRIBUTE_LINE.sub(lambda m: TAG * len(m.group()), text)
        text = _ATTRIBUTES.sub(lambda m: GONE * len(m.group()), text)
    if "$" in text:
        text = _MATH.sub(lambda m: HIDDEN * len(m.group()), text)
    if ":::" in text:
        text = _FENCED_DIV.sub(lambda m: TAG * len(m.group()), text)
    if "[" in text and ("=" in text or "[/" in text):
        text = _SHORTCODE.sub(lambda m: TAG * len(m.group()), text)
    if code:
        text = code(text)
    return _settled(text, source) if TAG in text else text


def blank(piece: str) -> str:
    """Blank a piece that stands on lines of its own."""
    return _BLANK.sub(" ", piece)


def _settled(text: str, source: str) -> str:
    """Blank the tags alone on their lines, hide the others."""
    text = _ALONE.sub(lambda m: blank(source[m.start() : m.end()]), text)
    return text.replace(TAG, HIDDEN)


def _tags(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of template tags, looking for each closing mark once."""
    following: dict[str, int] = {}
    past = 0
    for match in _OPENING.finditer(text):
        start = match.start()
        if start < past:
            continue
        closing = _CLOSING[match.group()]
        close = following.get(closing, 0)
        if 0 <= close < match.end():
            close = following[closing] = text.find(closing, match.end())
        end = close + len(closing)
        if close >= 0 and end - start <= _LONGEST and _is_tag(text[start:end]):
            yield start, end
            past = end


def _is_tag(piece: str) -> bool:
    return "\n\n" not in piece and not (piece.startswith("{{") and "{{" in piece[2:])


def _replaced(text: str, places: Iterator[tuple[int, int]]) -> str:
    parts, at = [], 0
    for start, end in places:
        value = text.startswith("{{", start) and text[start + 2 : start + 3] not in ("<", "%")
        parts += [text[at:start], (HIDDEN if value else TAG) * (end - start)]
        at = end
    return "".join((*parts, text[at:]))


def _pairs(text: str) -> str:
    """Blank what a highlight or comment tag and its end tag hold."""
    ends: dict[str, list[int]] = {}
    parts, at = [], 0
    for match in _PAIRED.finditer(text):
        if not ends:
            for end in _END_TAG.finditer(text):
                ends.setdefault(end.group(1), []).append(end.start())
            ends.setdefault("", [])
        places = ends.get(match.group(1) or match.group(2), [])
        close = next((p for p in places if p >= match.end()), -1)
        if match.start() >= at and close >= 0:
            parts += [text[at : match.end()], blank(text[match.end() : close])]
            at = close
    return "".join((*parts, text[at:]))
