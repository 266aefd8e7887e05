"""Articles in files of data: which there are, and that every letter knows its place in the file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from letters import check, values

from copylint import config
from copylint.errors import ReadError
from copylint.model import BODY, Content, Document, Report
from copylint.readers import html as page
from copylint.readers import json as objects
from copylint.readers import wordpress
from copylint.readers.prose.excerpts import matter_of
from copylint.run import read
from copylint.run.excerpts import apart, placed
from copylint.run.jobs import NO_ENGINES, Job

SAMPLES = Path(__file__).parents[2] / "samples/data"
EXPORT = (SAMPLES / "clinic.xml").read_text(encoding="utf-8")
HEAD = '<rss xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="c"><channel>'


def export(*items: str) -> str:
    return HEAD + "".join(f"<item>{item}</item>" for item in items) + "</channel></rss>"


def post(text: str, kind: str = "post", status: str = "publish", number: int = 1) -> str:
    return (
        f"<content:encoded>{text}</content:encoded><wp:post_id>{number}</wp:post_id>"
        f"<wp:status>{status}</wp:status><wp:post_type>{kind}</wp:post_type>"
    )


# WordPress


def test_an_export_gives_its_posts_and_pages_with_what_is_known_of_them():
    first, second = wordpress.excerpts(EXPORT, "clinic.xml")
    check(EXPORT, first)
    check(EXPORT, second)
    assert (first.name, first.form) == ("post-12", ".html")
    assert values(first)[:-1] == [
        ("title", "title", "Café knees & stairs: why they hurt"),
        ("author", "dc:creator", "jroe"),
        ("date", "wp:post_date", "2026-10-01 09:00:00"),
        ("updated", "wp:post_modified", "2026-10-12 16:30:00"),
        ("excerpt", "excerpt:encoded", "Why knees hurt on stairs, and what we recomend."),
        ("description", "_yoast_wpseo_metadesc", "Knee pain on stairs & what helps."),
    ]
    assert first.fields == {"author": "Jane Roe, MSc, MCSP", "lang": "en-GB"}
    assert second.name == "page-13"
    assert [role for role, _, _ in values(second)] == ["title", "author", BODY]


@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_places_are_exact_whatever_the_line_ends_and_letters(start: str, end: str):
    source = start + EXPORT.replace("knees", "kn\U0001f600es 日本").replace("\n", end)
    found = list(wordpress.excerpts(source, "clinic.xml"))
    assert len(found) == 2
    for excerpt in found:
        check(source, excerpt)


def test_blocks_of_the_editor_are_read_and_blank_lines_of_the_old_one_end_paragraphs():
    first, second = (
        page.read(e.text, "clinic.xml", matter_of(e))
        for e in wordpress.excerpts(EXPORT, "clinic.xml")
    )
    assert [(b.kind, b.text) for b in first.blocks if b.kind != "field"] == [
        (
            "paragraph",
            "Knees often hurt on stairs. The joint behind the kneecap takes more load there.",
        ),
        ("heading", "What you can do"),
        ("item", "Rest the knee ."),
        ("item", "Turmeric cures arthritis in two weeks."),
        ("caption", "A patient climing stairs"),
    ]
    assert [b.name for b in first.blocks if b.kind == "field"] == [
        "title",
        "excerpt",
        "description",
    ]
    assert [(b.kind, b.text[:20]) for b in second.blocks] == [
        ("field", "Our first visit"),
        ("paragraph", "We ask what hurts an"),
        ("paragraph", "Then we  look at how"),
        ("heading", "What to bring"),
        ("paragraph", "Bring a list of your"),
    ]


@pytest.mark.parametrize(
    ("kind", "status", "is_checked"),
    [
        ("post", "publish", True),
        ("page", "private", True),
        ("treatment", "publish", True),
        ("post", "draft", True),
        ("post", "future", True),
        ("post", "trash", False),
        ("post", "auto-draft", False),
        ("attachment", "inherit", False),
        ("nav_menu_item", "publish", False),
        ("wp_template", "publish", False),
    ],
)
def test_what_may_be_published_is_checked(kind: str, status: str, is_checked: bool):
    source = export(post("Rest.", kind, status))
    assert bool(list(wordpress.excerpts(source, "a.xml"))) == is_checked


def test_text_outside_and_inside_cdata_is_one_text():
    source = export(post("a &lt;b&gt; &#x1F600;<![CDATA[ &amp; ]]]]><![CDATA[> ]]>end<!-- no -->."))
    (excerpt,) = wordpress.excerpts(source, "a.xml")
    assert values(excerpt) == [(BODY, "content:encoded", "a <b> \U0001f600 &amp; ]]> end.")]
    check(source, excerpt)


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("<rss></rss>", "no export of WordPress; make one with Tools, Export, or leave it out"),
        (
            f'<!DOCTYPE rss [<!ENTITY a "b">]>{HEAD}</channel></rss>',
            "a document type, which no export has; take it out",
        ),
        (f"{HEAD}\n<item>", "line 2: no XML (no element found); export it anew"),
        (f"{HEAD}&nbsp;", "line 1: no XML (undefined entity); export it anew"),
    ],
)
def test_what_is_no_export_is_told_in_one_line(source: str, why: str):
    with pytest.raises(ReadError) as caught:
        list(wordpress.excerpts(source, "a.xml"))
    assert str(caught.value) == f"a.xml: {why}"


def test_letters_that_xml_forbids_do_not_stop_an_export():
    source = export(post("<![CDATA[Rest\x0b the\x08 knee.]]>"))
    (excerpt,) = wordpress.excerpts(source, "a.xml")
    check(source, excerpt)


def test_html_is_told_from_markdown_by_its_looks():
    content = Content(("*.json",), ("/body",))
    for body, form in (("<p>Rest.</p>", ".html"), ("# Knees\n\nRest <b>now</b>.", ".md")):
        (excerpt,) = objects.excerpts(json.dumps({"body": body}), "a.json", content)
        assert excerpt.form == form


def test_the_law_of_places_holds_for_what_is_read_from_an_excerpt(
    places: Callable[[Document], None],
) -> None:
    for excerpt in wordpress.excerpts(EXPORT, "clinic.xml"):
        places(page.read(excerpt.text, "clinic.xml", matter_of(excerpt)))


@pytest.mark.parametrize("name", ["articles.csv", "articles.json", "articles.jsonl", "clinic.xml"])
def test_the_law_of_places_holds_in_the_file(places: Callable[[Document], None], name: str):
    path = SAMPLES / name
    jobs = list(apart(Job(str(path), config.load(path, {}), NO_ENGINES)))
    assert jobs
    for job in jobs:
        report = placed(job, Report(read(job.path, job.settings, job.source)))
        assert report.document.source == path.read_bytes().decode("utf-8")
        places(report.document)
