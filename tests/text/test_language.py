"""Which language a text is in."""

from __future__ import annotations

import pytest

from copylint.text.language import sort_out, tell


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The pain in your back is often worse in the morning."),
        ("es", "El dolor de espalda es muy común en los adultos y puede durar años."),
        ("pl", "Ból pleców jest bardzo częsty i można go leczyć w domu."),
        ("ru", "Боль в спине бывает почти у всех взрослых людей."),
        ("uk", "Біль у спині буває майже в усіх."),
        ("fr", "Le mal de dos est un problème qui touche les adultes."),
        ("de", "Die Behandlung ist nicht für alle Menschen gut und kann schaden."),
        ("pt", "A dor nas costas é comum em adultos e pode ser tratada."),
        ("it", "Il mal di schiena è molto comune e si può curare."),
        ("nl", "De pijn in het been wordt door een arts niet altijd herkend."),
        ("vi", "Đau lưng là một bệnh của nhiều người và có thể chữa được."),
        ("tl", "Ang sakit sa likod ay karaniwan sa mga matatanda."),
        ("ja", "腰の痛みはよくあります。"),
        ("zh", "背痛在成年人中很常见。"),
        ("ko", "허리 통증은 흔합니다."),
        ("ar", "ألم الظهر شائع جدا"),
        ("el", "Ο πόνος στη μέση είναι συχνός"),
    ],
)
def test_prose_tells_its_language(code: str, text: str) -> None:
    assert tell(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Vitamin D",
        "Ibuprofen, naproxen, aspirin, diclofenac, celecoxib, meloxicam",
        "La Jolla, El Cajon, Los Angeles, Las Vegas, Santa Cruz de la Luz",
        "Dr. María de la Cruz, Dr. José del Río",
        "Lactobacillus casei, Bifidobacterium longum, Saccharomyces boulardii",
        "Botox® · Restylane® · Juvéderm® · Sculptra®",
        "β-blockers, α-lipoic acid, ω-3",
        "Café au lait spots, Ménière disease, Sjögren syndrome, Guillain-Barré",
        "Por favor",
        "1.5 e 10, 2.5 e 12, 3.5 e 14",
        "Pros and cons",
        "Telehealth Consult Fee",
    ],
)
def test_names_and_short_texts_are_not_called_foreign(text: str) -> None:
    assert tell(text) in ("", "en")


ENGLISH = "We treat pain in the back and the neck, and you can book with us today."
SPANISH = "Tratamos el dolor de espalda y de cuello, y usted puede reservar hoy con nosotros."


def test_a_short_block_is_in_the_language_around_it() -> None:
    texts = ["Título", SPANISH, "Precios", SPANISH]
    assert sort_out(texts) == ("es", ("es", "es", "es", "es"))
    texts = ["Title", ENGLISH, "Fees", ENGLISH, SPANISH, "Precios"]
    assert sort_out(texts) == ("en", ("en", "en", "en", "en", "es", "es"))


def test_a_short_block_between_two_languages_is_in_the_articles() -> None:
    assert sort_out([ENGLISH, ENGLISH, "Fees", SPANISH])[1][2] == "en"
    assert sort_out([ENGLISH, ENGLISH, "Preguntas de los pacientes", SPANISH])[1][2] == "es"


@pytest.mark.parametrize(
    ("declared", "texts", "language"),
    [
        ("en-GB", [ENGLISH], "en"),
        ("es", ["Dolor lumbar"], "es"),
        ("es_MX", ["Dolor lumbar"], "es"),
        ("es", [ENGLISH], "en"),
        ("en", [SPANISH], "es"),
        ("english", [ENGLISH], "en"),
        ("", ["Dolor lumbar"], "en"),
        ("", [], "en"),
    ],
)
def test_what_an_article_says_of_itself_is_heeded_when_plausible(
    declared: str, texts: list[str], language: str
) -> None:
    assert sort_out(texts, declared)[0] == language
