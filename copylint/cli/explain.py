"""`copylint explain`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, repeat
from pathlib import Path
from typing import Any

import click

from copylint import config
from copylint.cli.shared import fitting
from copylint.cli.terminal import columns, has_color
from copylint.errors import ConfigError
from copylint.model import Example, Rule, Source
from copylint.reporters.text.ink import OPEN, SHUT, WIDTH, Ink, clean
from copylint.run import load_packs
from copylint.settle import UPKEEP, matches

VERIFIED = {
    "own-page": "read on its own page",
    "copy": "read in a copy",
    "second-hand": "known second-hand",
    "memory": "from memory, not checked",
}
LOUD = "crisis-line"
"""The tag of advice that no waiver silences."""
LOCALE = "en-US"
"""The locale in whose words advice is shown where none is named."""


def _complete(ctx: Any, param: Any, incomplete: str) -> list[str]:
    """Name rules, and what is below a rule once its own id is there."""
    rules = load_packs(()).rules
    below = [each for rule in rules if incomplete.startswith(rule.id) for each in _below(rule)]
    names = (*(rule.id for rule in rules), *below, *UPKEEP)
    return [name for name in names if name.startswith(incomplete)]


def _below(rule: Rule[Any]) -> list[str]:
    """Give the ids that findings of a topic carry; none for another rule."""
    return [f"{rule.id}/{name}" for name in getattr(rule.body, "parts", ())]


@click.command(short_help="Explain a rule: why, examples, sources, how to silence it.")
@click.argument("rule", shell_complete=_complete)
@click.option("--pack", "packs", multiple=True, metavar="DIR", help="A directory of more rules.")
@click.option(
    "--locale",
    callback=fitting,
    metavar="CODE",
    help="Of the sentences of advice, such as en-GB.",
)
def explain(rule: str, packs: tuple[str, ...], locale: str | None) -> None:
    """Explain a rule: why it is there, what it flags and passes, and how to silence it.

    RULE is an id as reports show it. A topic such as safety/low-back-pain is shown as a page; a
    category such as claims as a list.
    """
    given = {"packs": packs, "locale": locale}
    settings = config.load(Path.cwd(), {name: value for name, value in given.items() if value})
    rules = {each.id: each for each in load_packs(settings.packs).rules}
    page = _Page(Ink(has_color(), columns() or WIDTH), settings.locale or LOCALE)
    click.echo("".join(page.of(rule.strip("/"), rules)), nl=False)


class _Page:
    """Writes what there is to know of a rule."""

    def __init__(self, ink: Ink, locale: str) -> None:
        self.ink = ink
        self.locale = locale

    def of(self, name: str, rules: Mapping[str, Rule[Any]]) -> Iterator[str]:
        """Yield the page of a rule, a topic, a piece of advice or a waiver's fault."""
        if name in rules:
            rule = rules[name]
            yield from self._topic(rule) if rule.kind == "advice" else self._rule(rule)
        elif name in UPKEEP:
            yield from self._upkeep(name)
        elif name.rpartition("/")[0] in rules:
            yield from self._part(rules[name.rpartition("/")[0]], name.rpartition("/")[2])
        else:
            yield from self._list(name, rules)

    def _rule(self, rule: Rule[Any]) -> Iterator[str]:
        yield from self._title(rule.id, rule.summary)
        yield from self._pair("severity", _severity(rule))
        yield from self._pair("says", rule.message)
        yield from self._pair("why", rule.why)
        yield from self._pair("do", rule.advice)
        yield from self._pair("write", rule.rewrite)
        yield from self._examples("Flags", (each for each in rule.examples if not each.passes))
        yield from self._examples("Passes", (each for each in rule.examples if each.passes))
        yield from self._sources(rule.sources)
        yield "\n"
        yield from self._silence(rule.id)

    def _topic(self, rule: Rule[Any]) -> Iterator[str]:
        yield from self._title(rule.id, f"{rule.body.name}: what a page on it says")
        for piece in rule.body.pieces:
            yield from self.ink.block(f"{rule.id}/{piece.id}", "", 0, "bold")
            yield from self._pair("conveys", piece.summary)
            yield from self._advice(rule, piece)
            yield from self._pair("see", "; ".join(map(_source, piece.sources)))
            yield "\n"
        for worry in rule.body.worries:
            yield from self.ink.block(f"{rule.id}/{worry.id}", "", 0, "bold")
            yield from self._worry(worry)
            yield from self._pair("see", "; ".join(map(_source, worry.sources)))
            yield "\n"
        yield from self._silence(rule.id)

    def _part(self, rule: Rule[Any], name: str) -> Iterator[str]:
        """Yield the page of a piece of advice, or of what a page says wrongly."""
        parts = getattr(rule.body, "parts", {})
        if name not in parts:
            raise _unknown(f"{rule.id}/{name}", _below(rule) or [rule.id])
        part = parts[name]
        if hasattr(part, "summary"):
            yield from self._title(f"{rule.id}/{name}", part.summary)
            yield from self._advice(rule, part)
        else:
            yield from self._title(f"{rule.id}/{name}", f"{rule.body.name}: {_plain(name)}")
            yield from self._worry(part)
        yield from self._sources(part.sources)
        yield "\n"
        yield from self._silence(f"{rule.id}/{name}", LOUD not in getattr(part, "tags", ()))

    def _worry(self, worry: Any) -> Iterator[str]:
        yield from self._pair("severity", worry.severity)
        yield from self._pair("says", worry.message)
        yield from self._pair("do", worry.advice)
        yield from self._pair("speaks of", ", ".join(map(_plain, worry.applies_to)))

    def _advice(self, rule: Rule[Any], piece: Any) -> Iterator[str]:
        from copylint.checks.advice.wording import sentence

        yield from self._pair("severity", piece.severity)
        yield from self._pair("asked", _asked(piece.when, rule.body.lexicon.facts))
        yield from self._pair("add", sentence(piece.paste, rule.body.lexicon, self.locale))
        for label, miss in zip(chain(["is not"], repeat("")), piece.near_misses, strict=False):
            yield from self._pair(label, f"“{miss}”")
        yield from self._pair("reviewed", piece.reviewed or "by no clinician yet")

    def _upkeep(self, name: str) -> Iterator[str]:
        upkeep = UPKEEP[name]
        yield from self._title(name, upkeep.summary)
        yield from self._pair("severity", upkeep.severity)
        yield from self._pair("says", upkeep.message)
        yield from self._pair("why", upkeep.why)
        yield f"\nTo silence it, put `ignore: [{name}]` into copylint.yaml.\n"

    def _list(self, name: str, rules: Mapping[str, Rule[Any]]) -> Iterator[str]:
        found = {rule.id: rule.summary or rule.body.name for rule in rules.values()}
        found |= {each: upkeep.summary for each, upkeep in UPKEEP.items()}
        own = {each: summary for each, summary in found.items() if matches(each, (name,), found)}
        if not own:
            below = [each for rule in rules.values() for each in _below(rule)]
            raise _unknown(name, [*found, *{each.partition("/")[0] for each in found}, *below])
        for each, summary in sorted(own.items()):
            yield from self.ink.block(each, "", 0, "bold")
            yield from self.ink.block(clean(summary), "  ", 2)

    def _title(self, name: str, summary: str) -> Iterator[str]:
        yield from self.ink.block(name, "", 0, "bold")
        yield from self.ink.block(clean(summary), "", 0)
        yield "\n"

    def _pair(self, label: str, text: str) -> Iterator[str]:
        if text:
            first = self.ink.paint(label, "dim") + " " * (10 - len(label))
            yield from self.ink.block(clean(text), first, 10)

    def _examples(self, label: str, examples: Iterable[Example]) -> Iterator[str]:
        yield "\n" + self.ink.paint(label, "bold") + "\n"
        for example in examples:
            for at, line in enumerate(_marked(example).split("\n")):
                yield from self.ink.block(line, "    " if at else "  - ", 4) if line else ()
            if example.fixed:
                yield from self.ink.block(f"becomes: {clean(example.fixed)}", " " * 4, 4)

    def _sources(self, sources: Iterable[Source]) -> Iterator[str]:
        told = [_source(source) for source in sources]
        if told:
            yield "\n" + self.ink.paint("Sources", "bold") + "\n"
            for each in told:
                yield from self.ink.block(each, "  - ", 4)

    def _silence(self, name: str, can_be_waived: bool = True) -> Iterator[str]:
        if not can_be_waived:
            yield "No waiver silences this: a reader in danger may need that line.\n"
            return
        yield self.ink.paint("To silence it, with a reason", "bold") + "\n"
        yield f"  next paragraph  <!-- copylint: allow {name} because … -->\n"
        yield f"  in MDX          {{/* copylint: allow {name} because … */}}\n"
        yield "  whole file      copylint: {allow: [{rule: " + name + ", because: …}]}\n"
        yield f"  some articles   waivers: [{{rule: {name}, files: …, because: …, owner: …}}]\n"
        yield f"  everywhere      ignore: [{name}]   (in copylint.yaml)\n"


def _severity(rule: Rule[Any]) -> str:
    told = [rule.severity, *(f"{level} in {code}" for code, level in rule.severities.items())]
    return ", ".join(told)


def _asked(when: Any, facts: Mapping[str, Any]) -> str:
    """Say on which pages a piece of advice is asked for; nothing where on all of its topic."""

    def told(names: Iterable[str], word: str) -> str:
        return f" {word} ".join(facts[name].say for name in names)

    wanted = " and ".join(filter(None, (told(when.all, "and"), told(when.any, "or"))))
    unless = f"not where it {told(when.none, 'or')}" if when.none else ""
    if not wanted:
        return unless
    return ", ".join(filter(None, (f"where the page {wanted}", unless)))


def _marked(example: Example) -> str:
    text, at, pieces = example.text, 0, []
    for span in example.marks:
        pieces += [_cleaned(text[at : span.start]), OPEN]
        pieces += [_cleaned(text[span.start : span.end]), SHUT]
        at = span.end
    return "".join((*pieces, _cleaned(text[at:])))


def _cleaned(text: str) -> str:
    return "\n".join(map(clean, text.split("\n")))


def _source(source: Source) -> str:
    told = ", ".join(filter(None, (source.title, source.section)))
    return clean(f"{told} ({VERIFIED[source.verified]}) {source.url}").rstrip()


def _plain(name: str) -> str:
    return name.replace("-", " ")


def _unknown(name: str, known: list[str]) -> ConfigError:
    from difflib import get_close_matches

    near = [each for each in known if each.endswith(f"/{name}")] or get_close_matches(name, known)
    mend = f"did you mean `{near[0]}`?" if near else "`copylint rules` lists them"
    return ConfigError(f"explain: no rule is called `{name}`; {mend}")
