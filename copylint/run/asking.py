"""Which grammar engines are asked, and what becomes of those that do not answer."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any

from copylint.config import Settings
from copylint.errors import EngineError
from copylint.model import Document, Skip
from copylint.registry import CHECKS, ENGINES
from copylint.run.choice import Rules, chosen
from copylint.run.jobs import Engines


def engines(settings: Settings) -> Engines:
    """Make the wanted engines ready, where any rule asks for one.

    Call it in the parent process alone: a server that it starts lives as long as that.
    """
    rules = chosen(settings.packs, settings.select, settings.ignore)
    if not any(rule.kind == "remark" for rule in rules):
        return Engines()
    address = settings.languagetool
    default = "both" if address else "harper"
    wanted = {"none": (), "both": ("harper", "languagetool")}
    engine = settings.engine or default
    ready, skips = [], []
    for name in wanted.get(engine, (engine,)):
        try:
            ready.append((name, resolved(name, (address or "auto") * (name == "languagetool"))))
        except EngineError as error:
            skips.append(_skip(name, error))
    return Engines(tuple(ready), tuple(skips))


@lru_cache(maxsize=16)
def resolved(name: str, address: str) -> str:
    """Give the address at which an engine is ready, which `auto` may start.

    Raises:
        EngineError: why it is not.
    """
    if name not in ENGINES:
        raise EngineError("not part of this copylint; use --engine none")
    resolve = getattr(ENGINES[name], "resolve", None)
    return resolve(address) if resolve else address


def _skip(name: str, error: EngineError) -> Skip:
    return Skip(name, str(error).removeprefix(f"{name}: "))


def consult(
    document: Document, engines: Engines, rules: Rules = ()
) -> tuple[Document, tuple[Skip, ...]]:
    """Ask the engines; those that do not answer become skips.

    They are told the words that the rules of kind `remark` take as right anyway.
    """
    remarks: list[Any] = []
    skips = list(engines.skips)
    asked = _told(document, rules) if engines.ready else document
    for name, address in engines.ready:
        try:
            remarks += ENGINES[name].remarks(asked, address)
        except EngineError as error:
            skips.append(_skip(name, error))
    return replace(document, remarks=tuple(remarks)), tuple(skips)


def _told(document: Document, rules: Rules) -> Document:
    own = [rule for rule in rules if rule.kind == "remark"]
    accepted = document.context.accepted | CHECKS["remark"].settled(own, document)
    return replace(document, context=replace(document.context, accepted=accepted))
