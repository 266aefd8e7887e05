"""XML a piece at a time, without what XML forbids."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from copylint.reporters.shared.clean import clean

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def opened(name: str, attributes: Mapping[str, object]) -> str:
    """Give the tag that opens an element, without its `>`."""
    said = "".join(f" {key}={quoteattr(clean(str(value)))}" for key, value in attributes.items())
    return f"<{name}{said}"


def element(name: str, attributes: Mapping[str, object], text: str = "") -> str:
    """Give an element with text or nothing in it; lines stay lines."""
    inside = "\n".join(escape(clean(line)) for line in text.split("\n"))
    return opened(name, attributes) + (f">{inside}</{name}>" if text else "/>")
