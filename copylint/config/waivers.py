"""The waivers of a `copylint.yaml`, each with where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

ALL = re.compile(r"[*/.]*(?:\.[A-Za-z]+)?")
"""A pattern in git's language that any article matches, or any of one kind."""


@dataclass(frozen=True)
class Waiver:
    """A wish to silence a rule in some articles.

    Attributes:
        rule: an id or a prefix; empty where none is named.
        because: the reason.
        owner: who answers for it.
        until: its last day, `2027-01-31`; empty for none.
        files: what articles it is for, in git's patterns; empty for all.
        words: the only words it is for; empty for the whole article.
        places: of what it says, the name and where that starts and ends, in characters of the file.
    """

    rule: str = ""
    because: str = ""
    owner: str = ""
    until: str = ""
    files: tuple[str, ...] = ()
    words: str = ""
    places: tuple[tuple[str, int, int], ...] = field(default=(), compare=False, repr=False)

    def place(self, name: str) -> tuple[int, int]:
        """Give where something of it stands; else where its rule does, or what it says first."""
        known = {each: (start, max(end, start + 1)) for each, start, end in self.places}
        return known.get(name) or known.get("rule") or next(iter(known.values()), (0, 1))

    @property
    def is_everywhere(self) -> bool:
        """Tell whether it is for every article, and for whatever words."""
        named = [each for each in self.files if not each.startswith("!")]
        return not self.words and (not named or any(ALL.fullmatch(each) for each in named))
