"""Harper is asked about the prose alone, and its answers stand at their places."""

from __future__ import annotations

import pytest

from copylint.engines import harper
from copylint.errors import EngineError
from copylint.model import MASK, Block, Context, Document, Sentence
from copylint.readers import markdown


def said(text: str, locale: str = "en-001") -> set[tuple[str, str]]:
    document = markdown.read(text, "article.md")
    document = Document(
        document.path, document.source, document.blocks, context=Context(locale=locale)
    )
    return {(r.rule, document.text(r.span)) for r in harper.remarks(document)}


def test_a_misspelt_word_is_told_with_what_to_write() -> None:
    document = markdown.read("Take one tablet **dialy** with food.\n", "article.md")
    (remark,) = [r for r in harper.remarks(document) if r.rule == "SpellCheck"]
    assert document.text(remark.span) == "dialy"
    assert (remark.engine, remark.suggestions[0]) == ("harper", "daily")


def test_places_count_characters_after_emoji_and_entities() -> None:
    assert ("SpellCheck", "dialy") in said("Rest 😀 &amp; take one tablet dialy with food.\n")


def test_the_locale_says_which_spelling_is_known() -> None:
    text = "The colour of the bruise is harmless.\n"
    assert ("SpellCheck", "colour") in said(text, "en-US")
    assert ("SpellCheck", "colour") not in said(text, "en-GB")


def test_masked_text_and_what_stands_beside_it_is_not_judged() -> None:
    text = f"Run a {MASK * 6} tool first, and then rest."
    block = Block("paragraph", text, tuple(range(len(text))), sentences=(Sentence(text, 0),))
    assert harper.remarks(Document("a.md", text, (block,))) == ()


def test_words_of_two_blocks_are_not_read_as_one_sentence() -> None:
    assert not {r for r in said("- Walk the\n- the dog\n") if r[0] == "RepeatedWords"}


def test_an_article_without_prose_is_not_asked_about() -> None:
    assert harper.remarks(Document("empty.md", "")) == ()


def test_an_article_too_long_is_refused_in_one_line() -> None:
    text = "a " * 9_000
    block = Block("paragraph", text, tuple(range(len(text))))
    with pytest.raises(EngineError, match="too many for one article; split it"):
        harper.remarks(Document("long.md", text, (block,) * 12))


def test_a_block_as_long_as_a_list_of_words_is_left_out() -> None:
    long, short = "dialy " * 160_000, "Take it dialy with food."
    blocks = [
        Block("paragraph", text, tuple(range(first, first + len(text))))
        for text, first in ((long, 0), (short, len(long)))
    ]
    told = harper.remarks(Document("words.txt", long + short, tuple(blocks)))
    assert {remark.span.start for remark in told if remark.rule == "SpellCheck"} == {
        len(long) + short.index("dialy")
    }


def test_the_same_text_gives_the_same_remarks() -> None:
    text = "Teh joint is is stiff, an it hurts alot.\n"
    assert said(text) == said(text)
