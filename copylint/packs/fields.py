"""YAML that knows its lines: read a rule file key by key, and point at the wrong line."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from copylint.errors import RuleError
from copylint.model import Source
from copylint.packs.nodes import compose, mapping, plain
from copylint.text.patterns import Pattern, alternative, compile_pattern

if TYPE_CHECKING:
    from yaml import MappingNode, Node

VERIFIED = ("own-page", "copy", "second-hand", "memory")


class Reading:
    """What one load of a directory shares: where it is, what was read, which patterns were made.

    What the directory does not hold itself, word lists and what rules share, it takes from `base`.
    """

    def __init__(self, root: Path, shown: str, base: Path | None = None) -> None:
        self.root = root
        self.shown = shown
        self.base = base
        self.patterns: dict[str, Pattern] = {}
        self.memo: dict[str, object] = {}
        self._files: dict[str, Fields] = {}

    def file(self, name: str) -> Fields:
        """Read a file below the directory, once.

        Raises:
            RuleError: it is missing, no mapping, or no YAML.
        """
        if name not in self._files:
            own = self.root / name
            path = own if own.exists() or self.base is None else self.base / name
            self._files[name] = read(path, f"{self.shown}/{name}", self)
        return self._files[name]


def read(path: Path, shown: str, reading: Reading) -> Fields:
    """Read a file whose top is a mapping.

    Raises:
        RuleError: as `compose`, or the top is no mapping.
    """
    node = compose(path, shown)
    return Fields(mapping(node, shown), shown, reading)


class Fields:
    """A YAML mapping that knows its lines and which of its keys were read.

    `names` are what a message may name in braces. Every reader raises `RuleError` with the line.
    """

    def __init__(self, node: MappingNode, shown: str, reading: Reading) -> None:
        self.node = node
        self.reading = reading
        self.shown = shown
        self.place = f"{shown}:{node.start_mark.line + 1}"
        self.names: set[str] = {"match"}
        self._nodes: dict[str, Node] = {}
        self._lines: dict[str, int] = {}
        self._read: set[str] = set()
        self._inner: list[Fields] = []
        for key, value in node.value:
            if key.value in self._nodes:
                line = key.start_mark.line + 1
                raise RuleError(f"{shown}:{line}: `{key.value}` is said twice; remove one")
            self._nodes[key.value] = value
            self._lines[key.value] = key.start_mark.line + 1

    def __iter__(self) -> Iterator[str]:
        return iter(self._nodes)

    def keys(self) -> tuple[str, ...]:
        """Give the keys in their order."""
        return tuple(self._nodes)

    def has(self, key: str) -> bool:
        """Tell whether a key is there."""
        return key in self._nodes

    def error(self, key: str, why: str) -> RuleError:
        """Make the error that points at a key; `why` is `what is wrong; how to mend it`."""
        line = self._lines.get(key, self.node.start_mark.line + 1)
        return RuleError(f"{self.shown}:{line}: {why}")

    def _take(self, key: str) -> Node | None:
        self._read.add(key)
        return self._nodes.get(key)

    def _fail(self, key: str, why: str) -> NoReturn:
        raise self.error(key, why)

    def raw(self, key: str, default: object = None) -> object:
        """Give plain data."""
        node = self._take(key)
        return default if node is None else plain(node)

    def text(self, key: str, default: str | None = None) -> str:
        """Give a text; without a default the key is required."""
        node = self._take(key)
        if node is None:
            if default is None:
                self._fail(key, f"`{key}` is missing; add it")
            return default
        return self._scalar(key, node)

    def _scalar(self, key: str, node: Node) -> str:
        import yaml

        if not isinstance(node, yaml.ScalarNode):
            self._fail(key, f"`{key}` holds more than one text; write one")
        return str(node.value).strip()

    def texts(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """Give a list of texts; a single text counts as a list of one."""
        import yaml

        node = self._take(key)
        if node is None:
            if default is None:
                self._fail(key, f"`{key}` is missing; add it")
            return default
        if isinstance(node, yaml.SequenceNode):
            return tuple(self._scalar(key, item) for item in node.value)
        return (self._scalar(key, node),)

    def number(self, key: str, default: float | None = None) -> float:
        """Give a number."""
        written = self.text(key, None if default is None else str(default))
        try:
            return float(written)
        except ValueError:
            self._fail(key, f"`{key}` is no number: `{written}`; write a figure")

    def flag(self, key: str, default: bool = False) -> bool:
        """Give true or false."""
        value = self.raw(key, default)
        if not isinstance(value, bool):
            self._fail(key, f"`{key}` is neither true nor false; write one of them")
        return value

    def choice(self, key: str, options: tuple[str, ...], default: str | None = None) -> str:
        """Give one of some texts."""
        value = self.text(key, default)
        if value not in options:
            self._fail(key, f"`{key}: {value}` is unknown{_hint(value, options)}")
        return value

    def fields(self, key: str) -> Fields:
        """Give a nested mapping, which must be there."""
        found = self.optional(key)
        if found is None:
            self._fail(key, f"`{key}` is missing; add it")
        return found

    def optional(self, key: str) -> Fields | None:
        """Give a nested mapping, or None."""
        node = self._take(key)
        return None if node is None else self._nest(node)

    def nodes(self, key: str) -> tuple[Node, ...]:
        """Give the entries of a list as they are; none when the key is not there."""
        import yaml

        node = self._take(key)
        if node is None:
            return ()
        if not isinstance(node, yaml.SequenceNode):
            self._fail(key, f"`{key}` is no list; begin its entries with `- `")
        return tuple(node.value)

    def items(self, key: str) -> tuple[Fields, ...]:
        """Give a list of mappings; none when the key is not there."""
        return tuple(self._nest(node) for node in self.nodes(key))

    def _nest(self, node: Node) -> Fields:
        inner = Fields(mapping(node, self.shown), self.shown, self.reading)
        inner.names = self.names
        self._inner.append(inner)
        return inner

    def terms(self, key: str) -> dict[str, tuple[str, ...]]:
        """Give slots: alternatives by name, which messages may then name."""
        inner = self.optional(key)
        if inner is None:
            return {}
        found: dict[str, tuple[str, ...]] = {}
        for name in inner:
            try:
                found[name] = tuple(alternative(t) for t in _split(inner.texts(name)))
            except ValueError as error:
                raise inner.error(name, str(error)) from None
        self.names |= found.keys()
        return found

    def compile(
        self, text: str, slots: Mapping[str, tuple[str, ...]] | None = None, gap: int = 8
    ) -> Pattern:
        """Compile a pattern, and keep it for the finder."""
        try:
            pattern = compile_pattern(text, slots or {}, gap)
        except ValueError as error:
            raise RuleError(f"{self.place}: {error}") from None
        return self.reading.patterns.setdefault(pattern.key, pattern)

    def patterns(
        self, key: str, slots: Mapping[str, tuple[str, ...]] | None = None, gap: int = 8
    ) -> tuple[Pattern, ...]:
        """Compile the patterns of a key; none when it is not there."""
        try:
            return tuple(self.compile(text, slots, gap) for text in self.texts(key, ()))
        except RuleError as error:
            raise self.error(key, str(error).partition(": ")[2]) from None

    def merged(self, key: str) -> tuple[Pattern, ...]:
        """Compile the patterns of a key; those of one word become one pattern together."""
        texts = self.texts(key)
        words = [text for text in texts if " " not in text]
        phrases = [text for text in texts if " " in text]
        try:
            return tuple(map(self.compile, (["|".join(words)] if words else []) + phrases))
        except RuleError as error:
            raise self.error(key, str(error).partition(": ")[2]) from None

    def pattern(
        self, key: str, slots: Mapping[str, tuple[str, ...]] | None = None, gap: int = 8
    ) -> Pattern:
        """Compile the one pattern of a key, which must be there."""
        self.text(key)
        return self.patterns(key, slots, gap)[0]

    def shared(self, name: str) -> Fields:
        """Read what the rules of this category share: `shared/NAME.yaml` beside them."""
        category = self.shown.removeprefix(self.reading.shown + "/").partition("/")[0]
        return self.reading.file(f"{category}/shared/{name}.yaml")

    def sources(self, key: str) -> tuple[Source, ...]:
        """Give authorities: written out, or by the name they have in `shared/sources.yaml`."""
        return tuple(self._source(key, node) for node in self.nodes(key))

    def _source(self, key: str, node: Node) -> Source:
        import yaml

        if isinstance(node, yaml.ScalarNode):
            known = self.shared("sources")
            if not known.has(node.value):
                hint = _hint(node.value, known.keys())
                self._fail(key, f"source `{node.value}` is unknown{hint}")
            return _authority(known.fields(node.value))
        return _authority(self._nest(node))

    def unread(self) -> Iterator[RuleError]:
        """Yield an error for each key that nothing read, here and below."""
        for key in self._nodes:
            if key not in self._read:
                yield self.error(key, f"unknown field `{key}`{_hint(key, tuple(self._read))}")
        for inner in self._inner:
            yield from inner.unread()


def _authority(fields: Fields) -> Source:
    source = Source(
        fields.text("title"),
        fields.text("section", ""),
        fields.text("url", ""),
        fields.choice("verified", VERIFIED, "memory"),
    )
    if source.url and source.verified != "own-page":
        raise fields.error("url", "an address that nobody read on its own page; remove it")
    return source


def _split(texts: tuple[str, ...]) -> Iterator[str]:
    for text in texts:
        yield from (piece.strip() for piece in text.split("|"))


def _hint(word: str, known: tuple[str, ...]) -> str:
    near = difflib.get_close_matches(word, known, 1, 0.6)
    return f"; did you mean `{near[0]}`?" if near else "; remove it"
