"""What kind of site a folder holds, where its articles are, and in which locale."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SCRIPTS = ("js", "mjs", "cjs", "ts", "mts", "cts")
DATA = ("toml", "yaml", "yml", "json")
LARGEST = 1_000_000
"""Bytes of a site's settings that are read."""
_READ = (".md", ".mdx", ".markdown", ".html", ".txt")
_NOT_COPY = (
    *("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "CODE_OF_CONDUCT.md", "LICENSE*"),
    *("requirements*.txt", "robots.txt"),
)
_LOCALE = re.compile(r"en(?:[-_](?:[a-z]{2}|001))?", re.IGNORECASE)
_IN_SCRIPT = re.compile(r"""\b(?:defaultLocale|lang)["']?\s*:\s*["']([A-Za-z]{2,3}(?:[-_]\w+)*)""")
_COMMENT = re.compile(r"^[ \t]*//[^\n]*|/\*.*?\*/", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Site:
    """A site as its files show it.

    Attributes:
        kind: such as `Hugo`; `plain` where no generator shows.
        because: the files that show it.
        folders: where its articles are, from its root; `.` for everywhere.
        exclude: what of that is no copy, in git's patterns.
        language: as its settings say; empty where they do not.
        language_file: the file that says so.
    """

    kind: str
    because: tuple[str, ...]
    folders: tuple[str, ...]
    exclude: tuple[str, ...] = ()
    language: str = ""
    language_file: str = ""

    @property
    def locale(self) -> str:
        """The locale, where the language is English and names a country; else nothing."""
        if not _LOCALE.fullmatch(self.language) or len(self.language) == 2:
            return ""
        return f"en-{self.language[3:].upper()}"

    @property
    def is_english(self) -> bool:
        """Tell whether the site says that it is in English, or says nothing."""
        return not self.language or self.language.lower()[:2] == "en"


def look(root: Path) -> Site:
    """Look at a folder."""
    for kind in (_docusaurus, _astro, _next, _hugo, _jekyll):
        found = kind(root)
        if found:
            return found
    return Site("plain", (), (".",), _NOT_COPY)


def _docusaurus(root: Path) -> Site | None:
    return _scripted(root, "Docusaurus", "docusaurus.config", ("docs", "blog", "src/pages"))


def _astro(root: Path) -> Site | None:
    return _scripted(root, "Astro", "astro.config", ("src/content", "src/pages", "content"))


def _next(root: Path) -> Site | None:
    folders = "content posts data src/content app pages src/app src/pages".split()
    found = _scripted(root, "Next.js", "next.config", tuple(folders))
    if found is None:
        return None
    held = [name for name in folders if _holds(root / name, (".mdx", ".md"))]
    if not held and not _depends_on_mdx(root):
        return None
    return _with_folders(found, tuple(held) or (".",))


def _scripted(root: Path, kind: str, name: str, folders: tuple[str, ...]) -> Site | None:
    """Know a site by its settings in JavaScript or TypeScript."""
    file = _first(root, name, SCRIPTS)
    if file is None:
        return None
    match = _IN_SCRIPT.search(_COMMENT.sub("", _text(file)))
    language = match.group(1) if match else ""
    site = Site(kind, (file.name,), (".",), _NOT_COPY, language, file.name)
    return _with_folders(site, tuple(each for each in folders if _holds(root / each, _READ)))


def _with_folders(site: Site, folders: tuple[str, ...]) -> Site:
    exclude = site.exclude if not folders or folders == (".",) else ()
    rest = (site.language, site.language_file)
    return Site(site.kind, site.because, folders or (".",), exclude, *rest)


def _hugo(root: Path) -> Site | None:
    file = _first(root, "hugo", DATA) or _first(root / "config/_default", "hugo", DATA)
    if file is None and (root / "content").is_dir():
        file = _first(root, "config", DATA) or _first(root / "config/_default", "config", DATA)
    if file is None:
        return None
    told = {key.lower(): value for key, value in _data(file).items()}
    name = file.relative_to(root).as_posix()
    folder = _plain(str(told.get("contentdir", "content")))
    language = _hugo_language(told)
    return Site("Hugo", (name,), (folder,), (), language, name)


def _plain(folder: str) -> str:
    """Give a folder that may be written into a workflow as it stands; else the whole site."""
    is_plain = re.fullmatch(r"\w[\w .-]*(?:/\w[\w .-]*)*/?", folder) is not None
    return folder if is_plain else "."


def _hugo_language(told: Mapping[str, Any]) -> str:
    default = str(told.get("defaultcontentlanguage", ""))
    languages = told.get("languages")
    own = languages.get(default or "en") if isinstance(languages, dict) else None
    parts = [own, told] if isinstance(own, dict) else [told]
    for part in parts:
        for key, value in part.items():
            if key.lower() in ("languagecode", "locale") and isinstance(value, str):
                return value
    return default


def _jekyll(root: Path) -> Site | None:
    file = _first(root, "_config", DATA)
    if file is None:
        return None
    told = _data(file)
    language = next((v for k in ("locale", "lang") if isinstance(v := told.get(k), str)), "")
    return Site("Jekyll", (file.name,), (".",), _NOT_COPY, language, file.name)


def _first(folder: Path, name: str, endings: tuple[str, ...]) -> Path | None:
    places = (folder / f"{name}.{ending}" for ending in endings)
    return next((place for place in places if place.is_file()), None)


def _holds(folder: Path, endings: tuple[str, ...]) -> bool:
    return folder.is_dir() and any(_below(folder, endings))


def _below(folder: Path, endings: tuple[str, ...]) -> Iterator[Path]:
    for place in folder.rglob("*"):
        if place.suffix.lower() in endings and "node_modules" not in place.parts:
            yield place


def _depends_on_mdx(root: Path) -> bool:
    package = _data(root / "package.json")
    wanted: set[str] = set()
    for key in ("dependencies", "devDependencies"):
        own = package.get(key)
        wanted |= set(own) if isinstance(own, dict) else set()
    return any("mdx" in name for name in wanted)


def _text(file: Path) -> str:
    try:
        with file.open(encoding="utf-8", errors="replace") as opened:
            return opened.read(LARGEST)
    except OSError:
        return ""


def _data(file: Path) -> Mapping[str, Any]:
    """Read a site's settings; those that cannot be read say nothing."""
    import tomllib

    import yaml

    text = _text(file)
    found: object = None
    with suppress(ValueError, yaml.YAMLError, RecursionError):
        if file.suffix == ".toml":
            found = tomllib.loads(text)
        elif file.suffix == ".json":
            found = json.loads(text)
        else:
            found = yaml.safe_load(text)
    return {str(k): v for k, v in found.items()} if isinstance(found, dict) else {}
