"""Which remarks of the engines become findings, beyond the examples of the rules."""

from __future__ import annotations

import random
import string
import time
from dataclasses import replace

import pytest

from copylint.checks import remark
from copylint.checks.remark.article import Article
from copylint.checks.remark.distance import distance
from copylint.model import Context, Document, Finding, Remark, Span
from copylint.packs.load import Packs
from copylint.readers import markdown
from copylint.run import load_packs


@pytest.fixture(scope="module")
def packs() -> Packs:
    return load_packs(())


def article(text: str, *remarks: tuple[str, str, str, list[str]], **context: object) -> Document:
    """Read a text; each remark is engine, rule, the words (their last place), suggestions."""
    document = markdown.read(text, "article.md")
    made = []
    for engine, rule, words, suggests in remarks:
        start = document.source.rindex(words)
        span = Span(start, start + len(words))
        made.append(Remark(engine, rule, span, "told", tuple(suggests)))
    return replace(document, remarks=tuple(made), context=Context(**context))  # type: ignore[arg-type]


def found(document: Document, packs: Packs) -> list[Finding]:
    return list(remark.check([r for r in packs.rules if r.kind == "remark"], document))  # type: ignore[misc]


def spelt(text: str, word: str, packs: Packs, *suggests: str, **context: object) -> list[str]:
    """Give the suggestions for a word that Harper does not know; none when it is let pass."""
    document = article(text, ("harper", "SpellCheck", word, list(suggests)), **context)
    return [fix.text for finding in found(document, packs) for fix in finding.fixes]


def test_no_remark_no_finding(packs: Packs) -> None:
    assert found(article("Teh knee."), packs) == []


def test_a_rule_that_no_file_names_is_not_taken(packs: Packs) -> None:
    assert found(article("A long one.", ("harper", "LongSentences", "long", [])), packs) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ask about semaglutide today.", "semaglutide"),
        ("It eases diarrhoea at once.", "diarrhoea"),
        ("The hypoglycaemic state is rare.", "hypoglycaemic"),
        ("We ask Dr Hering about it.", "Hering"),
        ("He saw Anna Wunder there.", "Wunder"),
        ("Join our HIIT classes.", "HIIT"),
        ("Write to anna@clinik.example now.", "clinik"),
        ("See www.helth.example now.", "helth"),
        ("The gumline recedes.", "gumline"),
        ("Use microinjections of it.", "microinjections"),
        ("The dystonias are rare.", "dystonias"),
        ("Our Zenvia chair. The Zenvia bed. Zenvia for all.", "Zenvia"),
        ("A café-style décor calms.", "décor"),
        ("The HepB shot comes first.", "HepB"),
        ("Then Niamh asks you.", "Niamh"),
        ("Mr Bell, FRCS (Urol), leads it.", "Urol"),
        ("Dr Anil Warrier leads. The Warriers own it.", "Warriers"),
        ("End in savasana.", "savasana"),
        ("Arnica montana is a herb.", "montana"),
        ("Ze xie (Alisma orientale) is one.", "xie"),
        ("We serve it with *kway teow* at noon.", "kway"),
        ("- Lessey BA, Moss T. Wombs. 2019;3:1-9. doi:10.1001/hropen.19", "Lessey"),
        ("- Lessey BA, Moss T. Wombs. 2019;3:1-9. doi:10.1001/hropen.19", "hropen"),
        ("Sam du Toit teaches.", "Toit"),
        ("Auditability matters.", "Auditability"),
        ("Nurse Estela “Stelu” Ramos asks. Later on Stelu explains.", "Stelu"),
    ],
)
def test_what_looks_wrong_and_is_right_is_let_pass(text: str, word: str, packs: Packs) -> None:
    assert spelt(text, word, packs, "nothing") == []


@pytest.mark.parametrize(
    ("text", "word", "first"),
    [
        ("It eases inflamation fast.", "inflamation", "inflammation"),
        ("Ask about ibuprofn today.", "ibuprofn", "ibuprofen"),
        ("Gluteus first. Then the glutues rests.", "glutues", "gluteus"),
        ("Pain with Physical Activityb at Night Is Common", "Activityb", "Activity"),
        ("Growth ofbacteria is slow.", "ofbacteria", "of bacteria"),
        ("You arent alone.", "arent", "aren't"),
        ("The bones ofthe foot ache.", "ofthe", "of the"),
        ("It lacks professionaljudgment.", "professionaljudgment", "professional judgment"),
        ("Come in imidiatly for it.", "imidiatly", "immediately"),
        ("He stopped his cigarrets.", "cigarrets", "cigarettes"),
        ("*Take one tablet dialy with food, and call us.*", "dialy", "daily"),
        ("Try Ashwaghanda Extract today.", "Ashwaghanda", "Ashwagandha"),
    ],
)
def test_a_slip_gets_the_right_word_first(text: str, word: str, first: str, packs: Packs) -> None:
    assert spelt(text, word, packs, "wrong")[0] == first


def test_an_accepted_word_passes_and_does_not_hide_a_near_miss_of_it(packs: Packs) -> None:
    text = "We love Magnagel. Our Magnegel is new."
    accepted = {"accepted": frozenset(["Magnegel"])}
    assert spelt(text, "Magnegel", packs, "manege", **accepted) == []
    text = text.replace("Our Magnegel", "Our")
    assert spelt(text, "Magnagel", packs, **accepted)[0] == "Magnegel"


@pytest.mark.parametrize(
    ("locale", "word", "wanted"),
    [
        ("en-001", "colour", []),
        ("en-US", "colour", ["color"]),
        ("en-GB", "color", ["colour"]),
        ("en-CA", "colour", []),
    ],
)
def test_the_locale_decides_the_dialect(
    locale: str, word: str, wanted: list[str], packs: Packs
) -> None:
    assert spelt(f"The {word} is fine.", word, packs, locale=locale) == wanted


def test_a_title_that_is_cited_keeps_its_spelling(packs: Packs) -> None:
    cited = "- Moss T, Bell A. Colour of the skin. J Skin. 2019;3(2):1-9."
    assert spelt(cited, "Colour", packs, locale="en-US") == []
    assert spelt("- Colour of the skin in 2019", "Colour", packs, locale="en-US") == ["Color"]


def test_the_name_of_a_society_keeps_its_spelling(packs: Packs) -> None:
    text = "The Royal College of Paediatrics says so."
    assert spelt(text, "Paediatrics", packs, locale="en-US") == []
    text = "Our Paediatrics team says so."
    assert spelt(text, "Paediatrics", packs, locale="en-US") == ["Pediatrics"]


def test_both_engines_on_one_place_are_one_finding_that_names_both(packs: Packs) -> None:
    document = article(
        "Take one tablet dialy.",
        ("harper", "SpellCheck", "dialy", ["dial"]),
        ("languagetool", "MORFOLOGIK_RULE_EN_US", "dialy", ["daily", "dilly"]),
    )
    (finding,) = found(document, packs)
    assert finding.advice.startswith("Harper and LanguageTool")
    assert finding.fixes[0].text == "daily"
    assert {"harper", "languagetool"} <= set(finding.tags)
    assert finding.severity == "error"


def test_one_slip_in_two_places_stays_two_findings(packs: Packs) -> None:
    document = article(
        "Rest the the leg. Then you should of walked.",
        ("harper", "RepeatedWords", "the the", ["the"]),
        ("harper", "ModalOf", "should of", ["should have"]),
    )
    assert [f.rule for f in found(document, packs)] == ["typos/doubled-word", "typos/grammar"]


def test_words_on_two_lines_are_not_doubled(packs: Packs) -> None:
    document = article("Arnica\nArnica helps.", ("harper", "RepeatedWords", "Arnica\nArnica", []))
    assert found(document, packs) == []


@pytest.mark.parametrize(
    ("first", "second", "steps"),
    [
        ("dialy", "daily", 1),
        ("abc", "abc", 0),
        ("knee", "kne", 1),
        ("a", "abcd", 3),
        ("ab", "xy", 2),
    ],
)
def test_slips_are_counted(first: str, second: str, steps: int) -> None:
    assert distance(first, second, 2) == steps


def made_up(count: int) -> list[str]:
    """Make words that no list holds."""
    chance = random.Random(1)
    return ["".join(chance.choices(string.ascii_lowercase, k=9)) for _ in range(count)]


def test_a_list_of_words_takes_no_time_that_grows_with_its_square() -> None:
    words = made_up(20_000)
    text = "\n\n".join(" ".join(words[at : at + 1_000]) for at in range(0, 20_000, 1_000))
    document = markdown.read(text + "\n", "words.md")
    begun = time.process_time()
    read = Article(document)
    for word in words:
        read.near(word, frozenset())
    assert time.process_time() - begun < 15


def test_words_of_the_article_one_slip_away_are_near() -> None:
    document = markdown.read("Ask Tabret, Tabert or Tabetr, not Tabberet or Obert.\n", "a.md")
    assert Article(document).near("tabret", frozenset(("tablet", "taberett"))) == [
        "tabert",
        "tablet",
    ]


def test_a_remark_on_the_space_where_a_word_is_missing_takes_in_both_words(packs: Packs) -> None:
    text = "I am having hard time with stairs."
    start = text.index(" hard")
    told = Remark("harper", "HaveAHardTime", Span(start, start + 1), "told", (" a ",))
    document = replace(markdown.read(text, "article.md"), remarks=(told,), context=Context())
    (finding,) = found(document, packs)
    assert document.text(finding.span) == "having hard"
    assert [fix.text for fix in finding.fixes] == ["having a hard"]
