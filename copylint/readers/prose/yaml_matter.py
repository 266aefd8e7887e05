"""YAML front matter, by a safe loader with line marks."""

from __future__ import annotations

import re
from typing import Any

import yaml

from copylint.errors import ReadError
from copylint.model import Span

from .drafts import Letters
from .quoting import letters_of
from .values import Value

_MOST = 20_000
"""Values; more are an alias that multiplies itself."""
_HEADER = re.compile(r"[|>][^\n]*\n")


def read_yaml(
    source: str, path: str, hidden: str, place: tuple[int, int]
) -> tuple[dict[str, object], list[Value]] | None:
    """Read the YAML between the marks; None when it is no mapping, hence no front matter."""
    start, end = place
    text = source[start:end]
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        node = loader.get_single_node()
        if not isinstance(node, yaml.MappingNode):
            return None
        reading = _Reading(loader, source, hidden, start)
        return reading.mapping(node, ""), reading.values
    except yaml.MarkedYAMLError as error:
        raise _broken(error, path, source.count("\n", 0, start) + 1) from None
    except (yaml.YAMLError, RecursionError) as error:
        why = str(error).splitlines()[0] if str(error) else "nested too deep"
        raise ReadError(
            f"{path}: front matter that is no YAML ({why}); mend it or take it out"
        ) from None
    finally:
        loader.dispose()


def _broken(error: yaml.MarkedYAMLError, path: str, above: int) -> ReadError:
    mark = error.problem_mark or error.context_mark
    line = above + mark.line if mark else above
    problem = (error.problem or "no YAML").strip()
    mend = "put quotes around a value that holds a colon"
    if "tab" in problem or "\\t" in problem:
        mend = "indent with spaces, not tabs"
    elif "mapping values" not in problem and "block mapping" not in problem:
        mend = "mend it, or put the value in quotes"
    return ReadError(f"{path}: line {line}: front matter that is no YAML ({problem}); {mend}")


class _Reading:
    """Turns nodes into plain Python data, and notes where each value stands."""

    def __init__(self, loader: Any, source: str, hidden: str, base: int) -> None:
        self.loader, self.source, self.hidden, self.base = loader, source, hidden, base
        self.values: list[Value] = []
        self.open: set[int] = set()
        self.count = 0

    def mapping(self, node: yaml.MappingNode, above: str) -> dict[str, object]:
        """Read a mapping; of keys that come twice the last holds."""
        found: dict[str, object] = {}
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else "?"
            dotted = f"{above}.{name}" if above else name
            if name == "<<" and isinstance(value, yaml.MappingNode):
                merged = self._value(value, above)
                found = {**(merged if isinstance(merged, dict) else {}), **found}
            else:
                found[name] = self._value(value, dotted)
        return found

    def _value(self, node: yaml.Node, dotted: str) -> object:
        self.count += 1
        if self.count > _MOST or id(node) in self.open:
            raise yaml.YAMLError("an alias stands within itself or too often")
        self.open.add(id(node))
        try:
            return self._read(node, dotted)
        finally:
            self.open.discard(id(node))

    def _read(self, node: yaml.Node, dotted: str) -> object:
        span = self._span(node)
        if isinstance(node, yaml.ScalarNode):
            value = self._scalar(node)
            text = isinstance(value, str) or (value is not None and not isinstance(value, bool))
            letters = self._letters(node) if text else None
            self.values.append(Value(dotted, span, letters))
            return value
        self.values.append(Value(dotted, span))
        if isinstance(node, yaml.SequenceNode):
            return [self._value(item, f"{dotted}.{at}") for at, item in enumerate(node.value)]
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, dotted)
        return None

    def _scalar(self, node: yaml.ScalarNode) -> object:
        try:
            return self.loader.construct_object(node, deep=True)
        except (yaml.YAMLError, ValueError, OverflowError):
            return node.value

    def _span(self, node: yaml.Node) -> Span:
        """Give the place of a value without white space at its ends."""
        start = self.base + node.start_mark.index
        end = self.base + node.end_mark.index
        piece = self.source[start:end]
        return Span(start, start + len(piece.rstrip())) if piece.strip() else Span(start, end)

    def _letters(self, node: yaml.ScalarNode) -> Letters | None:
        start, end = self.base + node.start_mark.index, self.base + node.end_mark.index
        style = node.style or ""
        if style in ("|", ">"):
            header = _HEADER.match(self.source, start)
            start, style = (header.end() if header else start), ""
            while start < end and self.source[start] in " \t\r\n":
                start += 1
        elif style:
            start, end = start + 1, end - 1
        value = node.value.lstrip() if not style else node.value
        letters = letters_of(value, self.source, (start, end), style)
        return letters and self._hidden(letters)

    def _hidden(self, letters: Letters) -> Letters:
        """Mask the templates within a value."""
        hidden, source = self.hidden, self.source
        return letters.masked(lambda at: hidden[at] != source[at])
