"""Many articles at a time: each in a process that another can take the place of."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

from copylint.model import Report, Unread
from copylint.run.jobs import Job

EACH = 8
"""Articles that make one more process pay off, where nobody says how many there are to be."""
AHEAD = 8
"""Results that may wait for an earlier one, for each process: what bounds the memory."""
GRACE = 2.0
"""Seconds that a process has to end by itself."""
SECONDS = 300.0
"""What an article may take where there are several processes; the longest that Harper reads takes
22, and LanguageTool has limits of its own. `COPYLINT_ARTICLE_SECONDS` is another."""


def size(jobs: int, articles: int) -> int:
    """Say how many processes check some articles; `jobs` is what was asked for, 0 for nothing."""
    if jobs:
        return min(jobs, articles)
    return min(os.cpu_count() or 1, articles // EACH)


def check_all(
    jobs: Sequence[Job], processes: int, is_apart: bool = False
) -> Iterator[Report | Unread]:
    """Yield what becomes of each article, in their order.

    Args:
        jobs: the articles.
        processes: how many check them; where it is one, that is this one.
        is_apart: not even then: an article that kills its process is not to kill this one.
    """
    if jobs and (processes > 1 or is_apart):
        yield from _Crew(jobs, processes).results()
    else:
        for job in jobs:
            yield _checked(job)


def _checked(job: Job) -> Report | Unread:
    from copylint.run.pipeline import check

    return check(job.path, job.settings, job.engines, job.source)


class _Crew:
    """Processes, each with its pipe and the one article it is at."""

    def __init__(self, jobs: Sequence[Job], processes: int) -> None:
        self.jobs = jobs
        self.idle = processes
        self.busy: dict[Any, tuple[Any, int, float]] = {}
        self.seconds = _seconds()
        self.spare: list[tuple[Any, Any]] = []
        self.done: dict[int, Report | Unread] = {}
        self.ahead = AHEAD * processes

    def results(self) -> Iterator[Report | Unread]:
        """Yield the results in the order of the jobs."""
        begun = 0
        try:
            for turn in range(len(self.jobs)):
                while turn not in self.done:
                    last = min(len(self.jobs), turn + self.ahead)
                    while (self.spare or self.idle) and begun < last:
                        self._begin(begun)
                        begun += 1
                    self._wait()
                yield self.done.pop(turn)
        finally:
            self._end()

    def _begin(self, turn: int) -> None:
        pipe, process = self._rested() or self._hire()
        with suppress(OSError):  # it died just now, which _wait sees
            pipe.send(self.jobs[turn])
        self.busy[pipe] = process, turn, time.monotonic() + self.seconds

    def _rested(self) -> tuple[Any, Any] | None:
        """Give a process at rest; none that died there, so that no article is taken for guilty."""
        while self.spare:
            pipe, process = self.spare.pop()
            if process.is_alive():
                return pipe, process
            pipe.close()
            self.idle += 1
        return None

    def _hire(self) -> tuple[Any, Any]:
        from multiprocessing import get_context

        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(theirs,), daemon=True)
        process.start()
        theirs.close()
        self.idle -= 1
        return ours, process

    def _wait(self) -> None:
        from multiprocessing.connection import wait

        soonest = min(until for _, _, until in self.busy.values())
        ready: list[Any] = wait(list(self.busy), max(0.0, soonest - time.monotonic()))
        late = [pipe for pipe in self._late() if pipe not in ready]
        for pipe in ready:
            process, turn, _ = self.busy.pop(pipe)
            try:
                result = pipe.recv()
            except (EOFError, OSError):
                result = self._lost(pipe, process, turn)
            else:
                self.spare.append((pipe, process))
            if isinstance(result, BaseException):
                raise result
            self.done[turn] = result
        for pipe in late:
            process, turn, _ = self.busy.pop(pipe)
            process.kill()
            self._lost(pipe, process, turn)
            why = f"not done after {self.seconds:g} s; split it, or leave it out"
            self.done[turn] = Unread(self.jobs[turn].path, why)

    def _late(self) -> list[Any]:
        now = time.monotonic()
        return [pipe for pipe, (_, _, until) in self.busy.items() if until <= now]

    def _lost(self, pipe: Any, process: Any, turn: int) -> Unread:
        process.join(GRACE)
        process.kill()
        process.join()
        pipe.close()
        self.idle += 1
        how = f"signal {-process.exitcode}" if process.exitcode < 0 else f"exit {process.exitcode}"
        why = f"the process that checked it died ({how}); try it alone with --jobs 1"
        return Unread(self.jobs[turn].path, why)

    def _end(self) -> None:
        crew = [*self.spare, *((pipe, each[0]) for pipe, each in self.busy.items())]
        for pipe, process in crew:
            pipe.close()
            process.terminate()
        for _, process in crew:
            process.join(GRACE)


def _seconds() -> float:
    try:
        return max(0.1, float(os.environ["COPYLINT_ARTICLE_SECONDS"]))
    except (KeyError, ValueError):
        return SECONDS


def _work(pipe: Any) -> None:
    """Check what comes through the pipe until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent tells us when to stop
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    while True:
        try:
            job = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            answer: object = _checked(job)
        except BaseException as bug:  # a panic of a library in Rust is no Exception
            answer = _told(bug)
        pipe.send(answer)


def _told(bug: BaseException) -> BaseException:
    """Make an exception fit to travel, with its traceback as a note."""
    import pickle
    from traceback import format_exception

    bug.add_note("in a worker:\n" + "".join(format_exception(bug)))
    try:
        pickle.loads(pickle.dumps(bug))
    except Exception:
        return RuntimeError("\n".join(bug.__notes__))
    return bug
