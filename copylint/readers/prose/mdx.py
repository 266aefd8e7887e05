"""Hide what is code in MDX: imports, exports, expressions and the braces of JSX tags."""

from __future__ import annotations

import re

from .drafts import GONE, TAG
from .masks import blank

_STATEMENT = re.compile(
    r"^(?:import\s[^\n]*[\"'{*\w][^\n]*|export\s+(?:default|const|let|var|function|async|class|\{|"
    r"\*)[^\n]*)$",
    re.MULTILINE,
)
_BRACKET = re.compile(r"[(){}\[\]\n]")
_BRACE = re.compile(r"(?<!\\)[{}]")
_TAG_NAME = re.compile(r"(?<!\\)</?[A-Za-z][\w-]*(?:[.:][\w-]+)*")
_TAG_END = re.compile(r"\s*/?>")
_PLAIN = re.compile(r"\s+[A-Za-z_:][\w:.-]*(?:=(?:\"[^\"<]*\"|'[^'<]*'))?(?=[\s/>])")
_BRACED = re.compile(r"\s+(?:[A-Za-z_:][\w:.-]*=)?\{")
_SPACE = re.compile(r"""\{(["'`]) \1\}""")
_LONGEST = 20_000


def hide_code(text: str) -> str:
    """Give the text with MDX code hidden or blanked, each letter at its place."""
    text = _statements(text)
    if "<" in text:
        text = _tags(text)
    return _expressions(text) if "{" in text else text


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


def _tags(text: str) -> str:
    """Blank the braces within JSX tags, so that a parser of HTML knows them for tags."""
    braces = dict(_outermost(text))
    parts, at = [], 0
    for match in _TAG_NAME.finditer(text):
        if match.start() < at:
            continue
        tag, end = _tag(text, match, braces)
        if end:
            parts += [text[at : match.start()], tag]
            at = end
    return "".join((*parts, text[at:]))


def _tag(text: str, name: re.Match[str], braces: dict[int, int]) -> tuple[str, int]:
    """Give a tag without braces on one line, and its end; 0 where it is none."""
    parts = [re.sub(r"[.:]", "-", name.group())]
    at = name.end()
    while not (end := _TAG_END.match(text, at)):
        braced, plain = _BRACED.match(text, at), _PLAIN.match(text, at)
        last = braces.get(braced.end() - 1, 0) if braced else plain.end() if plain else 0
        if not last or last - name.start() > _LONGEST:
            return "", 0
        parts.append(" " * (last - at) if braced else text[at:last].replace("\n", " "))
        at = last
    parts.append(end.group().replace("\n", " "))
    return "".join(parts), end.end()


def _expressions(text: str) -> str:
    """Hide balanced braces; one that never closes is left as it is."""
    parts, at = [], 0
    for start, end in _outermost(text):
        parts += [text[at:start], _expression(text[start:end])]
        at = end
    return "".join((*parts, text[at:]))


def _expression(piece: str) -> str:
    if _SPACE.fullmatch(piece):
        return "".join(letter if letter == " " else GONE for letter in piece)
    return TAG * len(piece)


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
