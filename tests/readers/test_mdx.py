"""What is code in MDX is hidden."""

from __future__ import annotations

from reading import shown


def test_mdx_code_is_hidden() -> None:
    text = (
        'import { A } from "a"\nimport B from "b"\nexport const meta = {\n  title: "no",\n}\n\n'
        '# Hi {props.name}\n\n<Note kind={1} {...x} title="t">\n  Rest {" "}well, {fn({a: 1})}.\n'
        "</Note>\n\n"
        "{/* no */}\n\n<Tabs.Item\n  a={() => 1}\n>\n\nWalk on.\n\n</Tabs.Item>\n\n"
        "{list.map(x => (\n  x\n))}\n"
    )
    assert shown(text, "a.mdx") == [
        ("heading", "Hi □"),
        ("paragraph", "Rest well, □."),
        ("paragraph", "Walk on."),
    ]


def test_braces_in_markdown_are_text() -> None:
    assert shown("Take {one} a day.") == [("paragraph", "Take {one} a day.")]


def test_import_within_prose_is_prose() -> None:
    assert shown("We\nimport knees from abroad.", "a.mdx") == [
        ("paragraph", "We import knees from abroad.")
    ]
