"""One page for people: the verdict, the article with its notes beside it, what to sign."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from copylint.model import Report, Unread
from copylint.reporters.html.page import pieces

WANTS_DOSSIER = True
"""Asks whoever makes the reports for the claims register, versions and hashes."""


def render(
    results: Iterable[Report | Unread], *, color: bool = False, quiet: bool = False
) -> Iterator[str]:
    """Yield one page that needs no script and asks nobody for anything.

    Args:
        results: in the order of their paths.
        color: of no use here; every reporter takes it.
        quiet: whether to leave out the articles that may be published.
    """
    yield from pieces(results, quiet)
