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
        line: of the file, from 1.
        start: of the rule it names, in characters of the file; else of the waiver.
        end: of the same, exclusive.
    """

    rule: str = ""
    because: str = ""
    owner: str = ""
    until: str = ""
    files: tuple[str, ...] = ()
    words: str = ""
    line: int = field(default=1, compare=False, repr=False)
    start: int = field(default=0, compare=False, repr=False)
    end: int = field(default=1, compare=False, repr=False)

    @property
    def is_everywhere(self) -> bool:
        """Tell whether it is for every article, and for whatever words."""
        named = [each for each in self.files if not each.startswith("!")]
        return not self.words and (not named or any(ALL.fullmatch(each) for each in named))
