"""Articles in files of data: which there are, and that every letter knows its place in the file."""

from __future__ import annotations

import html
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copylint import config
from copylint.errors import ReadError
from copylint.model import BODY, Content, Document, Excerpt, Report, Span
from copylint.readers import csv, wordpress
from copylint.readers import html as page
from copylint.readers import json as objects
from copylint.readers.prose.excerpts import matter_of
from copylint.run import read
from copylint.run.excerpts import apart, placed
from copylint.run.jobs import NO_ENGINES, Job

SAMPLES = Path(__file__).parents[2] / "samples/data"
EXPORT = (SAMPLES / "clinic.xml").read_text(encoding="utf-8")
HEAD = '<rss xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="c"><channel>'
READ = {
    "json": lambda spelt: json.loads(f'"{spelt}"'),
    "csv": lambda spelt: spelt.replace('""', '"'),
    "xml": html.unescape,
    "cdata": str,
    "mixed": lambda spelt: (
        spelt if "]]>" not in spelt and len(spelt) == 1 else html.unescape(spelt)
    ),
}


def check(source: str, excerpt: Excerpt) -> None:
    """Hold every letter of an excerpt to its place, there and back."""
    for piece in excerpt.pieces:
        for at in range(piece.start, piece.end):
            place = excerpt.place(Span(at, at + 1))
            spelt = source[place.start : place.end]
            letter = excerpt.text[at]
            assert READ[piece.spelling](spelt) == letter or letter == "\ufffd", (piece, spelt)
            assert piece.letter(place.start) == at - piece.start


def values(excerpt: Excerpt) -> list[tuple[str, str, str]]:
    return [(p.role, p.label, excerpt.text[p.start : p.end]) for p in excerpt.pieces]


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


# JSON

FIELDS = Content(("*.json",), ("/body",), fields=(("title", "/title"),))


def test_json_is_read_by_pointers_and_elements_have_their_own():
    content = Content(
        ("*",), ("/parts/*/text",), "/sites/*/posts/*", (("author", "/by/0/a~1b"),), "/id"
    )
    data = {
        "sites": [
            {"posts": [{"id": 7, "by": [{"a/b": "Jo"}], "parts": [{"text": "One."}, {"text": 2}]}]},
            {"posts": [{"parts": [{"text": "Two."}, {"text": "Three."}]}]},
        ]
    }
    source = json.dumps(data, indent=1)
    first, second = objects.excerpts(source, "a.json", content)
    assert (first.name, second.name) == ("7", "/sites/1/posts/0")
    assert values(first) == [
        ("author", "/sites/0/posts/0/by/0/a~1b", "Jo"),
        (BODY, "/sites/0/posts/0/parts/0/text", "One."),
    ]
    assert values(second) == [
        (BODY, "/sites/1/posts/0/parts/0/text", "Two."),
        (BODY, "/sites/1/posts/0/parts/1/text", "Three."),
    ]
    check(source, first)
    check(source, second)


@settings(max_examples=150, deadline=None)
@given(texts=st.lists(st.text(min_size=1), min_size=1), is_plain=st.booleans())
def test_every_letter_of_any_json_has_its_place(texts: list[str], is_plain: bool):
    data = [{"title": "A", "body": f"b{text}"} for text in texts]
    source = json.dumps(data, ensure_ascii=not is_plain)
    found = list(objects.excerpts(source, "a.json", FIELDS))
    assert [e.name for e in found] == [f"/{index}" for index in range(len(texts))]
    for excerpt in found:
        check(source, excerpt)


def test_escapes_of_all_kinds_are_read():
    source = r'{"body": "a\/b \"c\" \\ \n \u00e9 \ud83d\ude00 \ud83d \u0000 d"}'
    (excerpt,) = objects.excerpts(source, "a.json", FIELDS)
    assert excerpt.text == 'a/b "c" \\ \n é \U0001f600 \ufffd \ufffd d'
    check(source, excerpt)


def test_objects_on_lines_are_articles():
    source = '\ufeff{"body": "One."}\r\n\r\n{"body": "Two."}\n{"other": 1}\n'
    found = list(objects.excerpts(source, "a.jsonl", FIELDS))
    assert [(e.name, e.text) for e in found] == [("line-1", "One."), ("line-3", "Two.")]
    for excerpt in found:
        check(source, excerpt)


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ('{"body": }', "line 1, column 10: no JSON (Expecting value); mend it"),
        ('{"body": "a"}\n x', "line 2, column 2: no JSON (something after the end); mend it"),
        ('{"title": "a"}', "no text at `/body`; mend `body` at copylint.yaml"),
        ("[" * 100_000, "no copy that people wrote; leave the file out"),
        ("9" * 10_000, "no copy that people wrote; leave the file out"),
    ],
)
def test_what_is_no_json_is_told_in_one_line(source: str, why: str):
    with pytest.raises(ReadError) as caught:
        list(objects.excerpts(source, "a.json", FIELDS))
    assert str(caught.value) == f"a.json: {why}"


# CSV

COLUMNS = Content(("*.csv",), ("body",), fields=(("title", "title"),), name="id")


@settings(max_examples=150, deadline=None)
@given(
    rows=st.lists(st.tuples(st.text(), st.text()), min_size=1),
    delimiter=st.sampled_from(",;\t|"),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_every_letter_of_any_table_has_its_place(rows, delimiter: str, end: str):
    def quoted(text: str) -> str:
        return '"' + text.replace('"', '""') + '"'

    lines = [delimiter.join(("title", "body"))]
    lines += [delimiter.join(map(quoted, (title, f"b{body}"))) for title, body in rows]
    source = end.join(lines) + end
    found = list(csv.excerpts(source, "a.csv", COLUMNS))
    assert [e.name for e in found] == [f"row-{number}" for number in range(2, len(rows) + 2)]
    for excerpt in found:
        check(source, excerpt)


def test_rows_are_articles_named_by_a_column():
    source = 'id,title,body\nknee,"Knees, ""both""",Rest.\n\nhip,Hips,\nback,Backs,"Two\nlines."\n'
    found = list(csv.excerpts(source, "a.csv", COLUMNS))
    assert [(e.name, values(e)) for e in found] == [
        (
            "knee",
            [
                ("title", "row 2, column title", 'Knees, "both"'),
                (BODY, "row 2, column body", "Rest."),
            ],
        ),
        (
            "back",
            [
                ("title", "row 5, column title", "Backs"),
                (BODY, "row 5, column body", "Two\nlines."),
            ],
        ),
    ]


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("a,b\n1,2\n", "no column `title`, only `a`, `b`; mend `content` at copylint.yaml"),
        ('title,body\nA,"Rest', "line 2: a quotation mark that is never closed; mend it"),
    ],
)
def test_what_is_no_such_table_is_told_in_one_line(source: str, why: str):
    with pytest.raises(ReadError) as caught:
        list(csv.excerpts(source, "a.csv", COLUMNS))
    assert str(caught.value) == f"a.csv: {why}"


def test_html_is_told_from_markdown_by_its_looks():
    for body, form in (("<p>Rest.</p>", ".html"), ("# Knees\n\nRest <b>now</b>.", ".md")):
        (excerpt,) = objects.excerpts(json.dumps({"body": body}), "a.json", FIELDS)
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
