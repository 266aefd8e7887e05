"""One article is read, marked and checked, and becomes a report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from copylint.config import Settings
from copylint.errors import ReadError
from copylint.model import Context, Document, Excerpt, Finding, Report, Skip, Unread
from copylint.readers.decode import decode
from copylint.registry import CHECKS, COLLECTIONS, READERS
from copylint.run.articles import content
from copylint.run.asking import consult
from copylint.run.choice import Rules, asked, by_kind, chosen, load_packs, ran, scope
from copylint.run.jobs import NO_ENGINES, Engines
from copylint.run.today import today
from copylint.run.waiving import allows
from copylint.settle import Terms, settle
from copylint.text.page import look

if TYPE_CHECKING:
    from copylint.packs.load import Packs

_UNION = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"
PROFILES = {"GB": "UK", "001": "", **dict.fromkeys(_UNION.split(), "EU")}
"""The profile of the claims rules for a country, where it is called otherwise."""


def read(path: str, settings: Settings, source: bytes | Excerpt | None = None) -> Document:
    """Read an article and what its page says about itself.

    Args:
        path: where it is, and what its reader goes by; `-` is Markdown.
        settings: the options that hold for it.
        source: its bytes, where they are not to be read from `path`; or what it is of a file that
            holds several.

    Raises:
        ReadError: what is wrong with the file, and how to mend it.
    """
    if isinstance(source, Excerpt):
        return _read_excerpt(path.replace("\\", "/"), settings, source)
    suffix = Path(path).suffix.lower() or (".md" if path == "-" else ".txt")
    if suffix not in READERS:
        raise ReadError(_unreadable(suffix))
    shown = path.replace("\\", "/")
    text = decode(content(Path(path)) if source is None else source, shown)
    document: Document = READERS[suffix].read(text, shown)
    return replace(document, context=_context(document, settings))


def _unreadable(suffix: str) -> str:
    if suffix in COLLECTIONS:
        return f"a `{suffix}` file holds several articles; check it with `copylint check`"
    known, several = ", ".join(READERS), ", ".join(COLLECTIONS)
    return f"copylint reads no `{suffix}` files; save it as one of {known}, or export it: {several}"


def _read_excerpt(path: str, settings: Settings, excerpt: Excerpt) -> Document:
    from copylint.readers.prose.excerpts import matter_of

    reader = READERS[excerpt.form]
    document: Document = reader.read(excerpt.text, path, matter_of(excerpt))
    return replace(document, context=_context(document, settings))


def _context(document: Document, settings: Settings) -> Context:
    from copylint.text import locale

    found = locale.find(document, settings.locale or settings.country).locale
    country = settings.country or found.rpartition("-")[2]
    return Context(
        locale=found,
        country=PROFILES.get(country, country),
        profession=settings.profession,
        audience=settings.audience,
        accepted=frozenset(settings.accept),
        clinical_gate=settings.clinical_gate,
        target_grade=settings.grade,
        today=today().isoformat(),
    )


def mark(document: Document, packs: Packs) -> Document:
    """Find every term of every rule in an article, and read from them what kind of page it is."""
    document = replace(document, marks=packs.finder.mark(document))
    if packs.page is None:
        return document
    return replace(document, context=look(document, packs.page))


def find(rules: Rules, document: Document) -> Iterator[Finding]:
    """Yield what the checks find, each given all its rules at once."""
    for kind, own in by_kind(rules).items():
        try:
            yield from CHECKS[kind].check(own, document)
        except Exception as bug:
            bug.add_note(f"{_culprit(kind, own, document)}, article {document.path}")
            raise


def _culprit(kind: str, rules: Rules, document: Document) -> str:
    """Name the rule that a check breaks on, by trying each alone."""
    for rule in rules:
        try:
            list(CHECKS[kind].check((rule,), document))
        except Exception:
            return f"rule {rule.id}"
    return f"check {kind}"


def check(
    path: str,
    settings: Settings,
    engines: Engines = NO_ENGINES,
    source: bytes | Excerpt | None = None,
) -> Report | Unread:
    """Check one article, from its path to its report.

    Args:
        path: where it is, and what its reader goes by.
        settings: the options that hold for it.
        engines: as `engines(settings)` made them ready.
        source: as `read` takes it.

    Raises:
        RuleError: what is wrong in a rule file.
        ConfigError: a rule is selected that there is not.
    """
    try:
        document = read(path, settings, source)
    except ReadError as error:
        shown = path.replace("\\", "/")
        return Unread(shown, str(error).removeprefix(f"{shown}: "))
    return examine(document, settings, engines)


def examine(document: Document, settings: Settings, engines: Engines = NO_ENGINES) -> Report:
    """Check an article that was read."""
    why = _unfit(document)
    if why:
        skip = Skip("article", why)
        return Report(document, (), (skip,), page=page(document), fail_on=settings.fail_on)
    chosen_by = settings.packs, settings.select, settings.ignore
    rules = chosen(*chosen_by)
    packs = load_packs(settings.packs)
    document, skips = consult(document, engines, rules)
    document = mark(document, packs)
    wishes = (*document.allows, *allows(settings.waivers, document))
    document = replace(document, allows=wishes)
    is_heard = bool(engines.ready) and not skips
    terms = Terms(_today(document), asked(*chosen_by).known, ran(*chosen_by, is_heard))
    found = (f for f in find(rules, document) if _wanted(f, settings))
    findings, waived = settle(found, document, terms)
    measures, told = describe(rules, document, packs.rules)
    missing = {skip.what for skip in skips}
    return Report(
        document=replace(document, marks=None),
        findings=tuple(f for f in findings if _wanted(f, settings)),
        skips=skips,
        measures=measures,
        page=page(document) | told,
        silenced=len(waived),
        waived=waived,
        fail_on=settings.fail_on,
        engines=tuple(name for name, _ in engines.ready if name not in missing),
        scope=scope(rules, settings, bool(engines.ready or engines.skips)),
    )


def _today(document: Document) -> date:
    told = document.context.today
    return date.fromisoformat(told) if told else today()


def _wanted(finding: Finding, settings: Settings) -> bool:
    return asked(settings.packs, settings.select, settings.ignore).has(finding.rule)


def _unfit(document: Document) -> str:
    """Say why an article cannot be checked; nothing when it can."""
    if document.language != "en":
        return f"not English: most of it is in another language ({document.language})"
    if not any(block.sentences for block in document.blocks):
        return "no prose in it; nothing was checked"
    return ""


def describe(
    rules: Rules, document: Document, everything: Rules = ()
) -> tuple[dict[str, float], dict[str, object]]:
    """Give the measures of an article, and what the checks say about its page.

    Args:
        rules: those that run.
        document: the article, marked.
        everything: all rules; an article has its measures whichever of them run.
    """
    everything = everything or rules
    measures: dict[str, float] = {}
    told: dict[str, object] = {}
    for kind, own in by_kind(rules).items():
        tell = getattr(CHECKS[kind], "describe", None)
        if tell and kind != "measure":
            told.update(tell(own, document))
    if "measure" in by_kind(everything):
        measures.update(CHECKS["measure"].describe(by_kind(everything)["measure"], document))
    return measures, told


def page(document: Document) -> dict[str, object]:
    """Say what copylint takes a page for."""
    context = document.context
    told: dict[str, object] = {
        "kind": context.page_kind,
        "locale": context.locale,
        "country": context.country,
        "topics": [],
        "unreviewed_advice": 0,
    }
    if document.foreign:
        told["foreign"] = [
            {"start": span.start, "end": span.end, "language": language}
            for span, language in document.foreign
        ]
    return told
