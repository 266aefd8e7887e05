"""Read Markdown that is slightly wrong the way its author meant it, at the same length."""

from __future__ import annotations

import re

from .drafts import GONE, HIDDEN

_BLANK = " "
# An address with blanks in it: `![A knee](/img/my knee.png)`, `[More](/about us)`.
_DESTINATION = re.compile(
    r"(?P<image>!)?\[[^\]\n]{0,300}\]\((?P<url>[^()\s<\"'][^()\n<\"']{0,300})\)"
)
_PATH = re.compile(r"https?:|mailto:|tel:|[/.#]")
# Bold that most renderers see and CommonMark does not: `**Tip:**Rest`, `** Please note:**`.
_GLUED = re.compile(r"(?<![^\s(\[\"'“>])\*\*(?=\S)(?P<inner>[^*\n]{1,200}[^\s\w*])\*\*(?=\w)")
_LOOSE = re.compile(r"(?<!\S)\*\*(?=[ \u00a0])(?P<inner>[^*\n]{1,200}\S)\*\*(?!\*)")
_SENTENCE = re.compile(r"[A-Za-z][a-z’']*(?:[ ,]+[\w’'&-]+){3}")
_CODE = re.compile(
    r"[{};=<>$|\\]|\(\)|//(?!\w)|^\s*(?:\$|>>>|#!|npm |pip |git |import )", re.MULTILINE
)


def forgive(text: str) -> str:
    """Hide the blanks in addresses and the marks of bold that would be read as prose."""
    if "](" in text:
        text = _DESTINATION.sub(_destination, text)
    if "**" in text:
        text = _GLUED.sub(_bold, text)
        text = _LOOSE.sub(_bold, text)
    return text


def _destination(match: re.Match[str]) -> str:
    url = match.group("url")
    if _BLANK not in url or not (match.group("image") or _PATH.match(url)):
        return match.group()
    whole = match.group()
    at = match.start("url") - match.start()
    return whole[:at] + url.replace(_BLANK, HIDDEN) + whole[at + len(url) :]


def _bold(match: re.Match[str]) -> str:
    return f"{GONE * 2}{match.group('inner')}{GONE * 2}"


def is_prose(text: str) -> bool:
    """Tell an indented paragraph from indented code."""
    return bool(_SENTENCE.search(text)) and not _CODE.search(text)
