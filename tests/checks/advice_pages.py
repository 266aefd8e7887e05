"""Small articles for the tests of safety advice, built without a reader."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import cast

import yaml

from copylint.checks.advice import check, parse
from copylint.checks.advice.body import Topic
from copylint.model import Block, Context, Document, Finding, Rule
from copylint.packs.load import Packs, gather, load
from copylint.packs.places import rules_dir
from copylint.text.sentences import split

_MARK = re.compile(r"(#+ |[-*] |\d+\. )?(.*)")


def page(text: str, locale: str = "en-US", **context: object) -> Document:
    """Build an article: `# ` a heading, `- ` or `1. ` an item, anything else a paragraph a line."""
    blocks: list[Block] = []
    start = group = 0
    for line in text.split("\n"):
        match = _MARK.fullmatch(line)
        assert match is not None
        mark, words = match.group(1) or "", match.group(2)
        if words.strip():
            kind = "heading" if mark.startswith("#") else "item" if mark else "paragraph"
            if kind == "item" and (not blocks or blocks[-1].kind != "item"):
                group += 1
            at = start + len(mark)
            blocks.append(
                Block(
                    kind,
                    words,
                    tuple(range(at, at + len(words))),
                    sentences=tuple(split(words)),
                    level=mark.count("#"),
                    group=group if kind == "item" else 0,
                )
            )
        start += len(line) + 1
    return Document(
        "page.md",
        text,
        tuple(blocks),
        context=Context(locale=locale, **context),  # type: ignore[arg-type]
    )


@cache
def packs() -> Packs:
    """Give the safety rules alone, read once."""
    with TemporaryDirectory() as folder:
        for room in ("safety", "terms"):
            copytree(rules_dir() / room, Path(folder) / "rules" / room)
        return gather([load(Path(folder) / "rules", {"advice": parse})])


def topics() -> tuple[Rule[Topic], ...]:
    """Give the topics."""
    return cast("tuple[Rule[Topic], ...]", packs().rules)


def marked(text: str, locale: str = "en-US", **context: object) -> Document:
    """Build an article and find its terms."""
    document = page(text, locale, **context)
    return replace(document, marks=packs().finder.mark(document))


def found(text: str, locale: str = "en-US", **context: object) -> list[Finding]:
    """Give what the safety rules find in an article."""
    return list(check(topics(), marked(text, locale, **context)))


VIGNETTES: list[dict[str, object]] = yaml.safe_load(
    (Path(__file__).parent / "advice_vignettes.yaml").read_text(encoding="utf-8")
)


def told(text: str, locale: str = "en-GB") -> set[str]:
    """Give the pieces of advice that an article is told of, as topic and piece."""
    return {finding.rule.removeprefix("safety/") for finding in found(text, locale)}


def about(text: str) -> set[str]:
    """Give the topics whose advice an article is told of."""
    return {piece.partition("/")[0] for piece in told(text)}
