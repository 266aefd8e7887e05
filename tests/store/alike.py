"""Are two values the same, down to the type of each part?"""

from __future__ import annotations

from dataclasses import fields, is_dataclass


def alike(one: object, other: object) -> bool:
    if type(one) is not type(other):
        return False
    if is_dataclass(one):
        return all(alike(getattr(one, f.name), getattr(other, f.name)) for f in fields(one))
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(alike, one, other))
    if isinstance(one, dict):
        return alike(list(one), list(other)) and all(alike(one[key], other[key]) for key in one)
    return one == other or one != one
