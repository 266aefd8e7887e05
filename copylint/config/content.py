"""`content` of a `copylint.yaml`: which fields of files of data hold copy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from copylint.model import Content

PARTS = (
    "files", "articles", "body", "name", "format",
    "title", "description", "excerpt", "author", "credentials", "reviewer", "date", "updated",
    "published", "sources", "lang",
)  # fmt: skip
"""What a part of `content` may say; from `title` on, keys of the front matter."""
FORMATS = ("markdown", "html", "plain")
EXPORTS = (".xml", ".wxr")
"""Endings of exports of WordPress, which say themselves where copy is."""
_FIELDS = PARTS[PARTS.index("title") :]
_LISTS = ("files", "body")

Fail = Callable[[Any, str], Exception]
"""Gives the error for a node of YAML."""


def read(told: Mapping[str, tuple[str, ...]], node: Any, fail: Fail) -> Content:
    """Read a part of `content`.

    Args:
        told: what it says.
        node: the part.
        fail: makes an error of what is wrong with a node.

    Raises:
        ConfigError: with the line of what is wrong.
    """
    patterns = told.get("files", ())
    is_export = bool(patterns) and all(each.endswith(EXPORTS) for each in patterns)
    for name in _LISTS:
        if not told.get(name) and not (is_export and name == "body"):
            what = "which files it is for" if name == "files" else "which field holds the copy"
            raise fail(node, f"a part of `content` without `{name}`; say {what}")
    for name, texts in told.items():
        if len(texts) != 1 and name not in _LISTS:
            raise fail(node, f"`{name}` of `content` takes one text; write `{name}: …` once")
    one = {name: texts[0] for name, texts in told.items()}
    if one.get("format", FORMATS[0]) not in FORMATS:
        raise fail(node, f"`format` cannot be `{one['format']}`; write one of {', '.join(FORMATS)}")
    return Content(
        files=tuple(map(str, told["files"])),
        body=tuple(map(str, told.get("body", ()))),
        articles=str(one.get("articles", "")),
        fields=tuple((name, str(one[name])) for name in _FIELDS if name in one),
        name=str(one.get("name", "")),
        format=str(one.get("format", "")),
        place=getattr(told["files"][0], "place", ""),
    )
