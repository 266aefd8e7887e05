"""Templates and shortcodes are hidden at their length."""

from __future__ import annotations

import pytest
from reading import block, shown

from copylint.readers.markdown import read


@pytest.mark.parametrize(
    "tag",
    [
        "{{< faq >}}", "{{% note %}}", "{% include x.html a='b' %}", "{# no #}", "{: .lead}",
        ":::", ":::tip", "{% if x %}{% endif %}", "{{< figure\n  src='a' >}}", "<?php x(); ?>",
        "<% y %>", "[gallery ids='1']",
    ],
)  # fmt: skip
def test_a_tag_alone_on_its_line_separates(tag: str) -> None:
    assert shown(f"One.\n{tag}\nTwo.") == [("paragraph", "One."), ("paragraph", "Two.")]


def test_a_template_within_a_sentence_is_masked_at_its_length() -> None:
    document = read("Dear {{ name }}, rest {% if x %}well{% endif %} at {{< clinic >}}.", "a.md")
    assert shown(document.source) == [("paragraph", "Dear □, rest □well□ at □.")]
    found = document.blocks[0]
    assert document.text(found.span(5, 15)) == "{{ name }}"


def test_a_heading_keeps_what_is_not_template() -> None:
    assert shown("# Hi {{ page.title }} there\n\n# {{ x }}\n") == [("heading", "Hi □ there")]


def test_attribute_lists_are_left_out() -> None:
    assert block("[Book](/b){: .btn} now and *rest*{:.x} well.").text == "Book now and rest well."


def test_code_between_tags_is_left_out() -> None:
    assert shown("One.\n\n{% highlight js %}\nvar x;\n{% endhighlight %}\n\nTwo.") == [
        ("paragraph", "One."),
        ("paragraph", "Two."),
    ]


def test_a_template_that_never_closes_is_text() -> None:
    assert shown("One {{ two. And {% three.") == [("paragraph", "One {{ two. And {% three.")]
