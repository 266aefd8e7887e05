"""A `copylint.yaml` becomes options; every mistake in it is told with its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from functools import lru_cache
from pathlib import Path
from typing import Any

from copylint.config import content
from copylint.config.options import CHOICES, LOCALES, WHOLE_RUN, File, Placed, Settings
from copylint.config.waivers import Waiver
from copylint.errors import ConfigError
from copylint.model import Content

_LOCALE = re.compile(r"en(?:[-_](?:[a-z]{2}|001))?", re.IGNORECASE)
_SERVER = re.compile(r"auto|https?://[^\s/]\S*", re.IGNORECASE)


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


_KINDS = {
    "str": "text",
    "bool": "flag",
    "int": "count",
    "float": "number",
    "tuple[Waiver, ...]": "waivers",
    "tuple[Content, ...]": "contents",
}
_OF_A_WAIVER = ("rule", "because", "owner", "until", "files", "words")
_FORMS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    each.name: (_KINDS.get(str(each.type), "texts"), CHOICES.get(each.name, ()))
    for each in fields(Settings)
    if each.name != "root"
}
"""Each option, the form of its value and, where they are few, its values."""


def _compose(place: Path) -> Any:
    import yaml

    try:
        text = place.read_bytes().decode("utf-8-sig")  # with its line ends, as places count them
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
    if form in _LISTS:
        return _LISTS[form](name, node, place)
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


def _waivers(node: Any, place: Path) -> tuple[Waiver, ...]:
    if node.id != "sequence":
        raise _at(node, place, "`waivers` takes a list; begin each with `- rule:`")
    return tuple(_waiver(each, place) for each in node.value)


def _contents(node: Any, place: Path) -> tuple[Content, ...]:
    if node.id != "sequence":
        raise _at(node, place, "`content` takes a list; begin each part with `- files:`")
    return tuple(_content(each, place) for each in node.value)


def _content(node: Any, place: Path) -> Content:
    told = dict(_pairs(node, place, content.PARTS))
    texts = {name: _texts(name, each, place) for name, each in told.items()}
    return content.read(texts, node, lambda where, why: _at(where, place, why))


def _ends(node: Any) -> tuple[int, int]:
    return node.start_mark.index, node.end_mark.index


def _waiver(node: Any, place: Path) -> Waiver:
    """Read a waiver. What it lacks is no mistake of the file: it is told with the articles."""
    told = dict(_pairs(node, place, _OF_A_WAIVER))
    places = tuple((name, *_ends(each)) for name, each in told.items() if each.value)
    files = _texts("files", told.pop("files"), place) if "files" in told else ()
    for name, each in told.items():
        if each.id != "scalar":
            raise _at(each, place, f"`{name}` takes one text; write `{name}: …` or delete it")
    texts = {
        name: "" if each.tag.endswith(":null") else each.value.strip()
        for name, each in told.items()
    }
    return Waiver(**texts, files=files, places=places or (("", *_ends(node)),))


def checked(settings: Settings) -> Settings:
    """Give settings that a program made, when each is what a `copylint.yaml` could say.

    Raises:
        ConfigError: for a value that cannot be used.
    """
    for name, value in vars(settings).items():
        form, choices = _FORMS.get(name, ("", ()))
        if form == "texts" and not isinstance(value, tuple):
            raise ConfigError(f"`{name}` takes a tuple of texts, not {value!r}")
        if choices and value and value not in choices:
            raise ConfigError(f"`{name}` cannot be `{value}`; {_hint(str(value), choices)}")
        why = fault(name, value) if isinstance(value, str) else ""
        if why:
            raise ConfigError(f"`{name}` {why}")
    return settings


def fault(name: str, text: str) -> str:
    """Say why an option cannot be a text, and how to mend it; nothing where it can."""
    if name == "locale" and text and not _LOCALE.fullmatch(text):
        return f"cannot be `{text}`; {_near_locale(text)}"
    if name == "languagetool" and text and not _SERVER.fullmatch(text.strip()):
        return f"cannot be `{text}`; write `auto` or an address such as http://localhost:8081"
    return ""


def _near_locale(text: str) -> str:
    from difflib import get_close_matches

    known = [f"en-{text.upper()}"] if len(text) == 2 else get_close_matches(text, LOCALES, 1, 0.7)
    near = [name for name in known if name in LOCALES]
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


_LISTS: Mapping[str, Callable[[str, Any, Path], Any]] = {
    "texts": _texts,
    "waivers": lambda _, node, place: _waivers(node, place),
    "contents": lambda _, node, place: _contents(node, place),
}


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
