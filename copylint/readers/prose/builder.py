"""Know which block the letters belong to: an open stack of frames, and the drafts made so far."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from copylint.model import Link, Span

from .drafts import Draft, Letters
from .pseudo import items_within

# Deeper than any page that people write; what lies below is read in the frame above it.
_DEEPEST = 400
_FILE = re.compile(r"^\S+\.(?:jpe?g|png|gif|webp|svg|avif|bmp|tiff?|mp4|pdf)$", re.IGNORECASE)


@dataclass(slots=True)
class Frame:
    """An open container.

    `tag` is its HTML name, or begins with `#` for Markdown; `home` is the nearest frame, itself
    included, that gives its text a kind.
    """

    tag: str
    kind: str = ""
    level: int = 0
    group: int = 0
    name: str = ""
    used: bool = False
    count: int = 0
    home: Frame | None = None
    list: Frame | None = None
    links: int = 0


@dataclass(slots=True)
class Builder:
    """Drafts blocks from text and containers, in reading order."""

    source: str
    drafts: list[Draft] = field(default_factory=list)
    code: list[tuple[int, int]] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    skip_until: int = 0
    """What stands before this place in the source is left out."""
    data: list[tuple[int, int]] = field(default_factory=list)
    """Places of JSON-LD."""
    italics: list[Span] = field(default_factory=list)
    depth: dict[str, int] = field(default_factory=dict)
    groups: int = 0
    letters: Letters = field(default_factory=Letters)
    masking: int = 0
    _links: list[tuple[int, str]] = field(default_factory=list)
    _captions: list[Draft] = field(default_factory=list)
    _typed: int = -1

    # Containers

    def push(self, tag: str, kind: str = "", level: int = 0, name: str = "") -> Frame:
        """Open a container; the letters before it become a block."""
        self.flush()
        above = self.frames[-1] if self.frames else None
        frame = Frame(tag, kind, level, name=name, links=len(self._links))
        frame.list = above.list if above else None
        frame.home = frame if kind else above and above.home
        if kind == "list":
            frame.home = above and above.home
            frame.list, frame.level = frame, (above.list.level + 1 if above and above.list else 1)
            frame.group = self._next_group()
        elif kind == "item":
            self._number(frame)
        elif kind in ("cell", "part"):
            frame.group = frame.list.group if frame.list else 0
        self.frames.append(frame)
        self.depth[tag] = self.depth.get(tag, 0) + 1
        return frame

    def _next_group(self) -> int:
        self.groups += 1
        return self.groups

    def _number(self, frame: Frame) -> None:
        if frame.list is None:
            frame.level = 1
            frame.group = self.groups or self._next_group()
            return
        frame.level, frame.group = frame.list.level, frame.list.group
        if frame.list.name:
            frame.name = str(int(frame.list.name) + frame.list.count)
        frame.list.count += 1

    def pop(self) -> None:
        """Close the innermost container; its letters become a block."""
        self.flush()
        frame = self.frames.pop()
        self.depth[frame.tag] -= 1
        del self._links[frame.links :]

    def close(self, tag: str) -> bool:
        """Close the nearest container `tag` and all within it, unless Markdown lies between."""
        if not self.depth.get(tag):
            return False
        at = len(self.frames) - 1
        while at >= 0 and self.frames[at].tag != tag:
            if self.frames[at].tag[0] == "#" and tag[0] != "#":
                return False
            at -= 1
        self.close_to(at)
        return True

    def close_to(self, size: int) -> None:
        """Close containers until `size` are open."""
        while len(self.frames) > size:
            self.pop()

    @property
    def at_line_start(self) -> bool:
        """Whether the next letter is the first of its block or line."""
        letters = self.letters
        return not letters.offsets or bool(
            letters.breaks and letters.breaks[-1][0] == len(letters) - 1
        )

    @property
    def full(self) -> bool:
        """Whether no deeper container is opened."""
        return len(self.frames) >= _DEEPEST

    # Letters

    def text(self, start: int, end: int) -> None:
        """Add source that is text as it stands."""
        if start < self.skip_until:
            return
        if self.masking:
            self.letters.mask(start, end)
        else:
            self.letters.exact(self.source[start:end], start)

    def markup(self, start: int, end: int) -> None:
        """Add source that is text of HTML."""
        if start < self.skip_until:
            return
        if self.masking:
            self.letters.mask(start, end)
        else:
            self.letters.markup(self.source, start, end)

    def spelled(self, letters: str, start: int, end: int) -> None:
        """Add letters that the source spells otherwise."""
        if start >= self.skip_until:
            self.letters.spelled(letters, start, end)

    def mask(self, start: int, end: int) -> None:
        """Add a masked run."""
        if start >= self.skip_until:
            self.letters.mask(start, end)

    def space(self, start: int, width: int = 1, hard: bool = False) -> None:
        """Add a line break; two on purpose in a row end the block."""
        breaks = self.letters.breaks
        if hard and breaks and breaks[-1] == (len(self.letters) - 1, True) and self.letters.spaced:
            self.flush()
        elif start >= self.skip_until:
            self.letters.space(start, width, hard)

    # Links

    def open_link(self, url: str) -> None:
        """Begin a link at the next letter."""
        self._links.append((len(self.letters), url))

    def close_link(self) -> None:
        """End the innermost link after the last letter."""
        if self._links and (not self.frames or len(self._links) > self.frames[-1].links):
            self._finish_link(*self._links.pop())

    def _finish_link(self, start: int, url: str) -> None:
        end = len(self.letters)
        if end > start and url:
            self.letters.links.append(Link(start, end, url))

    def open_anchor(self, url: str) -> None:
        """Begin a link of HTML, which ends one that was never closed."""
        self.close_link()
        self.open_link(url)

    def mark(self, kind: str, label: str, start: int) -> None:
        """Add a footnote or superscript mark, whose letters are not prose."""
        if start >= self.skip_until:
            size = len(self.letters)
            self.letters.links.append(Link(size, size, "", kind, label))

    def spelled_out(self, start: int, end: int) -> Letters:
        """Give the letters of an attribute's value."""
        letters = Letters()
        letters.markup(self.source, start, end)
        return letters

    def caption(self, letters: Letters, url: str) -> None:
        """Add an image's alternative text, as a block of its own beside the one that is open."""
        draft = letters.draft("caption")
        if draft is None or draft.offsets[0] < self.skip_until or _FILE.match(draft.text):
            return
        if any(draft.text.lower() == c.text.lower() for c in self._captions[-1:]):
            return
        links = (Link(0, len(draft.text), url, "image"),)
        self._captions.append(replace(draft, links=links))

    # Blocks

    def flush(self) -> None:
        """Make a block of the letters gathered so far."""
        captions, self._captions = self._captions, []
        letters = self.letters
        if letters.offsets:
            for start, url in self._links:
                self._finish_link(start, url)
            self._links = [(0, url) for _, url in self._links]
            self.letters = Letters()
            draft = letters.draft("paragraph")
            if draft is not None:
                draft.links = tuple(sorted(draft.links, key=lambda k: (k.start, -k.end)))
                self.drafts += (c for c in captions if c.offsets[0] < draft.offsets[0])
                captions = [c for c in captions if c.offsets[0] >= draft.offsets[0]]
                self._settle(draft)
        self.drafts += captions

    def _typed_group(self, fresh: bool) -> int:
        """Give the group of a typed list; one that goes on right after the last keeps its group."""
        goes_on = self._typed == len(self.drafts) and not fresh
        return self.groups if goes_on else self._next_group()

    def _settle(self, draft: Draft) -> None:
        """Give a draft the kind of the frame it stands in."""
        home = self.frames[-1].home if self.frames else None
        if home is None:
            self.drafts += items_within(draft, self._typed_group)
            if self.drafts and self.drafts[-1].kind == "item":
                self._typed = len(self.drafts)
            return
        draft.kind, draft.level, draft.group, draft.name = (
            home.kind,
            home.level,
            home.group,
            home.name,
        )
        if home.kind == "item":
            if home.used:
                draft.kind, draft.level, draft.name = "paragraph", 0, ""
            home.used = True
        elif home.kind == "part":
            draft.kind, draft.group = "paragraph", home.group
        self.drafts.append(draft)
