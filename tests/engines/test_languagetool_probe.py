"""What LanguageTool's faults are told as, and that nothing is sent elsewhere."""

from __future__ import annotations

import os
import socket
import time

import pytest
from by_hand import article, marked, match, shown, why
from stand_in import StandIn, serving

from copylint.engines.languagetool import remarks, resolve
from copylint.errors import EngineError


def test_nothing_answers(server: StandIn) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with pytest.raises(EngineError) as told:
        resolve(f"http://127.0.0.1:{port}")
    assert str(told.value) == (
        f"no LanguageTool answers at http://127.0.0.1:{port}; start one: "
        "`copylint languagetool start`"
    )


def test_nothing_runs_and_no_address_is_given() -> None:
    assert why(article("Rest."), "") == (
        "no LanguageTool is running; start one: `copylint languagetool start`"
    )


def test_a_server_that_dies_in_mid_run_is_told_at_once_from_then_on() -> None:
    with serving() as server:
        address = resolve(server.address)
        assert marked(article("Take one tablet dialy with food."), address)
        server.fault = "dies"
        first = why(article("Rest."), address)
    began = time.monotonic()
    again = [why(article(f"Rest {i}."), address) for i in range(50)]
    assert time.monotonic() - began < 1
    assert {first, *again} == {
        f"LanguageTool at {shown(address)} ended in mid run; start one that stays: "
        "`copylint languagetool start`"
    }


def test_a_connection_that_idled_out_is_opened_again(server: StandIn) -> None:
    server.fault = "dies silently"
    text = "Take one tablet dialy with food."
    for _ in range(5):
        assert marked(article(text), server.address) == [("dialy", "daily")]


@pytest.mark.parametrize("fault", ["checks hang", "hangs", "trickles"])
def test_a_server_that_takes_too_long(
    server: StandIn, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COPYLINT_LANGUAGETOOL_SECONDS", "0.3")
    server.fault = fault
    began = time.monotonic()
    assert why(article("Rest."), server.address) == (
        f"LanguageTool at {shown(server.address)} does not answer in time; start it anew, or "
        "check less at once with --jobs 1"
    )
    assert time.monotonic() - began < 12


def test_one_article_that_takes_too_long_does_not_silence_the_next(
    server: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COPYLINT_LANGUAGETOOL_SECONDS", "0.3")
    server.fault = "checks hang"
    why(article("Rest."), server.address)
    server.fault = ""
    assert marked(article("Take one tablet dialy with food."), server.address)


@pytest.mark.parametrize(
    "wrong",
    [
        [],
        "matches",
        {},
        {"matches": None},
        {"matches": ["x"]},
        {"matches": [{}]},
        {"matches": [{**match(0, 4, "Rest"), "offset": "there"}]},
        {"matches": [{**match(0, 4, "Rest"), "replacements": 7}]},
    ],
)
def test_an_answer_of_another_shape_is_no_languagetools(server: StandIn, wrong: object) -> None:
    server.given = wrong
    assert why(article("Rest."), server.address) == (
        f"what answers at {shown(server.address)} is not LanguageTool; look at the address"
    )


def test_an_answer_that_is_no_json_is_no_languagetools(server: StandIn) -> None:
    server.fault = "not JSON"
    assert why(article("Rest."), server.address).endswith(
        "is not LanguageTool; look at the address"
    )


@pytest.mark.parametrize("languages", [[], {}, [1], [{"code": "en"}], "en"])
def test_another_server_is_told_from_languagetool(server: StandIn, languages: object) -> None:
    server.languages = languages
    with pytest.raises(EngineError, match="is not LanguageTool; look at the address"):
        resolve(server.address)


@pytest.mark.parametrize(
    ("status", "cause"),
    [
        ("401", "wants a password; write it into the address"),
        ("403", "refuses us; look at its settings"),
        ("413", "takes no text of this length; raise its maxTextLength"),
        ("429", "takes no more requests for now; use a server of your own"),
        ("503", "answers with HTTP 503; look at its log"),
    ],
)
def test_a_refusal_is_told_with_its_mend(server: StandIn, status: str, cause: str) -> None:
    server.fault = status
    assert why(article("Rest."), server.address) == (
        f"LanguageTool at {shown(server.address)} {cause}"
    )


def test_a_redirect_is_refused_and_nothing_is_sent_there(server: StandIn) -> None:
    with serving() as other:
        server.target, server.fault = f"{other.address}v2/languages", "moved"
        with pytest.raises(EngineError) as told:
            resolve(server.address)
        assert "redirects to another address" in str(told.value)
        server.fault = ""
        remarks(article("Rest."), server.address)
        server.target, server.fault = f"{other.address}v2/check", "moved"
        assert "redirects to another address" in why(article("Rest again."), server.address)
        assert other.visits == 0


def test_a_proxy_of_the_environment_never_sees_loopback(
    server: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving() as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.address)
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        address = resolve(server.address)
        assert marked(article("Take one tablet dialy with food."), address)
        assert proxy.visits == 0


@pytest.mark.parametrize("end", ["", "/", "/v2", "/v2/", "/v2/check"])
def test_an_address_may_end_as_people_write_it(server: StandIn, end: str) -> None:
    assert resolve(f" {shown(server.address)}{end} ") == server.address


@pytest.mark.parametrize("address", ["", "localhost:8081", "ftp://x", "http://", "http://x:99999"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(EngineError) as told:
        resolve(address)
    assert str(told.value) == f"“{address}” is no address; write http://HOST:PORT, or auto"


def test_a_password_in_the_address_is_not_told(server: StandIn) -> None:
    server.fault = "not LanguageTool"
    with pytest.raises(EngineError) as told:
        resolve(f"http://me:secret@127.0.0.1:{server.server_port}")
    assert "secret" not in str(told.value) and "me" not in str(told.value).split()[3]


def test_a_forked_worker_has_a_connection_of_its_own(server: StandIn) -> None:
    document = article("Take one tablet dialy with food.")
    assert marked(document, server.address)
    worker = os.fork()
    if not worker:
        good = all(marked(document, server.address) == [("dialy", "daily")] for _ in range(20))
        os._exit(0 if good else 1)
    assert all(marked(document, server.address) == [("dialy", "daily")] for _ in range(20))
    assert os.waitpid(worker, 0)[1] == 0
