"""Reports that are hard to write down: every character that some format gives a meaning."""

from __future__ import annotations

from copylint.model import Document, Finding, Fix, Paste, Report, Skip, Source, Span

from .made import document

WORDS = "100%, “sure”: <b>'cure'</b> & \"more\" | `code` @team #12"
TEXT = f"# Ünder 🦴 pressure\n\nA 👩🏽‍⚕️ says {WORDS}\nand goes\x0con \x00to \ud800the end.\r\n"
START = TEXT.index("100%")
HARD = Report(
    document(TEXT.replace("\r\n", "\n")),
    (
        Finding(
            "claims/sure:thing,really",
            Span(START, TEXT.index(" end")),
            f"{WORDS} is\nnot so, 50%:\r\n::error::no. \ud83d \x1b[31m ]]> -->",
            "error",
            tags=("efficacy",),
            advice="Say: a, b % c.\n| and | pipe",
            rewrite="[a | b], 5 %",
            paste=Paste("```\nCall 111 | now @all, 🚑: 100%\n```", 3),
            sources=(Source("A, B: “C” <d>", "E & F", "https://example.org/a?b=1&c=%20"),),
        ),
        Finding(
            "typos/x",
            Span(TEXT.index("👩🏽‍⚕️"), TEXT.index("👩🏽‍⚕️") + len("👩🏽‍⚕️")),
            "Write “doctor”.",
            "note",
            fixes=(Fix(Span(TEXT.index("👩🏽‍⚕️"), TEXT.index("👩🏽‍⚕️") + 5), "doctor 🩺, %"),),
        ),
    ),
    (Skip("harper", "failed: 5%, <x>\n\ud800"),),
)
HARD = Report(
    Document("pages, 50%: a&b/ü 🦴 [x](y) `z`.md", HARD.document.source, HARD.document.blocks),
    HARD.findings,
    HARD.skips,
)


def many(findings: int = 3000, severity: str = "note") -> Report:
    """Make an article of as many sentences, each with a finding, the last two worse."""
    line = "This is irksome 🦴.\n\n"
    text = "# Many\n\n" + line * findings
    first = text.index("irksome")
    found = [
        Finding(
            "readability/plain",
            Span(first + at * len(line), first + at * len(line) + 7),
            "Write “annoying”.",
            severity,
        )
        for at in range(findings)
    ]
    worst = [
        Finding("claims/x", found[-2].span, "A claim.", "error"),
        Finding("typos/y", found[-1].span, "A typo.", "warning"),
    ]
    return Report(Document("many.md", text), (*found[:-2], *worst))
