"""The nouns: frozen data, no behaviour beyond looking at themselves.

Characters are Unicode code points, counted from 0; spans are half-open. People are shown lines and
columns, counted from 1.
"""

from copylint.model.article import (
    BLOCK_KINDS,
    MASK,
    Allow,
    Block,
    Context,
    Document,
    Link,
    Remark,
    Sentence,
    Span,
)
from copylint.model.excerpt import BODY, Content, Excerpt
from copylint.model.piece import Piece
from copylint.model.report import (
    Dossier,
    Entry,
    Finding,
    Fix,
    Paste,
    Report,
    Scope,
    Skip,
    Unread,
    Waived,
)
from copylint.model.rule import (
    CATEGORIES,
    SEVERITIES,
    Example,
    Rule,
    Source,
)

__all__ = [
    "BLOCK_KINDS",
    "BODY",
    "CATEGORIES",
    "MASK",
    "SEVERITIES",
    "Allow",
    "Block",
    "Content",
    "Context",
    "Document",
    "Dossier",
    "Entry",
    "Example",
    "Excerpt",
    "Finding",
    "Fix",
    "Link",
    "Paste",
    "Piece",
    "Remark",
    "Report",
    "Rule",
    "Scope",
    "Sentence",
    "Skip",
    "Source",
    "Span",
    "Unread",
    "Waived",
]
