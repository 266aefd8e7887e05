"""Waits until something changes that reports rest on: an article, its settings, a rule."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from copylint import config
from copylint.errors import ConfigError
from copylint.model import Unread
from copylint.registry import COLLECTIONS, READERS
from copylint.run.articles import VENDORED
from copylint.run.jobs import Job

TICK = 200
"""Milliseconds in which a wait looks up, and that it takes to begin."""
TOGETHER = 50
"""Milliseconds of silence that end a change: an editor writes a file in several steps."""
_GROUNDS = (config.NAME, ".gitignore")

Todo = Sequence[Job | Unread]


@dataclass(frozen=True)
class Change:
    """What changed: the articles, by real path; `is_all` where all are to be checked again."""

    articles: frozenset[str]
    is_all: bool = False

    def touches(self, each: Job | Unread) -> bool:
        """Tell whether an article is to be checked again; what is no file always is."""
        path = each.file if isinstance(each, Job) else each.path
        return self.is_all or os.path.realpath(path) in self.articles or not Path(path).is_file()

    def told(self) -> str:
        """Say in a line what changed."""
        if self.is_all:
            return "The settings or rules changed."
        first = config.shown(Path(min(self.articles)))
        rest = len(self.articles) - 1
        return f"{first} and {rest} more changed." if rest else f"{first} changed."


@dataclass
class Watcher:
    """Watches the folders of some paths, one by one: links and what others wrote are left out.

    Attributes:
        paths: as the user named them.
        config: a `copylint.yaml` that the user named.
        outputs: files that are written here, and no reason to check again.
    """

    paths: Sequence[str]
    config: Path | None = None
    outputs: Iterable[str] = ()
    _folders: frozenset[str] = frozenset()
    _turns: Iterator[Any] = field(default_factory=lambda: iter(()))
    _early: set[str] = field(default_factory=set)

    def begin(self, todo: Todo = ()) -> None:
        """Watch from here on; what changes before the next `wait` is not lost.

        Args:
            todo: what the paths come to, as far as it is known; its packs and baselines count too.

        Raises:
            ConfigError: the system watches no more folders.
        """
        from watchfiles import watch

        folders = self._found(todo)
        if folders == self._folders:
            return
        turns = watch(
            *sorted(folders),
            watch_filter=None,
            step=TOGETHER,
            rust_timeout=TICK,
            yield_on_timeout=True,
            recursive=False,
        )
        try:
            self._early |= {path for _, path in next(turns)}
        except (OSError, RuntimeError) as error:
            why = f"cannot watch {len(folders)} folders ({error})"
            mend = "name fewer folders, or raise the system's limit"
            raise ConfigError(f"--watch: {why}; {mend}") from None
        if self._folders:
            self._early |= {path for _, path in next(self._turns)}  # that the old watch saw
            for new in folders - self._folders:
                with suppress(OSError):
                    self._early |= {each.path for each in os.scandir(new) if each.is_file()}
        self._folders, self._turns = folders, turns

    def wait(self, todo: Todo) -> Change:
        """Wait until something changes.

        Args:
            todo: what the paths come to.
        """
        self.begin(todo)
        while True:
            changed = self._early | {path for _, path in next(self._turns)}
            self._early = set()
            if changed:
                self.begin(todo)
                change = self._told(changed | self._early, todo)
                self._early = set()
                if change.articles or change.is_all:
                    return change

    def _told(self, changed: set[str], todo: Todo) -> Change:
        """Say what some changed files mean."""
        outputs = {os.path.realpath(each) for each in self.outputs}
        real = {os.path.realpath(each) for each in changed} - outputs
        files, packs = self._grounds(todo)
        is_all = any(
            Path(each).name in _GROUNDS
            or each in files
            or (each.endswith(".yaml") and each.startswith(tuple(f"{p}{os.sep}" for p in packs)))
            for each in real
        )
        return Change(frozenset(filter(_is_article, real)), is_all)

    def _grounds(self, todo: Todo) -> tuple[frozenset[str], frozenset[str]]:
        """Give the further files that reports rest on, and the folders of rules, by real path."""
        settings = [each.settings for each in todo if isinstance(each, Job)]
        files = {each.baseline for each in settings if each.baseline}
        files |= {str(self.config)} if self.config else set()
        packs = {os.path.realpath(pack) for each in settings for pack in each.packs}
        return frozenset(map(os.path.realpath, files)), frozenset(packs)

    def _found(self, todo: Todo) -> frozenset[str]:
        """Give the folders to watch, by whole path."""
        files, packs = self._grounds(todo)
        roots = {each.settings.root for each in todo if isinstance(each, Job)}
        folders = {str(folder) for path in (*self.paths, *packs) for folder in _below(Path(path))}
        folders |= {str(Path(file).parent) for file in files} | {
            str(root) for root in roots if root
        }
        return frozenset(folder for folder in folders if Path(folder).is_dir())


def _below(path: Path) -> Iterator[Path]:
    """Yield a folder and those in it; of a file the folder it is in, and that it links into."""
    if not path.is_dir():
        yield path.absolute().parent
        yield Path(os.path.realpath(path)).parent
        return
    for folder, inner, _ in os.walk(path.absolute()):
        inner[:] = [name for name in inner if not name.startswith(".") and name not in VENDORED]
        yield Path(folder)


def _is_article(path: str) -> bool:
    name = Path(path)
    ending = name.suffix.lower()
    return (ending in READERS or ending in COLLECTIONS) and not name.name.startswith(".")


def forget() -> None:
    """Forget settings and rules that were read, and engines that answered: they may be others."""
    from copylint.run import asking, choice

    choice.forget()
    for memory in (config.find, config.read, asking.resolved):
        memory.cache_clear()
