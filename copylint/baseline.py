"""Old findings known again: only what is new counts, and what has gone is told."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from copylint.config import shown
from copylint.errors import ConfigError
from copylint.model import Report, Unread
from copylint.reporters.shared.prints import alike
from copylint.run.choice import asked, remarks
from copylint.run.jobs import Job

NAME = "copylint-baseline.json"
VERSION = 1
Key = tuple[str, str]
"""A rule and a fingerprint."""
Known = Mapping[str, Counter[Key]]
"""How many findings of each key an article has, by its path from the baseline's folder."""


@dataclass(frozen=True)
class Entry:
    """Findings that look alike: in one article, of one rule, with one fingerprint."""

    path: str
    rule: str
    fingerprint: str
    count: int = 1


def load(place: Path) -> tuple[Entry, ...]:
    """Read a baseline.

    Raises:
        ConfigError: why it cannot be used.
    """
    try:
        data = json.loads(place.read_text(encoding="utf-8"))
        if data["version"] == VERSION:
            return tuple(_entry(each) for each in data["findings"])
        why = "of another copylint; delete it, and write it anew: copylint baseline"
    except FileNotFoundError:
        why = "no such file; write it with: copylint baseline"
    except OSError as error:
        why = f"cannot be read ({error.strerror}); make it readable"
    except (ValueError, KeyError, TypeError):
        why = "not a baseline; delete it, and write it anew: copylint baseline"
    raise ConfigError(f"{shown(place)}: {why}")


def _entry(told: Mapping[str, object]) -> Entry:
    path, rule, mark, count = (told[name] for name in ("path", "rule", "fingerprint", "count"))
    if not isinstance(count, int) or count < 1:
        raise ValueError("a count is a whole number from 1")
    return Entry(str(path), str(rule), str(mark), count)


def dumped(entries: Iterable[Entry]) -> str:
    """Give the text of a baseline: sorted, an entry a line, so that branches merge well."""
    ordered = sorted(entries, key=lambda each: (each.path, each.rule, each.fingerprint))
    lines = ",\n".join(json.dumps(vars(each), ensure_ascii=False) for each in ordered)
    return f'{{"version": {VERSION}, "findings": [' + (f"\n{lines}\n" if lines else "") + "]}\n"


def compared(
    todo: Sequence[Job | Unread], results: Iterator[Report | Unread]
) -> Iterator[Report | Unread]:
    """Leave what baselines know out of reports, and count it and what has gone.

    Raises:
        ConfigError: a baseline cannot be used; told before any article is checked.
    """
    names = {each.settings.baseline for each in todo if isinstance(each, Job)} - {""}
    books = {name: Book(Path(name), load(Path(name))) for name in names}
    return _compared(todo, results, books) if books else results


def _compared(
    todo: Sequence[Job | Unread], results: Iterator[Report | Unread], books: Mapping[str, Book]
) -> Iterator[Report | Unread]:
    """Yield the reports; each waits for the next, as the last tells of articles that are gone."""
    waiting: list[Report | Unread] = []
    for job, result in zip(todo, results, strict=True):
        book = books.get(job.settings.baseline) if isinstance(job, Job) else None
        if isinstance(job, Job) and isinstance(result, Report) and book:
            yield from waiting
            waiting = [book.judged(job, result)]
        elif waiting:
            waiting.append(result)
        else:
            yield result
    for last in waiting[:1]:
        lost = sum(book.known[path].total() for book in books.values() for path in book.lost)
        yield replace(last, gone=last.gone + lost) if isinstance(last, Report) else last
    yield from waiting[1:]


class Book:
    """A baseline in use: what it knows, and which of its articles are no longer there."""

    def __init__(self, place: Path, entries: Iterable[Entry] = ()) -> None:
        self.folder = place.absolute().parent
        self.known = _by_path(entries)
        self.lost = {path for path in self.known if not self._is_there(path)}

    def judged(self, job: Job, report: Report) -> Report:
        """Leave what is known out of a report."""
        left = Counter(self.known.get(self._name(job.path, _found(report)), Counter()))
        new = []
        for finding, mark in alike(report):
            key = finding.rule, mark
            if left[key]:
                left[key] -= 1
            else:
                new.append(finding)
        gone = sum(n for (rule, _), n in left.items() if _ran(rule, job, report))
        known = len(report.findings) - len(new)
        return replace(report, findings=tuple(new), known=known, gone=gone)

    def renewed(self, todo: Iterable[tuple[Job, Report]], is_pruned: bool) -> list[Entry]:
        """Give the entries of a new baseline; articles that were not checked keep theirs.

        Args:
            todo: each article with its report.
            is_pruned: whether nothing new gets in.
        """
        kept: dict[str, Counter[Key]] = {}
        for job, report in todo:
            found = _found(report)
            name = self._name(job.path, found)
            old = self.known.get(name, Counter())
            unseen = Counter({key: n for key, n in old.items() if not _ran(key[0], job, report)})
            kept[self._path(job.path)] = ((old & found) if is_pruned else found) | unseen
            self.lost.discard(name)
        for path in self.known.keys() - kept.keys():
            if self._is_there(path):
                kept[path] = self.known[path]
        return [Entry(path, *key, n) for path, own in kept.items() for key, n in own.items()]

    def _is_there(self, path: str) -> bool:
        """Tell whether there is an article, or the file that it is a part of."""
        file = path.partition("#")[0]
        return (self.folder / path).exists() or (bool(file) and (self.folder / file).is_file())

    def _path(self, path: str) -> str:
        return Path(os.path.relpath(Path(path).absolute(), self.folder)).as_posix()

    def _name(self, path: str, found: Counter[Key]) -> str:
        """Give the path an article is known by: its own, or that which it moved away from."""
        own = self._path(path)
        if own in self.known or not self.lost:
            return own
        near = max(sorted(self.lost), key=lambda each: (self.known[each] & found).total())
        if (self.known[near] & found).total() * 2 < self.known[near].total():
            return own
        self.lost.discard(near)
        return near


def _by_path(entries: Iterable[Entry]) -> dict[str, Counter[Key]]:
    known: dict[str, Counter[Key]] = {}
    for each in entries:
        known.setdefault(each.path, Counter())[each.rule, each.fingerprint] += each.count
    return known


def _found(report: Report) -> Counter[Key]:
    return Counter((finding.rule, mark) for finding, mark in alike(report))


def _ran(rule: str, job: Job, report: Report) -> bool:
    """Tell whether a rule was run on an article, so that what it does not find has gone."""
    what = {skip.what for skip in report.skips}
    wanted = asked(job.settings.packs, job.settings.select, job.settings.ignore)
    if "article" in what or not wanted.has(rule):
        return False
    return rule not in remarks(job.settings.packs) or bool(report.engines and not what)
