"""The HTML page: what is kept with the article, and signed."""

from __future__ import annotations

from dataclasses import replace

from copylint.model import (
    Allow,
    Dossier,
    Entry,
    Report,
    Span,
    Waived,
)
from copylint.readers import markdown

from .html_page import page
from .made import PLAIN, SOURCE, WHOLE, found, of, report

ENTRY = Entry(
    "pages/back.md", 5, 1, "Turmeric cures arthritis", "efficacy", "strong", "", "claims/x", ("A",),
    SOURCE.index("Turmeric cures"), SOURCE.index(" in two weeks"),
)  # fmt: skip
DOSSIER = Dossier(
    (ENTRY, replace(ENTRY, type="cause", support="https://example.org <b>")),
    {"copylint": "9.9", "harper": "0.2.0", "languagetool": "version not told"},
    {"text of the article": "ab" * 32, "rules of copylint": "cd" * 32},
)


def test_the_claims_register_has_each_claim_in_its_sentence_and_room_to_sign():
    tree = page(replace(WHOLE, dossier=DOSSIER))
    first, second = tree.one("table", "register").one("tbody").all("tr")
    cells = [cell.text() for cell in first.all("td")]
    claim = "Turmeric cures arthritis in two weeks, and it is an inexpensive household product."
    assert cells == ["5", claim, "efficacy", "strong", "nothing", ""]
    assert first.one("strong").text() == ENTRY.claim
    assert [cell.text() for cell in second.all("td")][4] == "https://example.org <b>"
    assert "2 claims: 1 backed by something on the page, 1 not." in tree.text()


def test_without_rules_on_claims_there_is_no_register():
    assert not list(page(WHOLE).all("section", "claims"))
    assert not list(
        page(replace(WHOLE, dossier=replace(DOSSIER, claims=None))).all("section", "claims")
    )
    empty = page(replace(WHOLE, dossier=replace(DOSSIER, claims=())))
    assert "copylint sees no claim" in empty.one("section", "claims").text()


def test_versions_and_hashes_are_told():
    told = page(replace(WHOLE, dossier=DOSSIER)).one("section", "record").text()
    for each in ("copylint 9.9", "Harper 0.2.0", "LanguageTool version not told"):
        assert each.replace(" ", "") in told.replace(" ", "")
    assert "ab" * 32 in told
    assert "cd" * 32 in told


def test_what_was_waived_is_told_with_its_reason():
    span = Span(SOURCE.index("irksome"), SOURCE.index("irksome") + 7)
    wish = Allow("readability", "our <patients> say so", "2027-01-31", span, Span(0, 5))
    tree = page(report(waived=(Waived(PLAIN, wish),), silenced=1))
    told = tree.one("section", "waived").text()
    assert told == (
        "Waived could line 7: irksome: Write “annoying”. readability/plain "
        "Waived at line 1, because our <patients> say so; until 2027-01-31."
    )
    assert "Nothing was waived." in page(report()).one("section", "waived").text()


def test_there_are_lines_to_sign():
    rows = list(page(WHOLE).one("table", "lines").one("tbody").all("tr"))
    assert [row.one("th").text() for row in rows] == [
        "Content",
        "Clinical accuracy and safety",
        "Compliance",
    ]
    assert {cell.text() for row in rows for cell in row.all("td")} == {
        "",
        "☐ publish ☐ change first",
    }


def test_measures_come_with_a_picture_of_the_sentences():
    words = [3, 9, 25, 4]
    source = "\n\n".join(" ".join(["word"] * n) + "." for n in words)
    document = markdown.read(source, "a.md")
    start = source.index(" ".join(["word"] * 25))
    long = found("readability/long", start, start + 20, tags=("sentence-length",))
    tree = page(Report(document, (long,), measures={"words": 41, "sentences": 4}))
    told = tree.one("figcaption").text()
    assert told == (
        "Words in each sentence, in reading order: 4 sentences, half of them of 4 words or fewer; "
        "▲ marks 1 noted as too long. Longest: 25 (line 5), 9 (line 3), 4 (line 7)."
    )
    plain = tree.one("path", "plain").attributes["d"]
    assert plain.count("M") == 3
    assert tree.one("path", "long").attributes["d"].count("M") == 2  # a bar and its sign
    assert tree.one("svg").attributes["aria-labelledby"] == tree.one("figcaption").id


def test_a_page_of_one_sentence_has_no_picture():
    assert not list(page(of("One sentence.", measures={"words": 2})).all("svg"))
