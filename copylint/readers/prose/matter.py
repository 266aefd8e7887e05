"""Front matter: values that people read become drafts, all keys become fields with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from copylint.errors import ReadError
from copylint.model import Allow, Span

from .allows import allowed_by
from .drafts import Draft
from .simple_matter import read_simple
from .values import Value

_YAML = re.compile(r"\ufeff?---[ \t]*\r?\n")
_YAML_END = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
_TOML = re.compile(r"\ufeff?\+\+\+[ \t]*\r?\n")
_TOML_END = re.compile(r"^\+\+\+[ \t]*\r?$", re.MULTILINE)
_KEY = re.compile(r"\s*(?:#[^\n]*\n\s*)*[\"']?[A-Za-z_][\w.-]*[\"']?\s*:(?:\s|$)")

# Keys whose text people read, letters only: anywhere; at the top; below a parent that says so.
_ANYWHERE = frozenset("alt alttext imagealt imgalt heroalt thumbnailalt coveralt".split())
_TOP = frozenset(
    "title description excerpt summary subtitle tagline teaser lead lede intro headline heading "
    "subheading abstract seotitle seodescription metatitle metadescription ogtitle ogdescription "
    "twittertitle twitterdescription pagetitle shorttitle linktitle seometatitle "
    "seometadescription caption imagecaption".split()
)
_BELOW = frozenset(
    "title description excerpt summary subtitle ogtitle ogdescription metatitle metadescription "
    "twittertitle twitterdescription headline heading subheading caption question answer".split()
)
_PARENTS = frozenset(
    "seo meta og opengraph twitter social header hero banner image images cover featured faq faqs "
    "figure thumbnail yoast head page params".split()
)


@dataclass(frozen=True, slots=True)
class Matter:
    """What the front matter says; `end` is where the body begins."""

    end: int = 0
    fields: Mapping[str, object] = field(default_factory=dict)
    spans: Mapping[str, Span] = field(default_factory=dict)
    drafts: tuple[Draft, ...] = ()
    allows: tuple[Allow, ...] = ()


def read_matter(source: str, path: str, hidden: str) -> Matter:
    """Read the front matter of an article, if it has one.

    Args:
        source: the whole file.
        path: named in errors.
        hidden: the source with its templates hidden.

    Raises:
        ReadError: when it is broken; the line is told.
    """
    opening = _YAML.match(source)
    if opening:
        return _yaml(source, path, hidden, opening.end())
    opening = _TOML.match(source)
    if opening:
        return _toml(source, path, hidden, opening.end())
    return Matter()


def _yaml(source: str, path: str, hidden: str, start: int) -> Matter:
    close = _YAML_END.search(source, start)
    if close is None:
        if _KEY.match(source, start):
            raise ReadError(f"{path}: line 1: the front matter never ends; add a line --- after it")
        return Matter()
    if not source[start : close.start()].strip():
        return Matter(end=_after(source, close.end()))
    found = read_simple(source, hidden, (start, close.start()))
    if found is None:
        from .yaml_matter import read_yaml

        found = read_yaml(source, path, hidden, (start, close.start()))
    if found is None:
        return Matter()
    return _matter(source, found, _after(source, close.end()))


def _toml(source: str, path: str, hidden: str, start: int) -> Matter:
    close = _TOML_END.search(source, start)
    if close is None:
        raise ReadError(f"{path}: line 1: the front matter never ends; add a line +++ after it")
    from .toml_matter import read_toml

    found = read_toml(source, path, hidden, (start, close.start()))
    return _matter(source, found, _after(source, close.end()))


def _after(source: str, end: int) -> int:
    """Give the start of the line after the closing mark."""
    line = source.find("\n", end)
    return len(source) if line < 0 else line + 1


def _matter(source: str, found: tuple[Mapping[str, object], list[Value]], end: int) -> Matter:
    fields, values = found
    spans = {value.key: value.span for value in values}
    allows = allowed_by(fields.get("copylint"), spans, source)
    return Matter(end, fields, spans, tuple(_drafts(values)), allows)


def _drafts(values: list[Value]) -> Iterator[Draft]:
    for value in values:
        draft = value.letters.draft("field") if value.letters and is_read(value.key) else None
        if draft is not None:
            draft.name = value.key
            yield draft


def is_read(key: str) -> bool:
    """Tell whether people read the value of a dotted key."""
    steps = [re.sub(r"[^a-z]", "", step) for step in key.lower().split(".")]
    steps = [step for step in steps if step]
    if not steps:
        return False
    last = steps[-1]
    if last in _ANYWHERE or (len(steps) == 1 and last in _TOP):
        return True
    return len(steps) > 1 and last in _BELOW and all(step in _PARENTS for step in steps[:-1])
