"""A page of the HTML report, read back as a browser would."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from copylint.model import Report, Unread
from copylint.reporters import html

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


@dataclass
class Element:
    """An element with what stands in it, in order: text and elements."""

    tag: str
    attributes: dict[str, str]
    inside: list[Element | str] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    @property
    def id(self) -> str:
        return self.attributes.get("id", "")

    def all(self, tag: str = "", name: str = "") -> Iterator[Element]:
        """Yield this and every element inside with a tag and a class, in order."""
        if tag in ("", self.tag) and (not name or name in self.classes):
            yield self
        for each in self.inside:
            if isinstance(each, Element):
                yield from each.all(tag, name)

    def one(self, tag: str = "", name: str = "") -> Element:
        (found,) = self.all(tag, name)
        return found

    def text(self, without: str = "") -> str:
        """Give what is read, as one line; `without` is a class that is left out."""
        return " ".join("".join(self._texts(without)).split())

    def _texts(self, without: str) -> Iterator[str]:
        for each in self.inside:
            if isinstance(each, str):
                yield each
            elif not without or without not in each.classes:
                yield from each._texts(without)


class Reader(HTMLParser):
    """Builds the tree, and refuses what a browser would have to guess at."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag, attrs):
        assert len(dict(attrs)) == len(attrs), f"an attribute twice in {tag}"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        assert self.open[-1].tag == tag, f"{tag} ends in {self.open[-1].tag}"
        self.open.pop()

    def handle_data(self, data):
        self.open[-1].inside.append(data)


def read(page: str) -> Element:
    """Read a page; every element must end where it has to."""
    page.encode("utf-8")
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert [each.tag for each in reader.open] == [""]
    ids = [each.id for each in reader.root.all() if each.id]
    assert len(ids) == len(set(ids)), "an id twice"
    for link in reader.root.all("a"):
        href = link.attributes["href"]
        assert href.startswith(("#", "https://", "http://"))
        assert not href.startswith("#") or href[1:] in ids, f"{href} leads nowhere"
    return reader.root


def rendered(results: Iterable[Report | Unread], **more) -> str:
    return "".join(html.render(results, **more))


def page(*results: Report | Unread, **more) -> Element:
    return read(rendered(results, **more))
