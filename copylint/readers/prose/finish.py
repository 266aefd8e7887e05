"""Drafts become the blocks of a document: sentences, languages, wishes to silence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from copylint.model import Block, Document, Span
from copylint.text.language import ENGLISH, sort_out
from copylint.text.sentences import split

from .addresses import mask_addresses
from .allows import allowed_in
from .builder import Builder
from .drafts import Draft
from .linked import linked_data
from .matter import Matter

_LANGUAGE_KEYS = ("lang", "language", "locale", "inLanguage")


def finish(path: str, source: str, matter: Matter, builder: Builder) -> Document:
    """Make the document of an article whose drafts are complete."""
    builder.close_to(0)
    builder.flush()
    drafts = [mask_addresses(draft) for draft in (*matter.drafts, *builder.drafts)]
    fields = dict(matter.fields)
    if builder.data:
        fields.setdefault("jsonld", linked_data(source, builder.data))
    language, codes = sort_out([draft.text for draft in drafts], _declared(fields))
    blocks, foreign = _sorted_out(drafts, codes)
    return Document(
        path=path.replace("\\", "/"),
        source=source,
        blocks=blocks,
        fields=fields,
        field_spans=matter.spans,
        allows=(*matter.allows, *allowed_in(source, blocks, builder.code)),
        language=language,
        foreign=foreign,
        italics=tuple(builder.italics),
    )


def _declared(fields: Mapping[str, object]) -> str:
    for key in _LANGUAGE_KEYS:
        value = fields.get(key)
        if isinstance(value, str) and value.strip():
            return value
    return ""


def _sorted_out(
    drafts: Sequence[Draft], codes: Sequence[str]
) -> tuple[tuple[Block, ...], tuple[tuple[Span, str], ...]]:
    blocks, foreign = [], []
    for draft, code in zip(drafts, codes, strict=True):
        if code == ENGLISH:
            blocks.append(_block(draft))
        else:
            span = Block(draft.kind, draft.text, draft.offsets, draft.widths).whole
            foreign.append((span, code))
    return tuple(blocks), tuple(foreign)


def _block(draft: Draft) -> Block:
    return Block(
        draft.kind,
        draft.text,
        draft.offsets,
        draft.widths,
        split(draft.text, _on_purpose(draft)),
        draft.links,
        draft.level,
        draft.group,
        draft.name,
    )


def _on_purpose(draft: Draft) -> list[int]:
    """Give the line breaks that were made on purpose; a heading is read as one line."""
    if not draft.breaks or draft.kind == "heading":
        return []
    unwrapped = draft.is_unwrapped
    return [at for at, hard in draft.breaks if hard or unwrapped]
