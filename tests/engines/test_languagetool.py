from __future__ import annotations

import os
import socket
import time

import pytest
from by_hand import article
from stand_in import StandIn, serving

from copylint.engines import languagetool
from copylint.engines.languagetool import remarks, resolve
from copylint.engines.languagetool.prose import LONGEST, pieces
from copylint.errors import EngineError
from copylint.model import MASK, Block, Context, Document, Remark, Sentence, Span

SPELLING = "MORFOLOGIK_RULE_EN_US"


def marked(document: Document, address: str) -> list[tuple[str, str]]:
    """Give what LanguageTool says: the source at the place, and the best suggestion."""
    return [(document.text(r.span), r.suggestions[0]) for r in remarks(document, address)]


def why(document: Document, address: str) -> str:
    with pytest.raises(EngineError) as told:
        remarks(document, address)
    return str(told.value)


def shown(address: str) -> str:
    return address.rstrip("/")


def match(start: int, length: int, words: str) -> dict[str, object]:
    """Make an answer as LanguageTool gives it."""
    return {
        "message": "Wrong.",
        "replacements": [{"value": "right"}],
        "offset": start,
        "length": length,
        "context": {"text": words, "offset": 0, "length": length},
        "rule": {"id": "X", "issueType": "other", "category": {"id": "GRAMMAR"}},
    }


def test_a_remark_is_whole(server: StandIn) -> None:
    found = remarks(article("Take one tablet dialy with food."), server.address)
    message = "Possible spelling mistake found."
    assert [(r.engine, r.rule, r.span, r.message) for r in found] == [
        ("languagetool", SPELLING, Span(16, 21), message)
    ]
    assert found[0].suggestions[0] == "daily" and len(found[0].suggestions) <= 10


def test_emoji_before_a_word_do_not_move_its_place(server: StandIn) -> None:
    text = "😀👩🏽‍⚕️ Our nurses can hlep 🙂 you and teh baby."
    assert marked(article(text), server.address) == [("hlep", "help"), ("teh", "the")]


def test_a_four_byte_letter_inside_a_word_does_not_stretch_it(server: StandIn) -> None:
    text = "This cream is hl𝐛ep for teh back."
    assert marked(article(text), server.address) == [("hl𝐛ep", "sleep"), ("teh", "the")]


def test_entities_before_and_in_a_place_count_as_they_stand_in_the_source(server: StandIn) -> None:
    source = "Blood tests &amp; teh results."
    text = "Blood tests & teh results."
    offsets = tuple(i if i <= 12 else i + 4 for i in range(len(text)))
    block = Block("paragraph", text, offsets, widths=((12, 5),))
    document = Document("a.md", source, (block,), context=Context(locale="en-US"))
    assert marked(document, server.address) == [("teh", "the")]
    server.given = {"matches": [match(12, 1, "&")]}
    assert marked(document, server.address) == [("&amp;", "right")]


def test_a_masked_part_is_neither_read_nor_marked(server: StandIn) -> None:
    document = article(f"Ask for an {MASK * 10} befor you go, a {MASK * 4} is fine too.")
    assert marked(document, server.address) == [("befor", "before")]
    assert MASK not in server.asked[0]["text"]


def test_remarks_on_a_mask_and_grammar_beside_one_are_dropped(server: StandIn) -> None:
    document = article(f"Ask for an {MASK * 4} today, nurse.")
    said = [match(11, 4, "0000"), match(8, 7, "an 0000"), match(8, 2, "an"), match(23, 5, "nurse")]
    server.given = {"matches": said}
    assert marked(document, server.address) == [("nurse", "right")]


def test_line_ends_of_windows_and_lone_surrogates_keep_their_length(server: StandIn) -> None:
    document = article("Rest and call us\r\nif teh pain stays.")
    assert marked(document, server.address) == [("teh", "the")]
    remarks(article("So\ud800 it is.\x00"), server.address)
    assert server.asked[1]["text"] == "So  it is. "


def test_blocks_are_read_in_one_request_as_paragraphs(server: StandIn) -> None:
    document = article("Back pian", "Most people get better in in a week.", between="\r\n\r\n")
    assert marked(document, server.address) == [("pian", "plan"), ("in in", "in")]
    assert [form["text"] for form in server.asked] == [
        "Back pian\n\nMost people get better in in a week."
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        match(0, 4, "Pain"),
        match(-3, 2, "in"),
        match(900, 4, "Back"),
        match(0, 0, ""),
        match(5, 8, "pain  Re"),
        match(8, 3, "n  "),
    ],
)
def test_a_place_that_does_not_fit_the_text_is_dropped(
    server: StandIn, wrong: dict[str, object]
) -> None:
    server.given = {"matches": [wrong, match(11, 4, "Rest")]}
    document = article("Back pain", "Rest well.")
    assert marked(document, server.address) == [("Rest", "right")]


def test_a_remark_on_blanks_alone_takes_in_the_words_beside_them(server: StandIn) -> None:
    blanks = {**match(13, 2, "  "), "replacements": [{"value": " "}]}
    edge = {**match(0, 1, " "), "replacements": [{"value": ""}]}
    server.given = {"matches": [blanks, edge]}
    assert marked(article(" Your 😀 care  plan, now."), server.address) == [
        ("care  plan,", "care plan,")
    ]


def test_an_article_without_words_asks_nothing(server: StandIn) -> None:
    assert remarks(article("", " \n"), server.address) == ()
    assert server.visits == 0


@pytest.mark.parametrize(
    ("locale", "variant"),
    [
        *((f"en-{c}", f"en-{c}") for c in ("US", "GB", "AU", "CA", "NZ", "ZA")),
        *((f"en-{c}", "en-GB") for c in ("IE", "IN", "EU", "SG", "HK")),
        ("en-001", "en-US"),
        ("en", "en-US"),
        ("en-PH", "en-US"),
    ],
)
def test_each_locale_has_its_english(server: StandIn, locale: str, variant: str) -> None:
    remarks(article("Rest.", locale="en-US"), server.address)
    remarks(article("Rest.", locale=locale), server.address)
    assert server.asked[-1]["language"] == variant


def test_dialects_get_their_own_answers_from_one_client(server: StandIn) -> None:
    text = "Our centre treats anaemia."
    american, british = (article(text, locale=locale) for locale in ("en-US", "en-GB"))
    assert marked(american, server.address) == [("centre", "center"), ("anaemia", "anemia")]
    assert marked(british, server.address) == []
    assert len(marked(american, server.address)) == 2


def test_a_long_article_is_asked_in_pieces_and_keeps_its_places(server: StandIn) -> None:
    block = "All is well here. " * 400
    document = article(*[block] * 6, "Take one tablet dialy with food.")
    lengths = [len(piece.text) for piece in pieces(document)]
    assert len(lengths) == 3 and max(lengths) <= LONGEST
    server.given = {"matches": [match(0, 3, "All")]}
    found = remarks(document, server.address)
    starts = [document.blocks[i].offsets[0] for i in (0, 2, 4)]
    assert [r.span.start for r in found] == starts


def test_a_block_that_is_too_long_is_cut_after_a_sentence_else_at_a_blank() -> None:
    whole = "Rest now. " * 2500
    sentences = tuple(Sentence("Rest now.", at) for at in range(0, len(whole), 10))
    cut = Block("paragraph", whole, tuple(range(len(whole))), sentences=sentences)
    first, second = pieces(Document("a.md", whole, (cut,)))
    assert (first.text[-9:], second.text[:10]) == ("Rest now.", " Rest now.")
    assert second.span(1, 10) == Span(len(first.text) + 1, len(first.text) + 10)
    bare = Block("paragraph", whole, tuple(range(len(whole))))
    first, second = pieces(Document("a.md", whole, (bare,)))
    assert (first.text[-9:], second.text[:10]) == ("Rest now.", " Rest now.")
    solid = Block("paragraph", "x" * 45_000, tuple(range(45_000)))
    assert [len(p.text) for p in pieces(Document("a.md", "", (solid,)))] == [20_000, 20_000, 5_000]


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


def test_remarks_stand_in_reading_order(server: StandIn) -> None:
    server.given = {"matches": [match(5, 4, "well"), match(0, 4, "Rest")]}
    found = remarks(article("Rest well."), server.address)
    assert found == tuple(sorted(found, key=lambda r: r.span))
    assert found[0] == Remark(languagetool.NAME, "X", Span(0, 4), "Wrong.", ("right",))
