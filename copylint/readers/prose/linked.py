"""Linked data (JSON-LD) of schema.org, as plain objects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def linked_data(source: str, places: Sequence[tuple[int, int]]) -> list[dict[str, object]]:
    """Read the objects of all places, those within a graph apart; broken ones are left out."""
    import json

    found: list[dict[str, object]] = []
    for start, end in places:
        try:
            value = json.loads(source[start:end], strict=False)
        except (ValueError, RecursionError):
            continue
        found += _objects(value)
    return found


def _objects(value: object) -> Iterator[dict[str, object]]:
    if isinstance(value, list):
        for item in value:
            yield from _objects(item) if isinstance(item, dict) else ()
    elif isinstance(value, dict):
        graph = value.get("@graph")
        if isinstance(graph, list):
            yield from _objects(graph)
        else:
            yield value
