"""Find the posts in an export of WordPress (Tools, Export), each letter with its place."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from copylint.errors import ReadError
from copylint.model import BODY, Content, Excerpt

from .prose.excerpts import Spelt, Value, gathered

EXTENSIONS = (".xml", ".wxr")
IS_TOLD = False
"""Whether only the settings tell where copy is."""

_EXPORT = re.compile(r"xmlns:wp\s*=\s*[\"'][^\"']*wordpress\.org/export/", re.IGNORECASE)
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TOKEN = re.compile(
    r"<!\[CDATA\[(?P<cdata>.*?)\]\]>|(?P<entity>&(?:#[0-9]+|#x[0-9a-fA-F]+|amp|lt|gt|quot|apos);)"
    r"|<!--.*?-->|<\?.*?\?>",
    re.DOTALL,
)
_NO_COPY = frozenset(
    "attachment revision nav_menu_item custom_css customize_changeset oembed_cache user_request "
    "acf-field acf-field-group elementor_library wpcf7_contact_form mc4wp-form".split()
)
"""Types of posts that hold settings, files and forms."""
_NOT_KEPT = frozenset("trash auto-draft inherit".split())
"""Statuses of posts that nobody will publish; drafts and planned posts are checked."""
_CDATA = re.compile(r"\s*<!\[CDATA\[(?:(?!\]\]>).)*\]\]>\s*", re.DOTALL)
_FIELDS = {
    "title": "title",
    "dc:creator": "author",
    "wp:post_date": "date",
    "wp:post_modified": "updated",
    "excerpt:encoded": "excerpt",
    "content:encoded": BODY,
}
_META = {
    "_yoast_wpseo_title": "seotitle",
    "_yoast_wpseo_metadesc": "description",
    "rank_math_title": "seotitle",
    "rank_math_description": "description",
}
"""What search engines are told, by the plug-ins that keep it."""
_NEVER = "0000-00-00"
_TAG = re.compile(r"""<[^<>"']*(?:(?:"[^"]*"|'[^']*')[^<>"']*)*>""")
_Place = tuple[int, int]


@dataclass(slots=True)
class _Item:
    """A post or an author: the places of its values, the first of each name."""

    places: dict[str, _Place] = field(default_factory=dict)
    meta: list[dict[str, _Place]] = field(default_factory=list)


def excerpts(source: str, path: str, content: Content | None = None) -> Iterator[Excerpt]:
    """Yield the posts of an export that hold copy, of any type and status that is published.

    Args:
        source: the file.
        path: named in errors.
        content: of no use here; an export says itself where copy is.

    Raises:
        ReadError: the file is no export of WordPress, or broken.
    """
    if not _EXPORT.search(source, 0, 10_000):
        why = "no export of WordPress; make one with Tools, Export, or leave it out"
        raise ReadError(f"{path}: {why}")
    items, about = _Export(source, path).read()
    names = {
        _text(source, author.places.get("wp:author_login")): _text(
            source, author.places.get("wp:author_display_name")
        )
        for author in items
        if "wp:author_login" in author.places
    }
    for item in items:
        excerpt = _excerpt(source, item)
        if excerpt is not None:
            login = _text(source, item.places.get("dc:creator"))
            told = {"author": names[login]} if names.get(login) else {}
            language = _text(source, about.places.get("language"))
            yield replace(excerpt, fields=told | ({"lang": language} if language else {}))


def _excerpt(source: str, item: _Item) -> Excerpt | None:
    kind = _text(source, item.places.get("wp:post_type")) or "post"
    status = _text(source, item.places.get("wp:status"))
    if kind in _NO_COPY or kind.startswith("wp_") or status in _NOT_KEPT:
        return None
    number = _text(source, item.places.get("wp:post_id"))
    slug = _text(source, item.places.get("wp:post_name"))
    return gathered(f"{kind}-{number or slug}", _values(source, item), "html")


def _values(source: str, item: _Item) -> Iterator[Value]:
    for name, role in _FIELDS.items():
        place = item.places.get(name)
        if place and not _text(source, place).startswith(_NEVER):
            yield _value(source, role, name, place)
    for each in item.meta:
        role = _META.get(_text(source, each.get("wp:meta_key")), "")
        place = each.get("wp:meta_value")
        if role and place and "%%" not in source[slice(*place)]:
            yield _value(source, role, _text(source, each.get("wp:meta_key")), place)


def _value(source: str, role: str, label: str, place: _Place) -> Value:
    text = source[slice(*place)]
    is_cdata = _CDATA.fullmatch(text) is not None
    spelling = "cdata" if is_cdata else "mixed" if "<!" in text else "xml"
    return Value(role, label, _letters(source, place), spelling)


def _text(source: str, place: _Place | None) -> str:
    return _letters(source, place).text.strip() if place else ""


def _letters(source: str, place: _Place) -> Spelt:
    """Read the text of an element; of entities only those of XML itself are read."""
    start, end = place
    found, at = Spelt(), start
    for match in _TOKEN.finditer(source, start, end):
        if match.start() > at:
            found.add(source[at : match.start()], at, match.start())
        if match.group("entity"):
            found.add(html.unescape(match.group()), *match.span())
        elif match.group("cdata"):
            found.add(match.group("cdata"), *match.span("cdata"))
        at = match.end()
    if end > at:
        found.add(source[at:end], at, end)
    found.close(start)
    return found


class _Export:
    """Finds where the values of posts and authors stand.

    The parser of the standard library says where elements begin and end; it counts in bytes. No
    entity is ever defined or fetched: a document type is refused.
    """

    def __init__(self, source: str, path: str) -> None:
        self.source, self.path = source, path
        self.bytes = _UNFIT.sub(" ", source).encode("utf-8")
        self.items: list[_Item] = []
        self.about = _Item()
        self.open: list[tuple[str, int]] = []
        self.passed, self.letters = 0, 0

    def read(self) -> tuple[list[_Item], _Item]:
        """Give the posts and authors, and what is said of all of them."""
        from xml.parsers.expat import ExpatError, ParserCreate, errors

        self.parser = ParserCreate("utf-8")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = self._refuse
        try:
            self.parser.Parse(self.bytes, True)
        except ExpatError as error:
            why = f"line {error.lineno}: no XML ({errors.messages[error.code]})"
            raise ReadError(f"{self.path}: {why}; export it anew") from None
        return self.items, self.about

    def _refuse(self, *_: object) -> None:
        raise ReadError(f"{self.path}: a document type, which no export has; take it out")

    def _place(self) -> int:
        """Give the character that the parser is at."""
        at = self.parser.CurrentByteIndex
        self.letters += len(self.bytes[self.passed : at].decode("utf-8"))
        self.passed = at
        return self.letters

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        start = self._place()
        if name in ("item", "wp:author"):
            self.items.append(_Item())
        elif name == "wp:postmeta" and self.items:
            self.items[-1].meta.append({})
        self.open.append((name, start))

    def _end(self, name: str) -> None:
        end = self._place()
        _, start = self.open.pop()
        above = self.open[-1][0] if self.open else ""
        if above == "wp:postmeta" and self.items:
            places = self.items[-1].meta[-1]
        elif above in ("item", "wp:author"):
            places = self.items[-1].places
        elif above == "channel":
            places = self.about.places
        else:
            return
        tag = _TAG.match(self.source, start, end)
        places.setdefault(name, (tag.end() if tag else end, end))
