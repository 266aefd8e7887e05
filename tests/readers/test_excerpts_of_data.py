"""Articles in JSON and in tables: which there are, and where every letter of them stands."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from letters import check, values

from copylint.errors import ReadError
from copylint.model import BODY, Content
from copylint.readers import csv
from copylint.readers import json as objects

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
