"""How an article is cut into requests."""

from __future__ import annotations

from dataclasses import replace

from by_hand import article, match
from stand_in import StandIn

from copylint.engines.languagetool import remarks
from copylint.engines.languagetool.prose import LONGEST, pieces
from copylint.model import Block, Document, Sentence, Span


def test_a_long_article_is_asked_in_pieces_and_keeps_its_places(server: StandIn) -> None:
    text = "All is well here. " * 400
    sentences = tuple(Sentence("All is well here.", at) for at in range(0, len(text), 18))
    whole = article(*[text] * 6, "Take one tablet dialy with food.")
    blocks = tuple(replace(block, sentences=sentences) for block in whole.blocks[:-1])
    document = replace(whole, blocks=(*blocks, whole.blocks[-1]))
    lengths = [len(piece.text) for piece in pieces(document)]
    assert len(lengths) == 3 and max(lengths) <= LONGEST
    server.given = {"matches": [match(0, 3, "All")]}
    found = remarks(document, server.address)
    assert [r.span.start for r in found] == [document.blocks[i].offsets[0] for i in (0, 2, 4)]


def test_a_block_that_is_too_long_is_cut_between_sentences() -> None:
    text = "Rest now. " * 2500
    sentences = tuple(Sentence("Rest now.", at) for at in range(0, len(text), 10))
    block = Block("paragraph", text, tuple(range(len(text))), sentences=sentences)
    first, second = pieces(Document("a.md", text, (block,)))
    assert (first.text, second.text) == (text[:19_999], text[20_000:-1])
    assert second.span(0, 4) == Span(20_000, 20_004)


def test_a_sentence_that_is_too_long_is_cut_at_blanks_into_paragraphs() -> None:
    text = "Rest. " + "care " * 500 + "ends. Go."
    starts = (0, 6, text.index("Go."))
    sentences = tuple(Sentence(text[a:b], a) for a, b in zip(starts, (5, 2511, 2515), strict=True))
    block = Block("paragraph", text, tuple(range(len(text))), sentences=sentences)
    (piece,) = pieces(Document("a.md", text, (block,)))
    parts = piece.text.split("\n\n")
    assert " ".join(parts) == text
    assert [len(part) for part in parts] == [5, 999, 994, 510, 3]
    assert [piece.span(p.start, p.end) for p in piece.parts][-1] == Span(2512, 2515)


def test_a_word_without_end_is_cut_too() -> None:
    block = Block("paragraph", "x" * 45_000, tuple(range(45_000)))
    found = list(pieces(Document("a.md", "", (block,))))
    assert max(len(part) for piece in found for part in piece.text.split()) == 1_000
    assert sum(part.end - part.start for piece in found for part in piece.parts) == 45_000


def test_grammar_at_the_edge_of_a_cut_is_dropped_and_spelling_is_not(server: StandIn) -> None:
    document = article("care " * 300)
    (piece,) = pieces(document)
    start = piece.parts[1].start
    spelling = match(start, 4, "care")
    spelling["rule"] = {"id": "S", "issueType": "misspelling", "category": {"id": "TYPOS"}}
    said = [match(start, 4, "care"), spelling, match(start + 5, 4, "care")]
    server.given = {"matches": said}
    assert [(r.rule, r.span.start) for r in remarks(document, server.address)] == [
        ("S", 1000),
        ("X", 1005),
    ]
