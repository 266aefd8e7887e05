"""A value of the front matter."""

from __future__ import annotations

from dataclasses import dataclass

from copylint.model import Span

from .drafts import Letters


@dataclass(frozen=True, slots=True)
class Value:
    """A value of the front matter at its dotted `key`.

    `letters` are those of a text, with their places; None where they cannot be told.
    """

    key: str
    span: Span
    letters: Letters | None = None
