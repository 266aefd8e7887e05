"""YAML files become nodes that know their lines, and nodes plain data."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from copylint.errors import RuleError

if TYPE_CHECKING:
    from yaml import MappingNode, Node


def compose(path: Path, shown: str) -> Node:
    """Parse a YAML file to nodes.

    Raises:
        RuleError: it cannot be read, is no YAML, is empty or says a key twice.
    """
    import yaml

    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise RuleError(f"{shown}: is not there; add it") from None
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(f"{shown}: cannot be read ({error}); save it as UTF-8 text") from error
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        node = yaml.compose(text, Loader=loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark else ""
        what = getattr(error, "problem", None) or str(error)
        raise RuleError(f"{shown}{line}: no YAML: {what}; mend the line") from error
    if node is None:
        raise RuleError(f"{shown}: empty; write a rule or remove the file")
    return node


def mapping(node: Node, shown: str) -> MappingNode:
    """Give a node as a mapping.

    Raises:
        RuleError: it is none.
    """
    import yaml

    if not isinstance(node, yaml.MappingNode):
        raise RuleError(f"{shown}:{node.start_mark.line + 1}: no mapping; write `key: value` lines")
    return node


def plain(node: Node) -> object:
    """Give a node as plain data by YAML's safe rules."""
    import yaml

    maker = yaml.constructor.SafeConstructor()
    return maker.construct_document(node)
