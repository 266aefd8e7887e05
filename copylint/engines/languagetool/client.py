"""LanguageTool through language-tool-python; its import takes 0.2 s, so import this when asked."""

from __future__ import annotations

import contextlib
import os
import threading
import time
from typing import Any, Literal, NamedTuple

from language_tool_python import LanguageTool
from language_tool_python.match import Match

from copylint.engines.languagetool import launch, probe
from copylint.errors import EngineError

SLOWEST = 200.0
"""Characters a second; the machine of our figures manages 10,000."""

DOWN_SECONDS = 60.0
"""For so long a server that stopped answering is not asked again."""

MOST_SUGGESTIONS = 10

_LOCK = threading.RLock()
_CLIENTS: dict[tuple[int, str], Client] = {}
_DOWN: dict[str, tuple[float, EngineError]] = {}


class Client(LanguageTool):
    """The package's client, asking through `probe`: no redirects, and a time limit of ours.

    The package has one limit of 300 s for every request, asks through the proxies of the
    environment even on loopback, follows redirects, and opens a connection for each request.
    """

    def __init__(self, address: str, variant: str) -> None:
        self.address = address
        self.seconds = probe.least_seconds()
        self.session = probe.session(address)
        super().__init__(variant, remote_server=address)

    def _query_server(
        self,
        url: str,
        params: dict[str, str] | None = None,
        num_tries: int = 2,
        method: Literal["get", "post"] = "get",
    ) -> Any:
        """Ask, and once more if the connection was lost: a server may close an idle one."""
        form = params if method == "post" else None
        for _ in range(num_tries - 1):
            with contextlib.suppress(probe.Silent):
                return probe.ask(self.session, url, form, self.seconds)
        return probe.ask(self.session, url, form, self.seconds)


class Answer(NamedTuple):
    """A match of LanguageTool.

    `start` counts code points of the text asked about, `units` UTF-16 units: the package mends the
    one and not the other. `words` is what LanguageTool shows as the place, line ends as blanks.
    """

    rule: str
    category: str
    start: int
    units: int
    words: str
    message: str
    suggestions: tuple[str, ...]


def check(address: str, variant: str, text: str) -> list[Answer]:
    """Check a text.

    One client for a process and address, one request at a time: the package keeps the places of
    four-byte characters on a class, so two at a time misplace each other's.

    Raises:
        EngineError: when the server does not answer, not in time, or not as LanguageTool does.
    """
    with _LOCK:
        _refuse_while_down(address)
        try:
            client = _client(address, variant)
            client.seconds = probe.least_seconds() + len(text) / SLOWEST
            return [_answer(match) for match in client.check(text)]
        except EngineError as error:
            told = _ended(address) if isinstance(error, probe.Silent) else error
            _note_if_down(address, told)
            raise told from error
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise probe.foreign(address) from error


def _ended(address: str) -> EngineError:
    if probe.is_loopback(address) and launch.ran_out(address):
        return EngineError(
            "LanguageTool ran out of memory; start one with more: "
            "`copylint languagetool start --heap 2g`"
        )
    return probe.ended(address)


def _answer(match: Match) -> Answer:
    first = 2 * match.offset_in_context
    context = match.context.encode("utf-16-le")[first : first + 2 * match.error_length]
    return Answer(
        match.rule_id,
        match.category,
        match.offset,
        match.error_length,
        context.decode("utf-16-le", "replace"),
        match.message,
        tuple(str(suggestion) for suggestion in match.replacements[:MOST_SUGGESTIONS]),
    )


def _client(address: str, variant: str) -> Client:
    """Give this process's client; a forked process must not share its parent's connection."""
    key = (os.getpid(), address)
    client = _CLIENTS.get(key)
    if client is None:
        client = _CLIENTS[key] = Client(address, variant)
    elif client.language.tag != variant:
        client.language = variant
    return client


def _refuse_while_down(address: str) -> None:
    until, error = _DOWN.get(address, (0.0, None))
    if error is not None and time.monotonic() < until:
        raise EngineError(str(error))


def _note_if_down(address: str, error: EngineError) -> None:
    """Remember a server that is down, so that the articles to come need not wait for it."""
    try:
        probe.languages(address, min(probe.PROBE_SECONDS, probe.least_seconds()))
    except EngineError:
        _DOWN[address] = (time.monotonic() + DOWN_SECONDS, error)


def forget() -> None:
    """Forget all clients and which servers were down."""
    with _LOCK:
        for client in _CLIENTS.values():
            client.session.close()
        _CLIENTS.clear()
        _DOWN.clear()
