"""Hide what is code in MDX: imports, exports, expressions and the braces of JSX tags."""

from __future__ import annotations

import re

from .masks import alone, blank, hidden

_STATEMENT = re.compile(
    r"^(?:import\s[^\n]*[\"'{*\w][^\n]*|export\s+(?:default|const|let|var|function|async|class|\{|"
    r"\*)[^\n]*)$",
    re.MULTILINE,
)
_BRACKET = re.compile(r"[(){}\[\]\n]")
_BRACE = re.compile(r"(?<!\\)[{}]")
_ATTRIBUTE = re.compile(r"[\w:.-]{1,60}=$")
_LONGEST = 20_000


def hide_code(text: str) -> str:
    """Give the text with MDX code hidden or blanked, each letter at its place."""
    return _expressions(_statements(text))


def _statements(text: str) -> str:
    parts, at = [], 0
    for match in _STATEMENT.finditer(text):
        start = match.start()
        if start < at or not _is_fresh(text, start):
            continue
        end = _balanced(text, start, match.end())
        parts += [text[at:start], blank(text[start:end])]
        at = end
    return "".join((*parts, text[at:]))


def _is_fresh(text: str, start: int) -> bool:
    """Tell whether a statement begins the file or follows a blank line or another statement."""
    line = text.rfind("\n", max(0, start - 2_000), max(0, start - 1))
    above = text[line + 1 : start].strip()
    return not above or above in ("---", "+++") or above[-1] in ";}'\""


def _balanced(text: str, start: int, end: int) -> int:
    """Give the end of the line on which all brackets opened since `start` are closed."""
    depth = 0
    for match in _BRACKET.finditer(text, start, start + _LONGEST):
        letter = match.group()
        if letter == "\n":
            if depth <= 0:
                return match.start()
        else:
            depth += 1 if letter in "({[" else -1
    return len(text) if depth <= 0 and len(text) < start + _LONGEST else end


def _expressions(text: str) -> str:
    """Hide balanced braces; one that never closes is left as it is."""
    parts, at = [], 0
    for start, end in _outermost(text):
        attribute = _ATTRIBUTE.search(text, max(at, start - 61), start)
        piece = text[start:end]
        code = attribute or piece.startswith(("{...", "{/*")) or piece[1:-1].strip() in _SPACES
        first = attribute.start() if attribute else start
        lone = bool(code) or alone(text, start, end)
        parts += [text[at:first], blank(text[first:end]) if lone else hidden(piece)]
        at = end
    return "".join((*parts, text[at:]))


_SPACES = ('" "', "' '", "` `")


def _outermost(text: str) -> list[tuple[int, int]]:
    """Give the places of balanced braces that lie in no other."""
    opened: list[int] = []
    found: list[tuple[int, int]] = []
    for match in _BRACE.finditer(text):
        if match.group() == "{":
            opened.append(match.start())
        elif opened:
            start, end = opened.pop(), match.end()
            while found and found[-1][0] > start:
                found.pop()
            if end - start <= _LONGEST:
                found.append((start, end))
    return found
