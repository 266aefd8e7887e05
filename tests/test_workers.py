"""Many processes: one that dies costs its article alone."""

from __future__ import annotations

import signal

import pytest

from copylint.config import Settings
from copylint.model import Report, Unread
from copylint.run import NO_ENGINES
from copylint.run.jobs import Job
from copylint.run.workers import check_all, size

QUIET = Settings(engine="none")


class Deadly:
    """Kills the process that unpacks it."""

    def __reduce__(self):
        return signal.raise_signal, (signal.SIGKILL,)


class Buggy:
    """Is no engines at all."""


def job(name: str, engines: object = NO_ENGINES) -> Job:
    return Job(name, QUIET, engines, b"Rest for a day.\n")  # type: ignore[arg-type]


def test_a_process_that_dies_costs_its_article_alone():
    jobs = [job("a.md"), job("b.md", Deadly()), job("c.md"), job("d.md")]
    found = list(check_all(jobs, 2))
    why = "the process that checked it died (signal 9); try it alone with --jobs 1"
    assert found[1] == Unread("b.md", why)
    names = [each.document.path for each in found if isinstance(each, Report)]
    assert names == ["a.md", "c.md", "d.md"]


def test_a_bug_in_a_process_comes_out_with_its_traceback():
    with pytest.raises(AttributeError) as caught:
        list(check_all([job("a.md"), job("b.md", Buggy())], 2))
    assert any("in a worker:" in note for note in caught.value.__notes__)


def test_leaving_early_ends_the_processes():
    reports = check_all([job(f"{number}.md") for number in range(20)], 2)
    assert isinstance(next(reports), Report)
    reports.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("jobs", "articles", "processes"), [(1, 100, 1), (4, 2, 2), (3, 100, 3), (0, 7, 0)]
)
def test_no_more_processes_than_pay_off(jobs, articles, processes):
    assert size(jobs, articles) == processes
