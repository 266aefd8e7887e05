"""A server that gives the recorded answers of a real LanguageTool, and its faults on demand.

As a script it stands in for Java: `-version` and the server's command line are understood.
"""

from __future__ import annotations

import json
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

ANSWERS = Path(__file__).parents[1] / "answers" / "languagetool.json"


class StandIn(ThreadingHTTPServer):
    """Answers what was recorded; an unknown text has no faults.

    Attributes:
        fault: what goes wrong from now on, by name; empty for nothing.
        given: in place of the recorded answer to a text, these matches.
        asked: the forms of all checks, in order.
    """

    daemon_threads = True

    def __init__(self, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        recorded = json.loads(ANSWERS.read_text("utf-8"))
        self.languages = recorded["languages"]
        self.recorded = {(c["language"], c["text"]): c["answer"] for c in recorded["checks"]}
        self.fault = ""
        self.given: Any = None
        self.target = ""
        self.asked: list[dict[str, str]] = []
        self.visits = 0

    def handle_error(self, *_: Any) -> None:
        """Say nothing of those who hung up."""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"

    def answer(self, form: dict[str, str]) -> Any:
        self.asked.append(form)
        if self.given is not None:
            return self.given
        return self.recorded.get((form["language"], form["text"]), {"matches": []})


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: StandIn

    def do_GET(self) -> None:
        self.server.visits += 1
        if self.server.fault == "not LanguageTool":
            self.send("<p>Welcome</p>", 404)
        elif self.server.fault == "moved":
            self.send("", 302, {"Location": self.server.target})
        elif self.server.fault == "hangs":
            time.sleep(30)
        elif self.path == "/v2/healthcheck":
            self.send("OK")
        elif self.path == "/v2/languages":
            self.send(json.dumps(self.server.languages))
        else:
            self.send("no such page", 404)

    def do_POST(self) -> None:
        self.server.visits += 1
        body = self.rfile.read(int(self.headers["Content-Length"])).decode("utf-8")
        form = {name: values[0] for name, values in parse_qs(body).items()}
        faults = {
            "": self.whole,
            "checks hang": lambda _: time.sleep(30),
            "hangs": lambda _: time.sleep(30),
            "trickles": self.trickle,
            "not JSON": lambda _: self.send("<p>Welcome</p>"),
            "moved": lambda _: self.send("", 307, {"Location": self.server.target}),
            "dies": lambda _: self.connection.shutdown(socket.SHUT_RDWR),
            "dies silently": self.whole_and_close,
        }
        if self.server.fault.isdigit():
            self.send("Error: as asked", int(self.server.fault))
        else:
            faults[self.server.fault](form)

    def whole(self, form: dict[str, str]) -> None:
        self.send(json.dumps(self.server.answer(form)))

    def whole_and_close(self, form: dict[str, str]) -> None:
        """Answer, then close without having said so, as an idle server does."""
        self.whole(form)
        self.close_connection = True

    def trickle(self, form: dict[str, str]) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        for _ in range(1000):
            self.wfile.write(b" ")
            self.wfile.flush()
            time.sleep(0.05)

    def send(self, text: str, status: int = 200, headers: dict[str, str] | None = None) -> None:
        body = text.encode()
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def serving(port: int = 0) -> Iterator[StandIn]:
    with StandIn(port) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()


def main() -> None:
    if "-version" in sys.argv:
        print('openjdk version "17.0.15" 2025-04-15', file=sys.stderr)
        return
    with StandIn(int(sys.argv[sys.argv.index("--port") + 1])) as server:
        server.serve_forever()


if __name__ == "__main__":
    main()
