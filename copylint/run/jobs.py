"""What there is to do: an article, and by what it is checked."""

from __future__ import annotations

from dataclasses import dataclass, field

from copylint.config import Settings
from copylint.model import Excerpt, Skip


@dataclass(frozen=True)
class Engines:
    """The engines that are wanted: those that are ready, each with its address, and the others."""

    ready: tuple[tuple[str, str], ...] = ()
    skips: tuple[Skip, ...] = ()


NO_ENGINES = Engines()


@dataclass(frozen=True)
class Job:
    """An article to check, and by what.

    Attributes:
        source: its bytes, where they are not to be read from `path`; or what it is of a file that
            holds several.
        whole: the text of that file, which only the parent process needs.
        is_kept: whether a report of it was kept; its engines are not ready then.
    """

    path: str
    settings: Settings
    engines: Engines
    source: bytes | Excerpt | None = None
    is_kept: bool = False
    whole: str = field(default="", repr=False)

    @property
    def file(self) -> str:
        """The path of the file that the article stands in, alone or among others."""
        name = self.source.name if isinstance(self.source, Excerpt) else ""
        return self.path.removesuffix(f"#{name}") if name else self.path
