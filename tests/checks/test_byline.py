"""Who wrote it, when, from what: what counts as told, beyond the examples of the rules."""

from __future__ import annotations

from dataclasses import replace

import pytest

from copylint.checks import byline
from copylint.model import Document, Finding
from copylint.packs.load import Packs
from copylint.readers import html, markdown
from copylint.run import load_packs

BODY = "\n\nRest for a day or two, and then start to move again.\n"


@pytest.fixture(scope="module")
def packs() -> Packs:
    return load_packs(())


def article(text: str, packs: Packs, **context: str) -> Document:
    document = markdown.read(text, "article.md")
    context = {"page_kind": "education", **context}
    document = replace(document, context=replace(document.context, **context))  # type: ignore[arg-type]
    return replace(document, marks=packs.finder.mark(document))


def findings(text: str, packs: Packs, **context: str) -> dict[str, Finding]:
    rules = [rule for rule in packs.rules if rule.kind == "byline"]
    found = list(byline.check(rules, article(text, packs, **context)))
    told = {finding.rule.removeprefix("trust/"): finding for finding in found}
    assert len(told) == len(found)
    return told


@pytest.mark.parametrize(
    "byline",
    [
        "By Ana Ruiz, PT",
        "by ANA M. RUIZ, P.T.",
        "Written by: Ana Ruiz-Smith, physiotherapist",
        "*Written by Dr. Ana de la Cruz*",
        "Words by Seán O'Neill, BSc, podiatrist",
        "Dr Ana Ruiz\n\nBDS, MDS – Endodontics",
        "About the author\n\nAna Ruiz is a dietitian with twelve years in practice.",
        "From the desk of: Ana Ruiz, LMSW",
    ],
)
def test_a_byline_names_a_writer_who_is_qualified(byline: str, packs: Packs) -> None:
    told = findings(f"# Knee pain\n\n{byline}{BODY}", packs)
    assert not told.keys() & {"author-missing", "author-unnamed", "credentials-missing"}


@pytest.mark.parametrize(
    "line",
    [
        "By Monday most people can walk.",
        "By the end of the week you can run.",
        "Tags: Ana Ruiz",
        "Meet Your Match at Ana Ruiz DDS",
        "> I was back at work in a week. Ana Ruiz, PT",
        "“I was back at work in a week.”\n\nAna Ruiz, RN",
        "The test was made by Ana Ruiz, PT, in a paper that we read with care last year.",
    ],
)
def test_a_line_that_only_looks_like_a_byline_names_nobody(line: str, packs: Packs) -> None:
    told = findings(f"# Knee pain{BODY}\n{line}{BODY}", packs)
    assert "author-missing" in told
    assert told["author-missing"].tags == ("author", "credentials")


def test_people_quoted_at_the_foot_did_not_write_the_page(packs: Packs) -> None:
    quoted = "\n\n".join(("Ana Ruiz, MD", "Tom Fry, PhD", "Lee Wong, RN"))
    assert "author-missing" in findings(f"# Knee pain{BODY}\n{quoted}\n", packs)


def test_a_writer_without_training_is_told_apart_from_no_writer(packs: Packs) -> None:
    told = findings(f"# Knee pain\n\nBy Ana Ruiz, runner and writer{BODY}", packs)
    assert "author-missing" not in told
    assert told["credentials-missing"].tags == ("credentials",)


def test_front_matter_is_read_in_any_spelling_of_its_keys(packs: Packs) -> None:
    fields = (
        "---\ntitle: Knee pain\nAuthors:\n  - name: Ana Ruiz\n    job-title: physiotherapist\n"
        "reviewedBy: Tom Fry, MD\nlast-reviewed: 2026-05-01\nsources: [NICE guideline NG226]\n"
        "phone: 0113 496 0000\ndisclaimer: General information only.\n---"
    )
    assert findings(fields + BODY, packs, today="2026-11-25") == {}


def test_an_empty_or_templated_key_tells_nothing(packs: Packs) -> None:
    fields = "---\ntitle: Knee pain\nauthor: ''\nby: '{{ site.author }}'\ndate: soon\n---"
    assert {"author-missing", "date-missing"} <= findings(fields + BODY, packs).keys()


def test_schema_org_data_counts_and_an_organization_is_no_writer(packs: Packs) -> None:
    person = '{"@type": "Person", "name": "Ana Ruiz", "jobTitle": "Dietitian"}'
    schema = (
        '<script type="application/ld+json">{"@graph": [{"@type": "Article", "author": %s, '
        '"reviewedBy": {"name": "Tom Fry"}, "dateModified": "2026-05-01", "telephone": "0113"}]}'
        "</script>"
    )
    told = findings(f"# Iron{BODY}\n{schema % person}\n", packs, today="2026-11-25")
    assert told.keys() == {"references-missing", "disclaimer-missing"}
    body = '{"@type": "Organization", "name": "Northgate Clinic"}'
    assert "author-missing" in findings(f"# Iron{BODY}\n{schema % body}\n", packs)


@pytest.mark.parametrize(
    ("today", "is_stale"), [("2026-05-31", False), ("2026-06-01", True), ("2031-01-01", True)]
)
def test_a_date_is_stale_after_three_years(today: str, is_stale: bool, packs: Packs) -> None:
    told = findings(
        f"# Iron\n\nPublished 9 May 2019. Updated 4 May 2023.{BODY}", packs, today=today
    )
    assert ("date-stale" in told) == is_stale
    assert "date-missing" not in told


def test_the_newest_date_is_the_one_marked(packs: Packs) -> None:
    document = article(f"# Iron\n\nPublished 9 May 2011. Updated 4 May 2016.{BODY}", packs)
    rules = [rule for rule in packs.rules if rule.id == "trust/date-stale"]
    (finding,) = byline.check(rules, document)
    assert document.text(finding.span) == "4 May 2016"


def test_a_date_of_something_else_is_no_date_of_the_page(packs: Packs) -> None:
    text = f"# Iron\n\nThe clinic opened in May 2011. In 2024 we moved to a new street.{BODY}"
    assert "date-missing" in findings(text, packs)
    study = (
        "The drops were tried on two hundred people in a study by a team in Norway that was "
        "published in March 2019."
    )
    assert "date-missing" in findings(f"# Iron{BODY}\n{study}{BODY}", packs)


@pytest.mark.parametrize(
    "line",
    [
        "See [the NHS](https://www.nhs.uk/conditions/).",
        "As [a paper](https://example.org/2021/how-iron-tablets-were-tried) shows.",
        "It was tried (Smith and Jones, 2019).",
        "It was tried.[^1]\n\n[^1]: Smith. Iron. Lancet 2019.",
        "It was tried [3].",
        "References:\n\n1. Smith. Iron. Lancet 2019.",
        "References\n\n<https://example.org/a>",
    ],
)
def test_a_source_that_can_be_looked_up_is_a_reference(line: str, packs: Packs) -> None:
    assert "references-missing" not in findings(f"# Iron{BODY}\n{line}\n", packs)


@pytest.mark.parametrize(
    "line",
    [
        "Read [our blog](https://example.com/blog/why-we-love-iron-so-much).",
        "Buy it [in our shop](https://example.com/shop/iron-tablets-for-every-day).",
        "Find us [there](https://www.facebook.com/a-clinic-with-a-name).",
        "[Prices](/prices-of-all-our-treatments)",
        "References: ask us.",
    ],
)
def test_a_shop_a_blog_or_a_promise_is_no_reference(line: str, packs: Packs) -> None:
    assert "references-missing" in findings(f"# Iron{BODY}\n{line}\n", packs)


def test_an_emergency_number_is_no_way_to_reach_the_clinic(packs: Packs) -> None:
    assert "contact-missing" in findings(f"# Iron{BODY}\nCall 999 or 111.\n", packs)


def test_a_call_to_act_with_no_way_to_act_is_told_once(packs: Packs) -> None:
    text = f"# Iron\n\nBook an appointment now.{BODY}\nCall us.\n"
    told = findings(text, packs)
    assert told["dead-end"].tags == ("dead-end", "contact")
    assert "contact-missing" not in told
    assert "dead-end" not in findings(f"{text}\nPhone 0113 496 0000.\n", packs)


def test_advice_to_see_ones_own_doctor_is_no_call_to_act(packs: Packs) -> None:
    text = f"# Iron{BODY}\nTalk to your doctor, or book a visit with your doctor, if you faint.\n"
    told = findings(text.replace("or book", "or to book"), packs)
    assert "dead-end" not in told


def test_the_kind_of_page_decides_how_much_a_gap_weighs(packs: Packs) -> None:
    heavy = findings(f"# Iron{BODY}", packs, page_kind="advertising")
    light = findings(f"# Iron{BODY}", packs, page_kind="education")
    warned = {name for name, finding in heavy.items() if finding.severity == "warning"}
    assert warned == {"author-missing", "date-missing", "references-missing"}
    assert {finding.severity for finding in light.values()} == {"note"}


def test_no_finding_offers_a_fix_or_a_fact(packs: Packs) -> None:
    for finding in findings(f"# Iron{BODY}", packs).values():
        assert finding.fixes == ()
        assert finding.paste is None
        assert "[" in finding.rewrite or finding.rule == "trust/disclaimer-missing"


PAGE = """<header><nav><a href="/">Home</a></nav></header>
<div class="cookie-notice"><p>We use cookies since 3 May 2025.</p></div>
<main><h1>Knee pain</h1><p>Rest the knee for a day or two, and then start to move.</p></main>
<footer><p>{}</p><p>© 2026 Harbour Physio</p></footer>"""


@pytest.mark.parametrize(
    ("footer", "silent"),
    [
        ("Phone 0117 496 0123.", {"contact-missing"}),
        ("Write to hello@example.org", {"contact-missing"}),
        ("Contact us", {"contact-missing"}),
        ("Page last reviewed: 3 October 2026", {"date-missing"}),
        ("Last updated on 2026-10-03. Call 0117 496 0123.", {"contact-missing", "date-missing"}),
        ("Terms and cookies", set()),
        ("Reviewed by our team. Terms 2026", set()),
    ],
)
def test_contact_and_date_are_looked_for_around_the_article_of_a_page(
    packs: Packs, footer: str, silent: set[str]
) -> None:
    document = html.read(PAGE.format(footer), "page.html")
    document = replace(document, context=replace(document.context, page_kind="education"))
    document = replace(document, marks=packs.finder.mark(document))
    rules = [rule for rule in packs.rules if rule.kind == "byline"]
    told = {finding.rule.removeprefix("trust/") for finding in byline.check(rules, document)}
    assert {"contact-missing", "date-missing"} - told == silent
