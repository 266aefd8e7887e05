from __future__ import annotations

import pytest
from by_hand import article, marked, match
from stand_in import StandIn

from copylint.engines import languagetool
from copylint.engines.languagetool import remarks
from copylint.model import MASK, Block, Context, Document, Remark, Span

SPELLING = "MORFOLOGIK_RULE_EN_US"


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
    blanks = {**match(12, 2, "  "), "replacements": [{"value": " "}]}
    server.given = {"matches": [blanks]}
    assert marked(article("Your 😀 care  plan, now."), server.address) == [
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


def test_remarks_stand_in_reading_order(server: StandIn) -> None:
    server.given = {"matches": [match(5, 4, "well"), match(0, 4, "Rest")]}
    found = remarks(article("Rest well."), server.address)
    assert found == tuple(sorted(found, key=lambda r: r.span))
    assert found[0] == Remark(languagetool.NAME, "X", Span(0, 4), "Wrong.", ("right",))
