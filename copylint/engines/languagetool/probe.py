"""Ask a server, within a time limit, and no other than the one that was named."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Mapping
from http.client import HTTPException
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit, urlunsplit

from copylint.errors import EngineError

if TYPE_CHECKING:
    import requests

PROBE_SECONDS = 10.0
CONNECT_SECONDS = 5.0
LARGEST_ANSWER = 64_000_000
"""Bytes; LanguageTool's answer is about ten times its text."""

LOOPBACK = ("127.0.0.1", "localhost", "::1")


def least_seconds() -> float:
    """Give the least time limit of a request: the first answer of a cold server took 14 s here."""
    try:
        return max(0.1, float(os.environ["COPYLINT_LANGUAGETOOL_SECONDS"]))
    except (KeyError, ValueError):
        return 60.0


def base(address: str) -> str:
    """Give the address in one form: without `v2/`, with a slash at the end.

    Raises:
        EngineError: when it is no http address.
    """
    parts = urlsplit(address.strip())
    try:
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        sound = False
    if not sound or parts.query or parts.fragment:
        raise EngineError(f"“{address}” is no address; write http://HOST:PORT, or auto")
    path = parts.path.rstrip("/")
    for end in ("/check", "/languages", "/v2"):
        path = path.removesuffix(end)
    return urlunsplit((parts.scheme, parts.netloc, f"{path}/", "", ""))


def shown(address: str) -> str:
    """Give an address as messages name it: without user name and password."""
    parts = urlsplit(address)
    place = parts.netloc.rpartition("@")[2]
    return urlunsplit((parts.scheme, place, parts.path.rstrip("/"), "", ""))


def is_loopback(address: str) -> bool:
    """Tell whether an address is on this machine."""
    return (urlsplit(address).hostname or "") in LOOPBACK


class Silent(EngineError):
    """Nothing answers, or the connection broke."""


def silent(address: str) -> Silent:
    """Say that nothing answers."""
    return Silent(
        f"no LanguageTool answers at {shown(address)}; start one: `copylint languagetool start`"
    )


def ended(address: str) -> EngineError:
    """Say that a server that was there answers no more."""
    return EngineError(
        f"LanguageTool at {shown(address)} ended in mid run; start one that stays: "
        "`copylint languagetool start`"
    )


def slow(address: str) -> EngineError:
    """Say that the answer does not come."""
    return EngineError(
        f"LanguageTool at {shown(address)} does not answer in time; start it anew, or check less "
        "at once with --jobs 1"
    )


def foreign(address: str) -> EngineError:
    """Say that something else answers."""
    return EngineError(f"what answers at {shown(address)} is not LanguageTool; look at the address")


def moved(address: str) -> EngineError:
    """Say that the server sends us elsewhere; nothing is sent there."""
    return EngineError(
        f"{shown(address)} redirects to another address; name that one itself if you trust it"
    )


def session(address: str) -> requests.Session:
    """Make a session for one address; the proxies of the environment never see loopback."""
    import requests

    made = requests.Session()
    made.trust_env = not is_loopback(address)
    made.headers["Accept-Encoding"] = "identity"
    return made


def ask(asked: requests.Session, url: str, form: Mapping[str, str] | None, seconds: float) -> Any:
    """Ask for JSON: by POST when there is a form. Redirects are refused.

    Raises:
        EngineError: when nothing answers, not within `seconds`, or not with JSON.
    """
    import requests
    from urllib3.exceptions import HTTPError, ReadTimeoutError

    until = time.monotonic() + seconds
    method = "GET" if form is None else "POST"
    limits = (min(seconds, CONNECT_SECONDS), seconds)
    try:
        with asked.request(
            method, url, data=form, timeout=limits, allow_redirects=False, stream=True
        ) as answer:
            _refuse(answer, url)
            return json.loads(_body(answer, until))
    except (requests.Timeout, ReadTimeoutError, TimeoutError) as error:
        raise slow(base(url)) from error
    except (ValueError, RecursionError) as error:
        raise foreign(base(url)) from error
    except (OSError, HTTPException, HTTPError) as error:
        raise silent(base(url)) from error


def _body(answer: requests.Response, until: float) -> bytes:
    """Read the whole answer; a server that trickles is stopped as well."""
    parts, size = [], 0
    while part := answer.raw.read1(65_536, decode_content=True):
        parts.append(part)
        size += len(part)
        if size > LARGEST_ANSWER:
            raise ValueError("too large")
        if time.monotonic() > until:
            raise TimeoutError
    return b"".join(parts)


def _refuse(answer: requests.Response, url: str) -> None:
    """Say what an answer other than 200 means."""
    status, address = answer.status_code, base(url)
    if status == 200:
        return
    if 300 <= status < 400:
        raise moved(address)
    if status in (404, 405):
        raise foreign(address)
    causes = {
        401: "wants a password; write it into the address",
        403: "refuses us; look at its settings",
        413: "takes no text of this length; raise its maxTextLength",
        426: "takes no more requests for now; use a server of your own",
        429: "takes no more requests for now; use a server of your own",
    }
    cause = causes.get(status, f"answers with HTTP {status}; look at its log")
    raise EngineError(f"LanguageTool at {shown(address)} {cause}")


def languages(address: str, seconds: float = PROBE_SECONDS) -> tuple[str, ...]:
    """Ask a server which languages it knows: that is how LanguageTool is told from others.

    Raises:
        EngineError: when nothing answers, not in time, or something that is not LanguageTool.
    """
    with session(address) as asked:
        return codes(ask(asked, f"{address}v2/languages", None, seconds), address)


def codes(answer: object, address: str) -> tuple[str, ...]:
    """Read the answer of `v2/languages`."""
    if not isinstance(answer, list) or not answer:
        raise foreign(address)
    found = [entry.get("longCode") for entry in answer if isinstance(entry, dict)]
    if not all(isinstance(code, str) for code in found) or len(found) != len(answer):
        raise foreign(address)
    return tuple(str(code) for code in found)
