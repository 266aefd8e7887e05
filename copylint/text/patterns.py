"""The pattern language of the rules: words, gaps and slots, never regular expressions.

| written | stands for |
|---|---|
| `cure` | the word and its inflections |
| `=cure` · `cur*` | just that form · that beginning |
| `pain_relief` | these words in a row |
| `relieve|ease` | any of them |
| `{remedy}` · `$remedies` | any term of the slot · of the word list |
| `{NUMBER}` · `{EMERGENCY}` | a figure or number word · an emergency number of the page's locale |
| `x?` | a step that may be absent |
| `~` · `...` | up to 3 words between · up to `gap` words between |
| `A && B` · `A !! B` | both in one unit, in any order · A without B |
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

NEAR = 3
"""Words that `~` lets stand between two steps."""

_ALTERNATIVE = re.compile(r"[=$]?[\w.&%+#£€°'’/-]+\*?|\{(?:NUMBER|EMERGENCY)\}")


@dataclass(frozen=True, slots=True)
class Step:
    """One place of a pattern.

    Attributes:
        key: its alternatives, sorted, joined with `|`.
        gap: words that may stand between it and the step before.
        optional: whether the pattern matches without it.
        name: of the slot it came from, else empty.
    """

    key: str
    gap: int = 0
    optional: bool = False
    name: str = ""


@dataclass(frozen=True)
class Pattern:
    """Parts that must all stand in one unit, and parts none of which may.

    A pickle leaves them out: a finder that knows the key needs no more. `shape` says how many steps
    each part has, `guarded` whether some words must be absent.
    """

    key: str
    parts: tuple[tuple[Step, ...], ...] = ()
    without: tuple[tuple[Step, ...], ...] = ()
    slots: frozenset[str] = frozenset()
    shape: tuple[int, ...] = ()
    guarded: bool = False

    def __reduce__(self) -> tuple[object, ...]:
        return Pattern, (self.key, (), (), self.slots, self.shape, self.guarded)


def compile_pattern(text: str, slots: Mapping[str, tuple[str, ...]], gap: int = 8) -> Pattern:
    """Compile what an author wrote.

    Args:
        text: the pattern.
        slots: alternatives by slot name.
        gap: words that `...` lets stand between two steps.

    Raises:
        ValueError: what is wrong with it; how to mend it.
    """
    parts: list[tuple[Step, ...]] = []
    without: list[tuple[Step, ...]] = []
    target = parts
    for piece in re.split(r"\s*(&&|!!)\s*", text.strip()):
        if piece in ("&&", "!!"):
            target = parts if piece == "&&" else without
        else:
            target.append(_part(piece, slots, gap))
    if not parts:
        raise ValueError(f"`{text}` asks for nothing; write a word before `!!`")
    if all(step.optional for part in parts for step in part):
        raise ValueError(f"every step of `{text}` is optional; take the `?` from one")
    key = _key(parts) + ("!!" + _key(without) if without else "")
    named = frozenset(step.name for part in parts for step in part if step.name)
    shape = tuple(map(len, parts))
    return Pattern(key, tuple(parts), tuple(without), named, shape, bool(without))


def _key(parts: list[tuple[Step, ...]]) -> str:
    return "&&".join(
        " ".join(f"~{s.gap} {s.key}{'?' if s.optional else ''}{{{s.name}}}" for s in part)
        for part in parts
    )


def _part(text: str, slots: Mapping[str, tuple[str, ...]], gap: int) -> tuple[Step, ...]:
    steps: list[Step] = []
    room = 0
    for word in text.split():
        if word == "~":
            room += NEAR
        elif word == "...":
            room += gap
        else:
            steps.append(_step(word, slots, room if steps else 0))
            room = 0
    if not steps:
        raise ValueError(f"nothing stands between two signs in `{text}`; write a word there")
    if room:
        raise ValueError(f"`{text}` ends with a gap; write a word after it")
    return tuple(steps)


def _step(word: str, slots: Mapping[str, tuple[str, ...]], room: int) -> Step:
    optional = word.endswith("?")
    found: list[str] = []
    name = ""
    for one in word.rstrip("?").split("|"):
        slot = one[1:-1] if one.startswith("{") and one.endswith("}") else ""
        if slot and slot not in ("NUMBER", "EMERGENCY"):
            if slot not in slots:
                raise ValueError(f"`{{{slot}}}` is no slot; name it under `slots`")
            name = slot
            found += [alternative(a) for a in slots[slot]]
        else:
            found.append(alternative(one))
    return Step("|".join(sorted(set(found))), room, optional, name)


def alternative(text: str) -> str:
    """Write an alternative or a term of a word list as one piece, its words joined with `_`.

    Raises:
        ValueError: it holds what is no word.
    """
    joined = "_".join(text.split())
    if not _ALTERNATIVE.fullmatch(joined) or joined.strip("=*_$") == "":
        raise ValueError(f"`{text}` is no word; write words, not signs")
    return joined
