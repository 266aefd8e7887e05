"""Articles and blocks in other languages."""

from __future__ import annotations

import pytest

from copylint.readers import html, markdown, plain

SPANISH = (
    "# Dolor de espalda\n\nEl dolor de espalda es muy común en los adultos. Puede durar años.\n\n"
    "- Descanse un poco\n- Camine cada día\n\n## Cuándo llamar\n\n"
    "Llame a la clínica si el dolor no se va con el tiempo o si usted pierde fuerza.\n"
)
POLISH = (
    "# Ból pleców\n\nBól pleców jest bardzo częsty i można go leczyć w domu.\n\n"
    "## Kiedy dzwonić\n\n"
    "Proszę zadzwonić do nas, jeśli ból nie mija lub jest coraz silniejszy.\n"
)
RUSSIAN = "# Боль в спине\n\nБоль в спине бывает у всех.\n\n- Отдых\n- Ходьба\n"
ENGLISH = (
    "# Back pain\n\nBack pain is common, and most of it goes away in a few weeks.\n\n"
    "## Drugs\n\n- Ibuprofen\n- Naproxen\n\nCall us if the pain gets worse or if you feel weak.\n"
)


@pytest.mark.parametrize(("text", "code"), [(SPANISH, "es"), (POLISH, "pl"), (RUSSIAN, "ru")])
def test_a_foreign_article_has_no_english_block(text: str, code: str) -> None:
    for reader, path in ((markdown, "a.md"), (plain, "a.txt")):
        document = reader.read(text, path)
        assert (document.language, document.blocks) == (code, ())
        assert {told for _, told in document.foreign} == {code}


def test_an_english_article_has_no_foreign_block() -> None:
    document = markdown.read(ENGLISH, "a.md")
    assert (document.language, document.foreign) == ("en", ())


def test_of_a_mixed_page_the_foreign_blocks_are_left_out() -> None:
    document = markdown.read(f"{ENGLISH}\n{SPANISH}", "a.md")
    assert document.language == "en"
    assert [b.text for b in document.blocks] == [b.text for b in markdown.read(ENGLISH, "a").blocks]
    assert [document.text(span) for span, _ in document.foreign] == [
        "Dolor de espalda",
        "El dolor de espalda es muy común en los adultos. Puede durar años.",
        "Descanse un poco",
        "Camine cada día",
        "Cuándo llamar",
        "Llame a la clínica si el dolor no se va con el tiempo o si usted pierde fuerza.",
    ]


def test_a_page_says_its_language_itself() -> None:
    assert html.read('<html lang="pl"><p>Kontakt</p></html>', "a.html").language == "pl"
    assert markdown.read("---\nlang: es\n---\nContacto\n", "a.md").language == "es"
