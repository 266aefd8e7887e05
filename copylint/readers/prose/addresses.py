"""Web and mail addresses in prose are no prose: masked, and kept as links."""

from __future__ import annotations

import re
from dataclasses import replace

from copylint.model import MASK, Link

from .drafts import Draft

_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"“”\ufffc]{2,400}|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,24}){1,4}"
)
_TRAILING = ".,;:!?'’)]}*_"


def mask_addresses(draft: Draft) -> Draft:
    """Mask the addresses of a draft; each becomes a link unless it stands in one."""
    if "://" not in draft.text and "www." not in draft.text and "@" not in draft.text:
        return draft
    text, links = draft.text, list(draft.links)
    for match in _ADDRESS.finditer(draft.text):
        start, end = match.start(), match.start() + len(_trimmed(match.group()))
        text = f"{text[:start]}{MASK * (end - start)}{text[end:]}"
        if not any(link.start < end and start < link.end for link in links):
            links.append(Link(start, end, _url(match.string[start:end])))
    links.sort(key=lambda link: (link.start, -link.end))
    return replace(draft, text=text, links=tuple(links))


def _trimmed(address: str) -> str:
    """Leave the stop and the bracket of the sentence behind."""
    kept = address.rstrip(_TRAILING)
    return (
        kept + ")"
        if kept.count("(") > kept.count(")") and address[len(kept) :][:1] == ")"
        else kept
    )


def _url(address: str) -> str:
    if "@" in address and "/" not in address:
        return f"mailto:{address}"
    return address if "://" in address else f"https://{address}"
