"""Files that hold several articles: each is checked by itself, and told where it stands in them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from copylint.config import Settings, matcher
from copylint.errors import ReadError
from copylint.model import Content, Excerpt, Finding, Fix, Paste, Report, Span, Unread
from copylint.readers.decode import LARGEST, decode
from copylint.registry import COLLECTIONS
from copylint.run.articles import content
from copylint.run.jobs import Job

LARGEST_FILE = 100_000_000
"""Bytes of a file that holds several articles."""
_PLACES = Callable[[Span], Span]


def told(path: str, settings: Settings) -> Content | None:
    """Give what the settings say about where a file holds copy; None where they say nothing."""
    from os.path import relpath

    if settings.root is None or not settings.content:
        return None
    relative = Path(relpath(Path(path).absolute(), settings.root)).as_posix()
    return next((c for c in settings.content if matcher(c.files).match_file(relative)), None)


def apart(job: Job) -> Iterator[Job | Unread]:
    """Yield a job for each article of a file, in their order; or why there is none."""
    path = job.path.replace("\\", "/")
    try:
        reader = COLLECTIONS[Path(path).suffix.lower()]
        where = told(path, job.settings)
        if where is None and reader.IS_TOLD:
            mend = "say under `content` in copylint.yaml which fields hold copy"
            raise ReadError(f"nothing tells where the copy in it is; {mend}")
        if isinstance(job.source, Excerpt):
            raise TypeError("an article that is taken apart already")
        data = content(Path(path), LARGEST_FILE) if job.source is None else job.source
        source = decode(data, path, LARGEST_FILE)
        yield from _jobs(job, source, reader.excerpts(source, path, where))
    except ReadError as error:
        yield Unread(path, str(error).removeprefix(f"{path}: "))


def _jobs(job: Job, source: str, excerpts: Iterator[Excerpt]) -> Iterator[Job | Unread]:
    names: Counter[str] = Counter()
    for excerpt in excerpts:
        names[excerpt.name] += 1
        if names[excerpt.name] > 1:
            excerpt = replace(excerpt, name=f"{excerpt.name}-{names[excerpt.name]}")
        path = f"{job.path}#{excerpt.name}" if excerpt.name else job.path
        if len(excerpt.text) > LARGEST:
            most = f"the most is {LARGEST:,}"
            yield Unread(path, f"{len(excerpt.text):,} characters ({most}); split it")
        else:
            yield replace(job, path=path, source=excerpt, whole=source)
    if not names:
        yield Unread(job.path.replace("\\", "/"), "no copy in it; leave the file out")


def placed(job: Job, report: Report | Unread) -> Report | Unread:
    """Give the report of an article with its places in the file that it was taken from."""
    excerpt = job.source
    if not isinstance(excerpt, Excerpt) or isinstance(report, Unread):
        return report
    document, place = report.document, excerpt.place
    starts, ends = excerpt.places()
    blocks = [_block(block, starts, ends) for block in document.blocks]
    findings = [_finding(finding, excerpt) for finding in report.findings]
    document = replace(
        document,
        source=job.whole,
        part=excerpt.name,
        pieces=excerpt.pieces,
        blocks=tuple(sorted(blocks, key=lambda block: block.offsets[0])),
        field_spans={key: place(span) for key, span in document.field_spans.items()},
        allows=tuple(_allow(allow, place) for allow in document.allows),
        foreign=tuple((place(span), code) for span, code in document.foreign),
        remarks=(),
    )
    waived = tuple(
        replace(each, finding=_finding(each.finding, excerpt), allow=_allow(each.allow, place))
        for each in report.waived
    )
    page = dict(report.page)
    if isinstance(page.get("foreign"), list):
        page["foreign"] = [
            {"start": span.start, "end": span.end, "language": code}
            for span, code in document.foreign
        ]
    return replace(
        report,
        document=document,
        findings=tuple(sorted(findings, key=lambda each: (each.span, each.rule))),
        waived=waived,
        page=page,
    )


def _allow(allow: Any, place: _PLACES) -> Any:
    return replace(allow, span=place(allow.span), place=place(allow.place))


def _block(block: Any, starts: Sequence[int], ends: Sequence[int]) -> Any:
    """Give a block whose letters know their places in the file, and how many signs spell them."""
    wide, offsets, widths = dict(block.widths), [], []
    for index, at in enumerate(block.offsets):
        start, width = starts[at], wide.get(index, 1)
        offsets.append(start)
        width = ends[at + width] - start if width else 0
        if width != 1:
            widths.append((index, width))
    return replace(block, offsets=tuple(offsets), widths=tuple(widths))


def _finding(finding: Finding, excerpt: Excerpt) -> Finding:
    paste = finding.paste
    fixes = tuple(_fix(fix, excerpt) for fix in finding.fixes if _can_be_spelt(fix, excerpt))
    if paste:
        paste = Paste(paste.text, excerpt.place(Span(paste.at, paste.at)).start)
    return replace(finding, span=excerpt.place(finding.span), fixes=fixes, paste=paste)


def _can_be_spelt(fix: Fix, excerpt: Excerpt) -> bool:
    return excerpt.piece(fix.span.start).spelling in _SPELLINGS


def _fix(fix: Fix, excerpt: Excerpt) -> Fix:
    """Give a fix that can be applied to the file: spelt as it spells letters there."""
    spelling = excerpt.piece(fix.span.start).spelling
    return replace(fix, span=excerpt.place(fix.span), text=_SPELLINGS[spelling](fix.text))


def _as_xml(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


_SPELLINGS: dict[str, Callable[[str], str]] = {
    "json": lambda text: json.dumps(text, ensure_ascii=False)[1:-1],
    "csv": lambda text: text.replace('"', '""'),
    "cdata": lambda text: text.replace("]]>", "]]]]><![CDATA[>"),
    "xml": _as_xml,
}
