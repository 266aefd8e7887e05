"""Rules by their ids, and by the beginnings of ids."""

from __future__ import annotations

from collections.abc import Container, Iterable


def matches(rule: str, prefixes: Iterable[str], known: Container[str] = ()) -> bool:
    """Tell whether a rule's id is, or begins with, one of some prefixes.

    Args:
        rule: an id, or that of a piece of advice below one.
        prefixes: beginnings of ids; what ends with a slash begins whole parts of them.
        known: ids; each stands for itself and its pieces, not for a longer word.
    """
    return any(_begins(rule, prefix, known) for prefix in prefixes)


def _begins(rule: str, prefix: str, known: Container[str]) -> bool:
    whole = prefix.rstrip("/")
    if not whole or rule == whole or rule.startswith(whole + "/"):
        return bool(whole)
    return whole == prefix and prefix not in known and rule.startswith(prefix)
