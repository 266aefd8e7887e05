"""The options that hold for an article: `copylint.yaml`, found upwards, under the command line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from copylint.errors import ConfigError
from copylint.model import SEVERITIES

NAME = "copylint.yaml"
ENGINES = ("harper", "languagetool", "both", "none")
AUDIENCES = ("patients", "carers", "professionals")
LOCALES = ("en-US", "en-GB", "en-AU", "en-CA", "en-IE", "en-NZ", "en-EU", "en-001")
"""Locales to suggest; `en` and any other country of it can be used as well."""
_LOCALE = re.compile(r"en(?:[-_](?:[a-z]{2}|001))?", re.IGNORECASE)
_SERVER = re.compile(r"auto|https?://[^\s/]\S*", re.IGNORECASE)
LEVELS = (*reversed(SEVERITIES), "never")


@dataclass(frozen=True)
class Settings:
    """The options for one article.

    Attributes:
        engine: one of `ENGINES`; empty for Harper, and LanguageTool too where one is configured.
        languagetool: the address of a server, or `auto`; empty for none.
        select: ids and prefixes of the rules to run; empty for all.
        ignore: ids and prefixes of the rules to leave out.
        packs: directories of rules besides those of copylint.
        jobs: articles read at a time; 0 for as many as pay off.
        accept: words that are no typos.
        exclude: what a folder's articles leave out, in git's patterns, below `root`.
        baseline: the file of findings that are known and do not count; empty for none.
        grade: the reading grade to aim at; 0 for that of the audience.
        root: the folder that `files` and `exclude` count from; None without a `copylint.yaml`.
    """

    country: str = ""
    audience: str = "patients"
    profession: str = ""
    locale: str = ""
    fail_on: str = "error"
    strict: bool = False
    engine: str = ""
    languagetool: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    jobs: int = 0
    accept: tuple[str, ...] = ()
    clinical_gate: bool = True
    exclude: tuple[str, ...] = ()
    grade: float = 0.0
    baseline: str = ""
    root: Path | None = field(default=None, compare=False)


CHOICES: Mapping[str, tuple[str, ...]] = {
    "audience": AUDIENCES,
    "fail_on": LEVELS,
    "engine": ENGINES,
}
WHOLE_RUN = ("jobs", "exclude", "baseline")
"""Options that hold for all articles, so never under `paths`."""
ADDED = ("accept", "ignore")
"""Options that add under `paths`; the others replace."""


class Placed(str):
    """A text of a `copylint.yaml` that knows its file and line."""

    place = ""


@dataclass(frozen=True)
class File:
    """A `copylint.yaml`, read: options for all its articles, and for those that match."""

    place: Path
    options: Mapping[str, Any]
    paths: Sequence[tuple[tuple[str, ...], Mapping[str, Any]]] = ()


def load(start: Path, overrides: Mapping[str, Any], config: Path | None = None) -> Settings:
    """Give the options for an article.

    Args:
        start: the article, or a folder.
        overrides: options of the command line, which win.
        config: a file to read in place of the `copylint.yaml` found upwards.

    Raises:
        ConfigError: for a file or a value that cannot be used.
    """
    folder = start if start.is_dir() else start.parent
    place = config or find(folder.absolute())
    settings = _settings(read(place), start) if place else Settings()
    return replace(settings, **{name: _tidy(name, value) for name, value in overrides.items()})


@lru_cache(maxsize=4096)
def find(folder: Path) -> Path | None:
    """Give the nearest `copylint.yaml` in a folder or above it."""
    place = folder / NAME
    if place.is_file():
        return place
    return None if folder.parent == folder else find(folder.parent)


@lru_cache(maxsize=64)
def read(place: Path) -> File:
    """Read a `copylint.yaml`.

    Raises:
        ConfigError: with the line of what is wrong.
    """
    node = _compose(place)
    if node is None:
        return File(place, {})
    options = dict(_pairs(node, place, (*_FORMS, "paths")))
    paths = options.pop("paths", None)
    values = {name: _value(name, each, place) for name, each in options.items()}
    return File(place, values, _parts(paths, place) if paths else ())


def _settings(file: File, start: Path) -> Settings:
    root = file.place.parent.absolute()
    values = dict(file.options)
    for patterns, options in file.paths:
        if _matches(patterns, start, root):
            for name, value in options.items():
                values[name] = (*values.get(name, ()), *value) if name in ADDED else value
    values = {name: _tidy(name, value) for name, value in values.items()}
    if "packs" in values:
        values["packs"] = tuple(str(root / pack) for pack in values["packs"])
    if "baseline" in values:
        values["baseline"] = str(root / values["baseline"])
    return Settings(**values, root=root)


def _matches(patterns: tuple[str, ...], start: Path, root: Path) -> bool:
    import os

    relative = Path(os.path.relpath(start.absolute(), root)).as_posix()
    return not relative.startswith("../") and _spec(patterns).match_file(relative)


@lru_cache(maxsize=256)
def _spec(patterns: tuple[str, ...]) -> Any:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)


def _tidy(name: str, value: Any) -> Any:
    if name == "country":
        return str(value).upper()
    return tuple(value) if isinstance(value, list) else value


_KINDS = {"str": "text", "bool": "flag", "int": "count", "float": "number"}
_FORMS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    each.name: (_KINDS.get(str(each.type), "texts"), CHOICES.get(each.name, ()))
    for each in fields(Settings)
    if each.name != "root"
}
"""Each option, the form of its value and, where they are few, its values."""


def _compose(place: Path) -> Any:
    import yaml

    try:
        text = place.read_text(encoding="utf-8-sig")
        return yaml.compose(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise _error(place, line, f"not YAML: {error.problem}; mend that line") from None
    except (yaml.YAMLError, UnicodeDecodeError):
        raise _error(place, 1, "not YAML in UTF-8; save it as UTF-8 text") from None
    except OSError as error:
        why = f"{shown(place)}: cannot be read ({error.strerror}); make it readable or name another"
        raise ConfigError(why) from None


def _parts(node: Any, place: Path) -> tuple[tuple[tuple[str, ...], dict[str, Any]], ...]:
    if node.id != "sequence":
        raise _at(node, place, "`paths` takes a list; begin each part with `- files:`")
    return tuple(_part(each, place) for each in node.value)


def _part(node: Any, place: Path) -> tuple[tuple[str, ...], dict[str, Any]]:
    options = dict(_pairs(node, place, (*_FORMS, "files")))
    if "files" not in options:
        raise _at(node, place, "a part of `paths` without `files`; say which articles it is for")
    for name in WHOLE_RUN:
        if name in options:
            raise _at(options[name], place, f"`{name}` holds for all articles; move it to the top")
    files = _texts("files", options.pop("files"), place)
    return files, {name: _value(name, each, place) for name, each in options.items()}


def _pairs(node: Any, place: Path, known: Sequence[str]) -> Iterator[tuple[str, Any]]:
    if node.id != "mapping":
        raise _at(node, place, "not a list of options; write `option: value` on each line")
    seen = set()
    for key, value in node.value:
        name = key.value if key.id == "scalar" else "?"
        if name not in known:
            raise _at(key, place, f"unknown option `{name}`; {_hint(name, known)}")
        if name in seen:
            raise _at(key, place, f"`{name}` stands twice; keep one")
        seen.add(name)
        yield name, value


def _value(name: str, node: Any, place: Path) -> Any:
    form, choices = _FORMS[name]
    if form == "texts":
        return _texts(name, node, place)
    text, kind = (node.value, node.tag.rpartition(":")[2]) if node.id == "scalar" else ("", "")
    if not kind or kind == "null":
        raise _at(node, place, f"`{name}` takes one {form}; write `{name}: …` or delete it")
    if form == "flag":
        if kind != "bool":
            raise _at(node, place, f"`{name}` takes yes or no, not `{text}`; write one of them")
        return text.lower() in ("yes", "true", "on")
    if form in ("count", "number"):
        return _number(name, node, place)
    if choices and text not in choices:
        raise _at(node, place, f"`{name}` cannot be `{text}`; {_hint(text, choices)}")
    why = fault(name, text)
    if why:
        raise _at(node, place, f"`{name}` {why}")
    return text


def fault(name: str, text: str) -> str:
    """Say why an option cannot be a text, and how to mend it; nothing where it can."""
    if name == "locale" and text and not _LOCALE.fullmatch(text):
        return f"cannot be `{text}`; {_near_locale(text)}"
    if name == "languagetool" and text and not _SERVER.fullmatch(text.strip()):
        return f"cannot be `{text}`; write `auto` or an address such as http://localhost:8081"
    return ""


def _near_locale(text: str) -> str:
    from difflib import get_close_matches

    near = [f"en-{text.upper()}"] if len(text) == 2 else get_close_matches(text, LOCALES, 1, 0.7)
    return f"did you mean `{near[0]}`?" if near else "write one such as en-GB"


def _number(name: str, node: Any, place: Path) -> float:
    whole = _FORMS[name][0] == "count"
    try:
        number = int(node.value) if whole else float(node.value)
    except ValueError:
        number = -1
    if not 0 <= number < 1000:
        kind = "a whole number" if whole else "a number"
        raise _at(node, place, f"`{name}` takes {kind}, not `{node.value}`; write {kind} from 0")
    return number


def _texts(name: str, node: Any, place: Path) -> tuple[str, ...]:
    nodes = node.value if node.id == "sequence" else [node]
    for each in nodes:
        if each.id != "scalar" or each.tag.endswith(":null"):
            raise _at(each, place, f"`{name}` takes a list of texts; write `{name}: [one, two]`")
    texts = tuple(Placed(each.value) for each in nodes)
    for text, each in zip(texts, nodes, strict=True):
        text.place = f"{shown(place)}:{each.start_mark.line + 1}"
    return texts


def _hint(name: str, known: Sequence[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name.replace("-", "_"), known, 1)
    return f"did you mean `{near[0]}`?" if near else f"write one of {', '.join(known)}"


def _at(node: Any, place: Path, why: str) -> ConfigError:
    return _error(place, node.start_mark.line + 1, why)


def _error(place: Path, line: int, why: str) -> ConfigError:
    return ConfigError(f"{shown(place)}:{line}: {why}")


def shown(place: Path) -> str:
    """Give a path as people name it: from the working folder where it lies below that."""
    here = Path.cwd()
    return (place.relative_to(here) if place.is_relative_to(here) else place).as_posix()
