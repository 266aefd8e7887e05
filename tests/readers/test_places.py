"""For any text, `source[offsets[i]]` is `text[i]` or spells it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copylint.errors import ReadError
from copylint.model import Document
from copylint.readers import html, markdown, plain

Places = Callable[[Document], None]

LETTERS = (
    "aZ é\u0301ß—’“”€\U0001f600日\u00ad\u200b\ufeff\ufffc\u2060\ue0ff\ue0fe\u00a0"
    "\t\r\n\x0b\x0c\x85\u2028\x00\x1b"
)
MARKS = [
    "*", "**", "_", "`", "```\n", "~~", "#", "# ", "## ", "> ", "- ", "1. ", "* ", "| ", "|",
    "|---|\n", "\n", "\n\n", "\r\n", "  \n", "\\\n", "\\", "\\*", "&amp;", "&nbsp;", "&#39;",
    "&#x1F600;", "&shy;", "&NotEqualTilde;", "&", "&bogus;", "[", "]", "](", "](http://a.b/c d)",
    "](/x)", "![", "<http://a.b>", "<a@b.co>", "[^1]", "[^1]: ", "[r]: /u\n", "[r]", "===\n",
    "---\n", "+++\n", "$x^2$", "$5", ": ", "- [ ] ", "\n    ", "{{", "}}", "{{< x >}}",
    "{{% y %}}", "{% z %}", "{{ name }}", "{#", "#}", "{: .c}", ":::", "{x}",
    "{/* copylint: allow a/b because c */}",
    "<!-- copylint: allow a/b because c until 2027-01-01 -->", "<!--", "-->", "<?php", "?>",
    "https://a.b/c).", "www.x.org", "a@b.co", "[toc a=b]",
]  # fmt: skip
TAGS = [
    "<p>", "</p>", "<div class='x'>", "</div>", "<br>", "<br/>", "<br><br>", "<ul>", "<li>",
    "</ul>", "<ol>", "<b>", "</b>", "<a href='/x'>", "</a>", "<sup>", "1", "</sup>", "<h1>",
    "</h1>", "<h2 id=a>", "<table>", "<tr>", "<td>", "</td>", "</table>",
    "<img alt='A &amp; b' src=x>", "<img alt=\"", "<script>", "</script>", "<style>", "</style>",
    "<nav>", "</nav>", "<code>", "</code>", "<blockquote>", "<dl><dt>", "<dd>", "<figcaption>",
    "<Foo bar={x}>", "</Foo>", "<", ">", "</", "<main>", "</main>", "<article>", "<title>",
    "<svg>", "</svg>", "<p class=\"a", "<![CDATA[", "]]>", "<!doctype html>", "<button>",
    "<!-->",
]  # fmt: skip
WORDS = [
    "Pain", " eases", " in 2.5 mg", ". ", "? ", "etc. ", "Dr. ", "e.g. ", "• one", " the",
    " el dolor de", " боль", " and", "\n", " ", "word", "a",
]  # fmt: skip
KEYS = [
    "title: ", "seo:\n  title: ", "description: >-\n  ", "alt: |\n  ", "\"a \\u2014 \\\"b\\\"\"",
    "'it''s'", "x: y\n", "- a\n", "&a ", "*a", "{a: b}", "[1, 2]", "!t ", "date: 2026-13-45\n",
    "a\n  b\n", "title = \"a \\\"b\\\"\"\n", "[seo]\n", "title = '''a\nb'''\n",
    "copylint: {allow: [{rule: a/b}]}\n", "<<: *a\n", "? k\n", "\t", "no\n", "\"\\\n  x\"",
    "lang: es\n", "#c\n", ": ", "'", "\"",
]  # fmt: skip


def soup(*pieces: list[str]) -> st.SearchStrategy[str]:
    choices = [piece for group in pieces for piece in group]
    bits = st.one_of(st.sampled_from(choices), st.text(alphabet=LETTERS, max_size=4))
    return st.lists(bits, max_size=40).map("".join)


fuzzed = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


@fuzzed
@given(text=soup(MARKS, WORDS, TAGS), path=st.sampled_from(["a.md", "a.mdx"]))
def test_every_letter_of_markdown_has_its_place(places: Places, text: str, path: str) -> None:
    places(markdown.read(text, path))


@fuzzed
@given(text=soup(TAGS, WORDS, ["&amp;", "&nbsp;", "&shy;", "{{ x }}", "  "]))
def test_every_letter_of_html_has_its_place(places: Places, text: str) -> None:
    places(html.read(text, "a.html"))


@fuzzed
@given(text=soup(WORDS, MARKS))
def test_every_letter_of_plain_text_has_its_place(places: Places, text: str) -> None:
    places(plain.read(text, "a.txt"))


@fuzzed
@given(text=soup(KEYS, WORDS), mark=st.sampled_from(["---", "+++"]))
def test_every_letter_of_front_matter_has_its_place(places: Places, text: str, mark: str) -> None:
    try:
        document = markdown.read(f"{mark}\n{text}\n{mark}\nBody text.\n", "a.md")
    except ReadError as error:
        assert str(error).startswith("a.md: ")
        assert "\n" not in str(error)
    else:
        places(document)


@fuzzed
@given(text=st.text(max_size=200))
def test_any_text_is_read_by_every_reader(places: Places, text: str) -> None:
    for reader, path in (
        (markdown, "a.md"),
        (markdown, "a.mdx"),
        (plain, "a.txt"),
        (html, "a.html"),
    ):
        try:
            places(reader.read(text, path))
        except ReadError as error:
            assert str(error).startswith(f"{path}: ")


HOSTILE = {
    "brackets": "[" * 300_000,
    "closed brackets": "[a](" * 33_000,
    "quotes": "> " * 20_000 + "a",
    "lists": "\n".join("  " * n + "- a" for n in range(700)),
    "dashes": "- " * 6_000 + "a",
    "stars": "*a **b " * 20_000,
    "divs": "<div>" * 20_000 + "a" + "</div>" * 20_000,
    "items": "<ul><li>" * 20_000 + "a",
    "unclosed tags": "<a " * 33_000,
    "unclosed quotes": "<p class=\"" * 16_000,
    "unclosed comments": "<!-- " * 33_000,
    "unclosed scripts": "<script>" * 20_000,
    "unclosed navs": "<nav>" * 20_000 + "</nav>",
    "skipped": "<svg></svg>" * 16_000,
    "anchors": "<a href=x>" * 20_000,
    "templates": "{{" * 66_000,
    "open templates": "{{< " * 33_000 + ">}}",
    "liquid": "{% " * 33_000 + "%}",
    "tags on one line": "{% a %} " * 13_000,
    "braces": "{" * 100_000,
    "one line": "Rest the knee and call us. " * 4_000,
    "no stop": "word " * 10_000,
    "spaces": "a" + " " * 100_000 + "b",
    "newlines": "a" + "\n" * 100_000 + "b",
    "ampersands": "&" * 100_000,
    "entities": "<p>" + "&amp;" * 20_000,
    "stops": "a. " * 20_000,
    "dollars": "$" * 100_000,
    "highlights": "{% highlight %}" * 10_000,
    "shortcodes": "[a b=c " * 20_000,
    "tables": "|a" * 6_000 + "\n" + "|-" * 6_000 + "\n" + "|b" * 6_000,
    "quotation marks": 'He said "so. ' * 6_000,
    "links": "[a](b c " * 16_000,
    "mails": "a@" * 33_000,
    "colons": ":::" * 20_000,
    "exports": "export const a = {\n" * 5_000,
    "articles": "<article>" * 10_000,
    "headings": "<h1>" * 20_000,
    "superscripts": "<sup>1</sup>" * 6_000,
    "footnotes": "[^1]" * 16_000,
    "images": "![a](b)" * 10_000,
    "breaks": "a<br>" * 10_000,
    "typed items": "• a\n" * 6_000,
    "typed numbers": "".join(f"{n}. a  \n" for n in range(1, 6_000)),
    "allows": "<!-- copylint: allow a/b because c -->\n\nText.\n\n" * 600,
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_no_faster_than_the_text(name: str, cpu: Callable[[], float]) -> None:
    text = HOSTILE[name]
    for reader, path in (
        (markdown, "a.md"),
        (markdown, "a.mdx"),
        (plain, "a.txt"),
        (html, "a.html"),
    ):
        start = cpu()
        reader.read(text, path)
        assert cpu() - start < 2, path
