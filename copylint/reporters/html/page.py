"""The page: its head, an index where there are several articles, and a section for each."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice
from pathlib import Path
from tempfile import SpooledTemporaryFile

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from copylint import __version__
from copylint.model import Report, Unread
from copylint.reporters.html.article import Article
from copylint.reporters.html.notes import READ, replacements
from copylint.reporters.shared.clean import clean
from copylint.reporters.shared.verdict import BY, WORDS, count, is_stopped

HERE = Path(__file__).parent
IN_MEMORY = 32_000_000
"""Bytes of finished sections that are held before they go to a temporary file."""
PIECE = 1_000_000
"""Characters handed on at a time."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the index."""

    path: str
    title: str
    id: str
    state: str
    verdict: str
    counts: tuple[int, ...] = ()


def pieces(results: Iterable[Report | Unread], quiet: bool = False) -> Iterator[str]:
    """Yield the page; the sections of many articles wait in a file for the index before them."""
    wanted = (each for each in results if not quiet or _is_wanted(each))
    first = list(islice(wanted, 2))
    if len(first) == 1 and isinstance(first[0], Report):
        article = Article(first[0], "a1", 2)
        yield from _streamed("single", article=article, counts=article.counts)
        return
    with SpooledTemporaryFile(IN_MEMORY, "w+", encoding="utf-8", newline="") as spool:
        total = _Total()
        for result in chain(first, wanted):
            if isinstance(result, Unread):
                total.add_unread(result)
            else:
                article = Article(result, f"a{len(total.lines) + 1}", 3)
                total.add(article)
                spool.write(_environment().get_template("section.html").render(article=article))
        spool.seek(0)
        sections = map(Markup, iter(lambda: spool.read(PIECE), ""))
        yield from _streamed("several", total=total, sections=sections, counts=total.counts)


def _is_wanted(result: Report | Unread) -> bool:
    return isinstance(result, Unread) or is_stopped(result)


class _Total:
    """The index, and what the articles sum up to."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.unread = 0
        self.stopped = 0
        self.unchecked = 0
        self.is_part = False
        self.counts = dict.fromkeys(WORDS.values(), 0)

    def add(self, article: Article) -> None:
        """Take an article that was read."""
        head, rest = article.verdict
        counts = tuple(article.counts.values())
        told = f"{head}: {rest}" if article.state == "unchecked" and rest else head
        line = Line(article.path, article.title, article.id, article.state, told, counts)
        self.lines.append(line)
        self.stopped += article.state == "stopped"
        self.unchecked += article.state == "unchecked"
        self.is_part = self.is_part or article.report.scope is not None
        for word, number in article.counts.items():
            self.counts[word] += number

    def add_unread(self, unread: Unread) -> None:
        """Take what could not be read."""
        self.lines.append(Line(unread.path, "", "", "unchecked", f"Not read: {unread.why}"))
        self.unread += 1

    @property
    def state(self) -> str:
        """As of an article."""
        if self.stopped:
            return "stopped"
        if self.unread or self.unchecked:
            return "unchecked"
        return "changes" if any(self.counts.values()) else "ready"

    @property
    def verdict(self) -> str:
        """The verdict on all."""
        articles = len(self.lines) - self.unread
        if self.stopped:
            are = "is" if self.stopped == 1 else "are"
            return f"{self.stopped} of {count(articles, 'article')} {are} not ready to publish"
        if not self.lines:
            return "No article"
        if self.state == "unchecked":
            return "Not all could be checked"
        if self.is_part:
            return f"Nothing stops publication{BY}"
        return "All may be published" if self.state == "changes" else "All are ready to publish"

    @property
    def told(self) -> str:
        """What is added to the verdict."""
        numbers = ", ".join(f"{n} {word}" for word, n in self.counts.items())
        parts = [f"{count(len(self.lines) - self.unread, 'article')}: {numbers}"]
        parts += [f"{self.unread} could not be read"] * bool(self.unread)
        return f"{'; '.join(parts)}."


def _streamed(name: str, **told: object) -> Iterator[str]:
    style = (HERE / "style.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    template = _environment().get_template(f"{name}.html")
    yield from template.generate(style=Markup(style), digest=digest, version=__version__, **told)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    """Make what fills the templates; all that is not markup of ours is cleaned and escaped."""
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["blanks"] = _blanks
    environment.filters["linked"] = _linked
    environment.globals.update(READ=READ, WORDS=WORDS, count=count, replacements=replacements)
    return environment


def _shown(value: object) -> object:
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _blanks(text: str) -> Markup:
    """Show what only the clinic knows, in square brackets, as a blank to fill."""
    out = Markup()
    for at, part in enumerate(_split(clean(text))):
        out += (
            Markup('<span class="blank">{}</span>').format(part) if at % 2 else Markup.escape(part)
        )
    return out


def _split(text: str) -> Iterator[str]:
    """Yield what stands between blanks and the blanks, in turn."""
    before, opened, rest = text.partition("[")
    while opened:
        inside, closed, after = rest.partition("]")
        if not closed:
            break
        yield before
        yield f"[{inside}]"
        before, opened, rest = after.partition("[")
    yield before + opened + rest


def _linked(url: str) -> str:
    """Give an address that may be followed; nothing for any other, such as `javascript:`."""
    return url if url.startswith(("https://", "http://")) else ""
