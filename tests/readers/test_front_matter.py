"""Front matter: what people read is a block, the rest are fields, and all know their places."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copylint.errors import ReadError
from copylint.model import Allow, Span
from copylint.readers.markdown import read
from copylint.readers.prose.masks import hide
from copylint.readers.prose.simple_matter import read_simple
from copylint.readers.prose.values import Value
from copylint.readers.prose.yaml_matter import read_yaml

YAML = """\
---
title: "It’s \\"safe\\" \\u2014 now"   # a comment
description: >-
  Folded text that
  goes on.
seo:
  title: 'Don''t wait'
  image: x.png
og_description: Plain text,
  on two lines
author: {name: Ann Lee, title: DPT}
date: 2026-01-02
tags: [knee, pain]
draft: no
cover: {alt: A knee}
faqs:
  - question: Is it safe?
    answer: |
      Yes.

      Very.
---
Body.
"""


def test_what_people_read_is_a_block_at_its_place() -> None:
    document = read(YAML, "a.md")
    fields = [(b.name, b.text) for b in document.blocks if b.kind == "field"]
    assert fields == [
        ("title", 'It’s "safe" — now'),
        ("description", "Folded text that goes on."),
        ("seo.title", "Don't wait"),
        ("og_description", "Plain text, on two lines"),
        ("cover.alt", "A knee"),
        ("faqs.0.question", "Is it safe?"),
        ("faqs.0.answer", "Yes. Very."),
    ]
    title = document.blocks[0]
    assert document.text(title.span(5, 11)) == '\\"safe\\"'
    assert document.text(title.span(12, 13)) == "\\u2014"
    assert document.text(document.blocks[2].whole) == "Don''t wait"
    assert document.title is title


def test_all_keys_are_fields_with_their_places() -> None:
    document = read(YAML, "a.md")
    assert document.fields["author"] == {"name": "Ann Lee", "title": "DPT"}
    assert document.fields["date"] == datetime.date(2026, 1, 2)
    assert document.fields["tags"] == ["knee", "pain"]
    assert document.fields["draft"] is False
    spans = document.field_spans
    assert document.text(spans["author.name"]) == "Ann Lee"
    assert document.text(spans["tags.1"]) == "pain"
    assert document.text(spans["title"]) == '"It’s \\"safe\\" \\u2014 now"'


TOML = """\
+++
title = "It \\"is\\" safe" # c
date = 2026-01-02
tags = ["a"]
description = '''
Two
lines'''
[seo]
title = 'Plain'
[[faq]]
question = "Why?"
[[faq]]
question = "How?"
+++
Body.
"""


def test_toml_is_read_as_well() -> None:
    document = read(TOML, "a.md")
    assert [(b.kind, b.name, b.text) for b in document.blocks] == [
        ("field", "title", 'It "is" safe'),
        ("field", "description", "Two lines"),
        ("field", "seo.title", "Plain"),
        ("field", "faq.0.question", "Why?"),
        ("field", "faq.1.question", "How?"),
        ("paragraph", "", "Body."),
    ]
    assert document.text(document.blocks[0].span(3, 5)) == '\\"i'
    assert document.text(document.field_spans["date"]) == "2026-01-02"
    assert document.fields["seo"] == {"title": "Plain"}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "---\ntitle: a: b\n---\n",
            "line 2: front matter that is no YAML (mapping values are not allowed",
        ),
        ("---\ntitle: a\nx: [1\n---\n", "line 4: front matter that is no YAML"),
        ("---\na:\n\t- b\n---\n", "line 3: front matter that is no YAML"),
        ('---\ntitle: "a\n---\n', "front matter that is no YAML"),
        ("---\ntitle: a\nBody\n", "line 1: the front matter never ends; add a line --- after it"),
        ("---\na: &x [*x]\n---\n", "front matter that is no YAML"),
        ("+++\ntitle = \n+++\n", "line 2: front matter that is no TOML"),
        ("+++\ntitle = 'a'\n", "line 1: the front matter never ends; add a line +++ after it"),
        ("---\na: \x00\n---\n", "front matter that is no YAML"),
    ],
)
def test_broken_front_matter_is_told_with_its_line(text: str, why: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(text, "x/a.md")
    assert str(caught.value).startswith("x/a.md: ")
    assert why in str(caught.value)
    assert "; " in str(caught.value) and "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "text",
    ["---\n\nText.\n\n---\n", "---\nJust text\n---\nMore.\n", "Text.\n\n---\n\na: b\n\n---\n"],
)
def test_a_rule_is_no_front_matter(text: str) -> None:
    assert read(text, "a.md").fields == {}


def test_an_alias_that_multiplies_is_refused() -> None:
    lines = ["---", "a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [
        f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]" for a, b in zip("abcdefg", "bcdefgh", strict=True)
    ]
    with pytest.raises(ReadError):
        read("\n".join([*lines, "---", "x"]), "a.md")


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(ReadError):
        read(f"---\na: {'[' * 20_000}\n---\n", "a.md")


def test_templates_in_values_are_masked() -> None:
    document = read('---\ntitle: "Hi {{ name }} there"\n---\n', "a.md")
    assert (
        document.blocks[0].text
        == "Hi \ufffc\ufffc\ufffc\ufffc\ufffc\ufffc\ufffc\ufffc\ufffc\ufffc there"
    )


def test_windows_lines_and_a_byte_order_mark_come_out_right() -> None:
    document = read(
        "\ufeff---\r\ntitle: A\r\ndescription: >\r\n  b\r\n  c\r\n---\r\nBody\r\ntext.\r\n", "a.md"
    )
    assert [(b.kind, b.text, document.text(b.whole)) for b in document.blocks] == [
        ("field", "A", "A"),
        ("field", "b c", "b\r\n  c"),
        ("paragraph", "Body text.", "Body\r\ntext."),
    ]


def test_a_wish_in_the_front_matter_holds_for_the_file() -> None:
    wish = "{rule: claims/x, because: we tested, until: 2027-01-31}"
    text = f"---\ncopylint: {{allow: [{wish}, typos]}}\n---\nHi.\n"
    document = read(text, "a.md")
    whole = Span(0, len(text))
    first, second = document.allows
    assert first == Allow("claims/x", "we tested", "2027-01-31", whole, first.place)
    assert second == Allow("typos", "", "", whole, second.place)
    assert document.text(first.place) == wish
    assert document.text(second.place) == "typos"


@pytest.mark.parametrize(
    ("settings", "place"),
    [
        ("{alow: [typos]}", "[typos]"),
        ("{allow: [{rul: typos, because: x}]}", "{rul: typos, because: x}"),
        ("{allow: [{rule: typos, reason: x}]}", "{rule: typos, reason: x}"),
        ("{allow: {typos: x}}", "{typos: x}"),
        ("{allow: [[typos]]}", "[typos]"),
        ('{allow: [""]}', '""'),
        ("off", "off"),
    ],
)
def test_a_wish_in_the_front_matter_that_cannot_be_read_names_no_rule(settings, place) -> None:
    text = f"---\ncopylint: {settings}\n---\nHi.\n"
    document = read(text, "a.md")
    assert [(a.rule, document.text(a.place)) for a in document.allows] == [("", place)]


@pytest.mark.parametrize("settings", ["", "{}", "{allow: []}", "{allow: }"])
def test_without_wishes_the_front_matter_silences_nothing(settings) -> None:
    assert read(f"---\ncopylint: {settings}\n---\nHi.\n", "a.md").allows == ()


KEYS = ["title", "a-b", "on", "date", "x_1"]
VALUES = [
    "Hello there", "'it is'", '"a, b: c # d"', "2026-01-02", "2026-13-02", "12", "0", "007", "no",
    "Null", "a: b", "a #b", "a#b", "Don't wait", "A & b; c!", "- a", "1e3", "é — ß", "A  b",
    "~", "[a]", "a?",
    "'  sp '", "A 😀", "A\u00a0b", "'A\u00a0b'", '"\u2028"', "A (b)", "<<", "a -",
    "{{ x }}", '"{{ x }} a"',
]  # fmt: skip
lines = st.lists(
    st.tuples(st.sampled_from(KEYS), st.sampled_from([": ", ":  ", ":"]), st.sampled_from(VALUES)),
    min_size=1,
    max_size=3,
)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(lines=lines, ending=st.sampled_from(["\n", "\r\n", " \n"]))
def test_the_short_way_reads_what_yaml_reads(
    lines: list[tuple[str, str, str]], ending: str
) -> None:
    body = "".join("".join(line) + ending for line in lines)
    source, place = f"---\n{body}---\n", (4, 4 + len(body))
    hidden = hide(source)
    simple = read_simple(source, hidden, place)
    if simple is None:
        return
    whole = read_yaml(source, "a.md", hidden, place)
    assert whole is not None
    assert simple[0] == whole[0]
    assert list(map(told, simple[1])) == list(map(told, whole[1]))


def told(value: Value) -> tuple[object, ...]:
    assert value.letters is not None
    return value.key, value.span, "".join(value.letters.parts), value.letters.offsets


def test_a_value_with_a_no_break_space_is_read() -> None:
    document = read('---\ntitle: "Dr.\u00a0Lee \\"MD\\""\n---\n', "a.md")
    assert [b.text for b in document.blocks] == ['Dr.\u00a0Lee "MD"']
