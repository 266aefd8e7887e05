"""Build the finder: expand the rules' words to their forms and share out atoms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import product

from copylint.text.join import Compiled, Steps
from copylint.text.patterns import Pattern, Step, alternative
from copylint.text.terms import ANYWHERE, Finder
from copylint.text.words import WORD, Inflector, fold

NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred "
    "thousand "
    "million billion half dozen"
).split()


def build(
    patterns: Iterable[Pattern],
    lists: Mapping[str, tuple[str, ...]],
    inflector: Inflector,
    emergency: Mapping[str, tuple[str, ...]],
) -> Finder:
    """Build the finder of some patterns.

    Args:
        patterns: of all rules.
        lists: word lists by name; a group of a list as `name.group`.
        inflector: gives the forms of a word.
        emergency: emergency numbers by locale.

    Raises:
        KeyError: a pattern asks for a list that is not there.
    """
    return _Builder(lists, inflector, emergency).build(patterns)


class _Builder:
    def __init__(
        self,
        lists: Mapping[str, tuple[str, ...]],
        inflector: Inflector,
        emergency: Mapping[str, tuple[str, ...]],
    ) -> None:
        self._lists = lists
        self._inflector = inflector
        self._emergency = emergency
        self._groups: dict[str, int] = {}
        self._specs = cache(specs)  # the words of a list stand in many groups
        self._terms: dict[tuple[str, ...], set[int]] = {}

    def build(self, patterns: Iterable[Pattern]) -> Finder:
        compiled: dict[str, Compiled] = {}
        local: dict[tuple[str, str], Compiled] = {}
        for pattern in patterns:
            if "{EMERGENCY}" in pattern.key:
                for locale in (*self._emergency, ANYWHERE):
                    local[pattern.key, locale] = self._compile(pattern, locale)
            elif pattern.key not in compiled:
                compiled[pattern.key] = self._compile(pattern, "")
        atoms, beginnings, options = self._atoms()
        strings: dict[str, set[int]] = {}
        for term, groups in self._terms.items():
            for combination in product(*(options[spec] for spec in term)):
                strings.setdefault("".join(combination), set()).update(groups)
        return Finder(
            atoms,
            beginnings,
            atoms["{NUMBER}"],
            list(strings),
            [tuple(sorted(groups)) for groups in strings.values()],
            compiled,
            local,
        )

    def _compile(self, pattern: Pattern, locale: str) -> Compiled:
        def part(steps: tuple[Step, ...]) -> Steps:
            return tuple((self._group(s.key, locale), s.gap, s.optional, s.name) for s in steps)

        parts = tuple(map(part, pattern.parts))
        needed = frozenset(g for steps in parts for g, _, optional, _ in steps if not optional)
        return Compiled(parts, tuple(map(part, pattern.without)), needed)

    def _group(self, key: str, locale: str) -> int:
        name = f"{key}@{locale}" if "{EMERGENCY}" in key else key
        group = self._groups.get(name)
        if group is None:
            group = self._groups[name] = len(self._groups)
            for one in self._expand(key, locale):
                self._terms.setdefault(self._specs(one), set()).add(group)
        return group

    def _expand(self, key: str, locale: str) -> Iterator[str]:
        for one in key.split("|"):
            if one == "{EMERGENCY}":
                numbers = self._emergency.get(locale)
                every = (n for ns in self._emergency.values() for n in ns)
                yield from numbers if numbers is not None else every
            elif one.startswith("$"):
                for term in self._lists[one[1:]]:
                    yield from self._expand(alternative(term), locale)
            else:
                yield one

    def _atoms(self) -> tuple[dict[str, str], list[tuple[str, str]], dict[str, tuple[str, ...]]]:
        """Share out atoms: the forms that the same specs may take share one."""
        wanted = {spec for term in self._terms for spec in term} | {"{NUMBER}"}
        beginnings = sorted(spec[:-1] for spec in wanted if spec.endswith("*"))
        chars: dict[frozenset[str], str] = {}
        atoms = {
            form: _char(chars, frozenset(taken))
            for form, taken in self._takers(wanted, beginnings).items()
        }
        heads = []
        for beginning in beginnings:
            known = frozenset(f"{b}*" for b in beginnings if beginning.startswith(b))
            heads.append((beginning, _char(chars, known)))
        atoms["{NUMBER}"] = _char(chars, frozenset(("{NUMBER}",)))
        options: dict[str, list[str]] = {}
        for taken, char in chars.items():
            for spec in taken:
                options.setdefault(spec, []).append(char)
        return atoms, heads, {spec: tuple(found) for spec, found in options.items()}

    def _takers(self, wanted: set[str], beginnings: list[str]) -> dict[str, set[str]]:
        """Say which specs may take each form."""
        takes: dict[str, set[str]] = {}
        for spec in sorted(wanted):
            for form in self._forms(spec):
                takes.setdefault(form, set()).add(spec)
        known = frozenset(beginnings)
        for form, taken in takes.items():
            heads = (form[:size] for size in range(len(form) + 1))
            taken.update(f"{head}*" for head in heads if head in known)
            if form[0].isdigit():
                taken.add("{NUMBER}")
        for form, taken in takes.items():
            taken |= takes.get(form.lower(), set())
        return takes

    def _forms(self, spec: str) -> Iterable[str]:
        if spec == "{NUMBER}":
            return NUMBERS
        if spec.startswith("="):
            return (spec[1:],)
        if spec.endswith("*"):
            return (spec[:-1],)
        if spec.isupper() and len(spec) > 1 and spec.isalpha():
            return (spec,)
        return self._inflector.forms(spec)


def specs(term: str) -> tuple[str, ...]:
    """Say what a term asks of each token: `=er`, `exercis*`, `WHO`, `cure`."""
    if term == "{NUMBER}":
        return (term,)
    exact, beginning = term.startswith("="), term.endswith("*")
    words = [m.group() for m in WORD.finditer(term.strip("=*").replace("_", " "))]
    found: list[str] = []
    for word in words:
        if word.isupper() and len(word) > 1 and word.isalpha():
            found.append(word)
        else:
            found += [f"={token}" if exact else token for token in fold(word)]
    if beginning:
        found[-1] = found[-1].lstrip("=") + "*"
    return tuple(found)


def _char(chars: dict[frozenset[str], str], key: frozenset[str]) -> str:
    """Give the character of a set of specs; the code points leave out the surrogates."""
    if key not in chars:
        code = 0x100 + len(chars)
        chars[key] = chr(code if code < 0xD800 else code + 0x800)
    return chars[key]
