"""Which rules run: the packs that are loaded, and what is selected of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from copylint.config import Settings
from copylint.errors import ConfigError, RuleError
from copylint.model import CATEGORIES, Rule, Scope
from copylint.registry import CHECKS
from copylint.settle import UPKEEP, matches

if TYPE_CHECKING:
    from copylint.packs.load import Packs

Rules = tuple[Rule[Any], ...]


@lru_cache(maxsize=8)
def load_packs(directories: tuple[str, ...] = ()) -> Packs:
    """Make the rules of copylint and of further directories ready to run.

    Raises:
        RuleError: what is wrong in a rule file.
    """
    from copylint.packs.cache import ready
    from copylint.packs.places import rules_dir

    for directory in directories:
        if not Path(directory).is_dir():
            raise RuleError(f"{directory}: no such directory; name a directory of rules")
    parsers = {kind: CHECKS[kind].parse for kind in CHECKS}
    return ready([rules_dir(), *map(Path, directories)], parsers)


@lru_cache(maxsize=64)
def chosen(packs: tuple[str, ...], select: tuple[str, ...], ignore: tuple[str, ...]) -> Rules:
    """Give the rules of some packs that may find something under `select` and `ignore`.

    Raises:
        ConfigError: one of them names neither a rule nor the beginning of one, or none is left.
    """
    rules = load_packs(packs).rules
    wanted = asked(packs, select, ignore)
    for name in (*select, *ignore):
        _refuse_unknown(name, rules)
    found = tuple(rule for rule in rules if wanted.may_find(rule.id))
    if not found and not any(wanted.has(name) and select for name in UPKEEP):
        mend = "take one out of `ignore`, or leave articles out with `exclude`"
        raise ConfigError(f"select, ignore: no rule left to run; {mend}")
    return found


def _refuse_unknown(name: str, rules: Rules) -> None:
    ids = {rule.id for rule in rules} | UPKEEP.keys()
    if any(matches(rule, (name,), ids) for rule in ids):
        return
    above = [rule for rule in rules if name.startswith(rule.id + "/")]
    below = [f"{rule.id}/{part}" for rule in above for part in getattr(rule.body, "parts", ())]
    if any(matches(part, (name,), ids) for part in below) or (above and not below):
        return
    if name.rstrip("/") in CATEGORIES:
        return
    from difflib import get_close_matches

    near = get_close_matches(name, below or [*CATEGORIES, *sorted(ids)], 1)
    mend = f"did you mean `{near[0]}`?" if near else "`copylint rules` lists them"
    place = getattr(name, "place", "select, ignore")
    raise ConfigError(f"{place}: no rule is called `{name}`; {mend}")


@dataclass(frozen=True)
class Asked:
    """Which rules are asked for: by ids and their beginnings, of the rules that are known."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    known: frozenset[str]

    def has(self, rule: str) -> bool:
        """Tell whether the findings of a rule, or of a piece of advice, are asked for."""
        if matches(rule, self.ignore, self.known):
            return False
        return not self.select or matches(rule, self.select, self.known)

    def may_find(self, rule: str) -> bool:
        """Tell whether any finding of a rule can be asked for, if only of a piece of it."""
        if matches(rule, self.ignore, self.known):
            return False
        return self.has(rule) or any(name.startswith(rule + "/") for name in self.select)


@lru_cache(maxsize=64)
def asked(packs: tuple[str, ...], select: tuple[str, ...], ignore: tuple[str, ...]) -> Asked:
    """Give what `select` and `ignore` ask for of the rules of some packs."""
    known = frozenset(rule.id for rule in load_packs(packs).rules)
    return Asked(select, ignore, known)


@lru_cache(maxsize=8)
def remarks(packs: tuple[str, ...]) -> frozenset[str]:
    """Give the rules of some packs that take what an engine says: they run where one answers."""
    return frozenset(rule.id for rule in load_packs(packs).rules if rule.kind == "remark")


@lru_cache(maxsize=64)
def ran(
    packs: tuple[str, ...], select: tuple[str, ...], ignore: tuple[str, ...], is_heard: bool
) -> frozenset[str]:
    """Give the rules that run; those of kind `remark` only where an engine is heard."""
    rules = chosen(packs, select, ignore)
    return frozenset(rule.id for rule in rules if is_heard or rule.kind != "remark")


def scope(rules: Rules, settings: Settings, is_heard: bool) -> Scope | None:
    """Say how much was asked for; nothing where it was all.

    Args:
        rules: those that run.
        settings: the options that chose them.
        is_heard: whether an engine was asked, be it in vain.
    """
    spelling = is_heard or not any(rule.kind == "remark" for rule in rules)
    if spelling and not settings.select and not settings.ignore:
        return None
    own = {rule.id.partition("/")[0] for rule in rules}
    categories = tuple(category for category in CATEGORIES if category in own)
    return Scope(len(rules), len(load_packs(settings.packs).rules), categories, spelling)


_GROUPED: dict[int, tuple[Rules, dict[str, Rules]]] = {}


def by_kind(rules: Rules) -> dict[str, Rules]:
    """Sort rules by kind; the same rules give the very same tuples: checks may know them."""
    if id(rules) not in _GROUPED:
        kinds = dict.fromkeys(rule.kind for rule in rules)
        grouped = {kind: tuple(r for r in rules if r.kind == kind) for kind in kinds}
        _GROUPED[id(rules)] = rules, grouped
    return _GROUPED[id(rules)][1]


def forget() -> None:
    """Forget the rules that were read."""
    for memory in (load_packs, chosen, asked, remarks, ran):
        memory.cache_clear()
    _GROUPED.clear()
