"""Reports built by hand for the tests of reporters."""

from __future__ import annotations

import re

from copylint.model import (
    Block,
    Document,
    Finding,
    Fix,
    Paste,
    Report,
    Sentence,
    Skip,
    Source,
    Span,
)
from copylint.readers import markdown

SOURCE = """# Living with backache

## Why it hurts

Turmeric cures arthritis in two weeks, and it is an inexpensive household product. Take it dialy.

On stairs it may well be irksome & spoil your long walks in winter, and it has been known for \
many long years that the musculature of the lower back will in the end give way unless you come \
to see one of our team members for a session in good time.
"""


def block(kind: str, text: str, level: int = 0, source: str = SOURCE) -> Block:
    start = source.index(text)
    sentences = tuple(
        Sentence(match.group(), match.start()) for match in re.finditer(r"\S[^.]*\.?", text)
    )
    offsets = tuple(range(start, start + len(text)))
    return Block(kind, text, offsets, sentences=sentences, level=level)


def document(source: str = SOURCE) -> Document:
    lines = [line for line in source.split("\n") if line]
    blocks = tuple(
        block("heading", line.lstrip("# "), line.index(" "), source)
        if line.startswith("#")
        else block("paragraph", line, 0, source)
        for line in lines
    )
    return Document("pages/back.md", source, blocks)


def finding(rule: str, words: str, message: str, severity: str = "warning", **more) -> Finding:
    start = SOURCE.index(words)
    return Finding(rule, Span(start, start + len(words)), message, severity, **more)


CURE = finding(
    "claims/promised-cure",
    "Turmeric cures arthritis",
    "“Turmeric cures arthritis” promises a cure. Cite the evidence here, or say what it does.",
    "error",
    tags=("efficacy",),
    advice="Replace the cure verb with what trials measured, for whom and how long.",
    rewrite="In [trial or review, year], turmeric [changed what by how much].",
    sources=(Source("Compliance Guidance, FTC 2022", "Substantiation", verified="copy"),),
)
MISSING = finding(
    "safety/low-back-pain/cauda-equina",
    "Living with backache",
    "Nothing says when back pain is an emergency.",
    "error",
    tags=("red-flags",),
    answer="missing",
    paste=Paste("Call 911 if you cannot feel your bottom, or cannot pee.", 24),
    sources=(Source("Back pain", url="https://example.org/back", verified="own-page"),),
)
TYPO = finding(
    "typos/spelling",
    "dialy",
    "“dialy” is not a word; write “daily”.",
    fixes=(
        Fix(Span(SOURCE.index("dialy"), SOURCE.index("dialy") + 5), "daily", True),
        Fix(Span(SOURCE.index("dialy"), SOURCE.index("dialy") + 5), "dial"),
    ),
)
PLAIN = finding("readability/plain", "irksome", "Write “annoying”.", "note", rewrite="annoying")
ALL = (MISSING, CURE, TYPO, PLAIN)


def report(*findings: Finding, **more) -> Report:
    return Report(document(), findings, **more)


WHOLE = report(
    *ALL,
    skips=(Skip("languagetool", "no server answers; start it"),),
    measures={"words": 70, "flesch_kincaid_grade": 12.84},
    page={
        "kind": "advertising",
        "locale": "en-US",
        "country": "US",
        "topics": ["low-back-pain"],
        "unreviewed_advice": 1,
    },
    silenced=1,
    engines=("harper",),
)


def found(rule: str, start: int, end: int, severity: str = "note", **more) -> Finding:
    return Finding(rule, Span(start, end), f"Message of {rule}.", severity, **more)


def of(source: str, *findings: Finding, **more) -> Report:
    return Report(markdown.read(source, "a.md"), findings, **more)


def on(document: Document, words: str, severity: str = "note", **more) -> Finding:
    start = document.source.index(words)
    return found("typos/x", start, start + len(words), severity, **more)
