"""A directory of rule files becomes a pack; packs become a finder."""

from __future__ import annotations

import string
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from copylint.errors import RuleError
from copylint.model import CATEGORIES, SEVERITIES, Example, Rule
from copylint.packs.fields import Fields, Reading
from copylint.packs.marked import examples
from copylint.packs.nodes import compose, plain
from copylint.packs.places import rules_dir
from copylint.text.lexicon import build
from copylint.text.page import PageCues, Sign
from copylint.text.patterns import Pattern
from copylint.text.terms import Finder
from copylint.text.words import Inflector, folded

Parsers = Mapping[str, Callable[[Fields], object]]
SOURCED = frozenset(("claim", "advice", "measure"))
"""Kinds whose rules name an authority."""
LISTS = ("terms", "shared")
PAGE = "page.yaml"
"""The file of a pack that tells the kind of a page."""


@dataclass(frozen=True)
class Pack:
    """A directory of rules and their word lists.

    Attributes:
        name: the directory, as told in errors.
        rules: in the order of their ids.
        terms: word lists by name; a group of a list as `name.group`.
        patterns: of all rules.
    """

    name: str
    rules: tuple[Rule[object], ...]
    terms: Mapping[str, tuple[str, ...]]
    patterns: tuple[Pattern, ...]
    page: PageCues | None = None


@dataclass(frozen=True)
class Packs:
    """All packs in use, ready to run; `page` is what tells the kind of a page."""

    packs: tuple[Pack, ...]
    rules: tuple[Rule[object], ...]
    finder: Finder
    terms: Mapping[str, tuple[str, ...]]
    page: PageCues | None = None


def load(path: Path, parsers: Parsers) -> Pack:
    """Read every rule file and word list of a directory.

    Args:
        path: the directory.
        parsers: by kind, what reads the part of a rule file that is peculiar to it.

    Raises:
        RuleError: what is wrong, where, and how to mend it.
    """
    if not path.is_dir():
        raise RuleError(f"{path}: no such directory; name a directory of rules")
    reading = Reading(path, path.name, rules_dir())
    rules = tuple(_rule(name, reading, parsers) for name in _names(path))
    if not rules:
        raise RuleError(f"{path}: no rules in it; put them in folders such as {path.name}/claims")
    page = _page(reading.file(PAGE)) if (path / PAGE).is_file() else None
    return Pack(path.name, rules, _terms(path), tuple(reading.patterns.values()), page)


def _page(fields: Fields) -> PageCues:
    """Read what tells the kind of a page."""
    signs = fields.fields("signs")
    found = {name: tuple(map(_sign, signs.items(name))) for name in signs}
    cues = PageCues(found, *(fields.number(key) for key in ("health", "sells", "informs")))
    unread = next(fields.unread(), None)
    if unread is not None:
        raise unread
    return cues


def _sign(fields: Fields) -> Sign:
    return Sign(fields.patterns("words"), fields.number("weight"), int(fields.number("cap")))


def _names(path: Path) -> Iterator[str]:
    for file in sorted(path.rglob("*.yaml")):
        inside = file.relative_to(path)
        if not set(LISTS) & set(inside.parts[:-1]) and len(inside.parts) > 1:
            yield inside.with_suffix("").as_posix()


def _rule(name: str, reading: Reading, parsers: Parsers) -> Rule[object]:
    fields = reading.file(f"{name}.yaml")
    if name.partition("/")[0] not in CATEGORIES:
        raise RuleError(f"{fields.place}: no category; move it below {', '.join(CATEGORIES)}")
    if fields.text("id") != name:
        raise fields.error("id", f"the id is not the path; write `id: {name}`")
    kind = fields.choice("kind", tuple(parsers))
    body = parsers[kind](fields)
    rule = _generic(name, kind, body, fields)
    _refuse(rule, fields)
    return rule


def _generic(name: str, kind: str, body: object, fields: Fields) -> Rule[object]:
    advice = kind == "advice"
    inner = fields.optional("severities")
    severities = {k: inner.choice(k, SEVERITIES) for k in inner} if inner else {}
    return Rule(
        id=name,
        kind=kind,
        severity=fields.choice("severity", SEVERITIES, "warning" if advice else None),
        tags=fields.texts("tags", ()),
        summary=fields.text("summary", "" if advice else None),
        message=fields.text("message", "" if advice else None),
        why=fields.text("why", "" if advice else None),
        body=body,
        advice=fields.text("advice", ""),
        rewrite=fields.text("rewrite", ""),
        sources=fields.sources("sources"),
        examples=examples(fields),
        severities=severities,
        place=fields.place,
    )


def _refuse(rule: Rule[object], fields: Fields) -> None:
    unread = next(fields.unread(), None)
    if unread is not None:
        raise unread
    if rule.kind == "advice":
        return
    for key in ("message", "rewrite"):
        for name in _places(getattr(rule, key)):
            if name not in fields.names:
                raise fields.error(key, f"`{{{name}}}` is no slot; name it under `slots`")
    if not _both(rule.examples):
        raise fields.error("examples", "no examples of both kinds; add `flags` and `passes`")
    if rule.kind in SOURCED and not rule.sources:
        raise fields.error("sources", f"a {rule.kind} without a source; name an authority")


def _places(text: str) -> Iterator[str]:
    for _, name, _, _ in string.Formatter().parse(text):
        if name is not None:
            yield name


def _both(found: Sequence[Example]) -> bool:
    return any(e.passes for e in found) and any(not e.passes for e in found)


def _terms(path: Path) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for file in sorted((path / "terms").glob("*.yaml")):
        data = plain(compose(file, f"{path.name}/terms/{file.name}"))
        groups = data if isinstance(data, dict) else {"": data}
        every: list[str] = []
        for name, terms in groups.items():
            if not isinstance(terms, list):
                where = f"{path.name}/terms/{file.name}"
                raise RuleError(f"{where}: `{name}` is no list; begin its entries with `- `")
            words = tuple(map(str, terms))
            every += words
            if name:
                found[f"{file.stem}.{name}"] = words
        found[file.stem] = tuple(dict.fromkeys(every))
    return found


def gather(packs: Sequence[Pack]) -> Packs:
    """Put packs together; later packs add to the word lists of earlier ones.

    Raises:
        RuleError: two packs hold one rule id, or a pattern asks for a list that is not there.
    """
    terms: dict[str, tuple[str, ...]] = {}
    rules: dict[str, Rule[object]] = {}
    for pack in packs:
        for rule in pack.rules:
            if rule.id in rules:
                raise RuleError(f"{rule.place}: `{rule.id}` is a rule already; choose another id")
            rules[rule.id] = rule
        for name, words in pack.terms.items():
            terms[name] = tuple(dict.fromkeys((*terms.get(name, ()), *words)))
    try:
        finder = build(
            (p for pack in packs for p in pack.patterns),
            terms,
            Inflector({k: folded(" ".join(v)) for k, v in _under(terms, "irregular").items()}),
            _under(terms, "emergency"),
        )
    except KeyError as error:
        raise RuleError(f"word list `${error.args[0]}` is not there; add terms/…") from None
    ordered = tuple(rules[name] for name in sorted(rules))
    page = next((pack.page for pack in reversed(packs) if pack.page is not None), None)
    return Packs(tuple(packs), ordered, finder, terms, page)


def _under(terms: Mapping[str, tuple[str, ...]], name: str) -> dict[str, tuple[str, ...]]:
    head = f"{name}."
    return {k.removeprefix(head): v for k, v in terms.items() if k.startswith(head)}
