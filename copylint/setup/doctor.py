"""What is in use in a folder, and what is wrong with it."""

from __future__ import annotations

import os
import platform
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields
from pathlib import Path

from copylint import __version__, config
from copylint.config import Settings
from copylint.errors import ConfigError, CopylintError
from copylint.packs.places import cache_dir, rules_dir
from copylint.registry import CHECKS, ENGINES, READERS, REPORTERS
from copylint.setup.schemas import schema_file

PACKAGE = Path(__file__).resolve().parent.parent
STATES = ("ok", "note", "wrong")


@dataclass(frozen=True)
class Check:
    """One thing that was looked at.

    Attributes:
        name: such as `Python`.
        state: one of `STATES`; a note is worth knowing, and works.
        told: what is in use, or what is wrong.
        mend: how to mend it; empty where nothing is wrong.
        details: the same for programs.
    """

    name: str
    state: str
    told: str
    mend: str = ""
    details: Mapping[str, object] = field(default_factory=dict)


def examine(folder: Path, place: Path | None = None) -> Iterator[Check]:
    """Look at all that a run in a folder would use.

    Git and Java are asked for their versions, Harper reads a sentence, a server that is named or
    runs is asked whether it answers. No server is started, and nothing is written.

    Args:
        folder: whose settings hold.
        place: a file of settings to read in place of the one found upwards.
    """
    yield _python()
    yield _git()
    settings = Settings()
    try:
        settings = config.load(folder, {}, place)
        found = place or config.find(folder.absolute())
        yield from _settings(found)
    except ConfigError as error:
        yield _wrong("settings", error)
    looks: tuple[Callable[[Settings], Iterator[Check]], ...] = (
        _rules,
        _baseline,
        _harper,
        _languagetool,
        _cache,
        _plugged_in,
    )
    for look in looks:
        try:
            yield from look(settings)
        except CopylintError as error:
            yield _wrong(look.__name__.strip("_").replace("_", " "), error)


def _wrong(name: str, error: CopylintError) -> Check:
    """Tell of an error, `place: what is wrong; how to mend it`."""
    told, _, mend = str(error).partition("; ")
    return Check(name, "wrong", told, mend)


def _python() -> Check:
    version = platform.python_version()
    told = f"{version} ({sys.executable}); copylint {__version__} in {PACKAGE}"
    details = {"version": version, "executable": sys.executable, "package": str(PACKAGE)}
    return Check("python", "ok", told, details=details | {"system": platform.platform()})


def _git() -> Check:
    import subprocess

    try:
        said = subprocess.run(["git", "--version"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.SubprocessError):
        mend = "install git, where you want --changed or --staged"
        return Check("git", "note", "not found", mend, {"version": None})
    version = said.stdout.removeprefix("git version ").strip()
    return Check("git", "ok", version, details={"version": version})


def _settings(place: Path | None) -> Iterator[Check]:
    if place is None:
        mend = "`copylint init` writes a copylint.yaml"
        yield Check("settings", "note", "no copylint.yaml here or above", mend, {"file": None})
        return
    file = config.read(place)
    changed = {name: value for name, value in file.options.items() if value != _default(name)}
    waivers, content = changed.pop("waivers", ()), changed.pop("content", ())
    told = [f"{name}: {_shown(value)}" for name, value in changed.items()]
    told += [f"{len(waivers)} waiver{'s' * (len(waivers) > 1)}"] * bool(waivers)
    told += [f"{len(content)} part{'s' * (len(content) > 1)} of content"] * bool(content)
    told += [f"{len(file.paths)} part{'s' * (len(file.paths) > 1)} of paths"] * bool(file.paths)
    details = {
        "file": str(place.absolute()),
        "changed": {name: _plain(value) for name, value in changed.items()},
        "waivers": len(waivers),
        "content": len(content),
        "paths": len(file.paths),
    }
    text = f"{config.shown(place.absolute())}: {', '.join(told) or 'as without it'}"
    yield Check("settings", "ok", text, details=details)
    copy = place.parent / ".copylint" / "config.schema.json"
    if copy.is_file() and copy.read_bytes() != schema_file("config").read_bytes():
        name = config.shown(copy.absolute())
        mend = f"copylint schema config -o {name}"
        yield Check("schema", "note", f"{name} is of another copylint", mend)


def _default(name: str) -> object:
    return next(each.default for each in fields(Settings) if each.name == name)


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"[{', '.join(map(str, value))}]" if isinstance(value, tuple) else str(value)


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value if isinstance(value, bool | int | float) else str(value)


def _rules(settings: Settings) -> Iterator[Check]:
    from copylint.run.choice import chosen, load_packs

    packs = load_packs(settings.packs)
    ran = chosen(settings.packs, settings.select, settings.ignore)
    kinds = Counter(rule.category for rule in packs.rules)
    places = (rules_dir(), *map(Path, settings.packs))
    counts = {str(p): len(pack.rules) for p, pack in zip(places, packs.packs, strict=True)}
    told = f"{len(packs.rules)} ({', '.join(f'{n} {name}' for name, n in kinds.items())})"
    if len(ran) < len(packs.rules):
        told += f", of which {len(ran)} run"
    told += "; " + ", ".join(f"{count} in {place}" for place, count in counts.items())
    details = {"rules": len(packs.rules), "run": len(ran), "categories": kinds, "packs": counts}
    yield Check("rules", "ok", told, details=details)


def _baseline(settings: Settings) -> Iterator[Check]:
    if settings.baseline:
        from copylint.baseline import load

        count = sum(entry.count for entry in load(Path(settings.baseline)))
        told = f"{settings.baseline}: {count} findings known"
        yield Check("baseline", "ok", told, details={"file": settings.baseline, "known": count})


def _harper(settings: Settings) -> Iterator[Check]:
    engine = ENGINES["harper"]
    version = engine.version()
    document = READERS[".md"].read("This are a sentense with faults.\n", "trial.md")
    found = len(engine.remarks(document))
    details = {"version": version, "remarks": found}
    if not found:
        mend = "install copylint anew, or use --engine none"
        yield Check("harper", "wrong", f"{version} finds nothing in a faulty text", mend, details)
        return
    is_asked = settings.engine in ("", "harper", "both")
    told = version if is_asked else f"{version}, not asked (engine: {settings.engine})"
    yield Check("harper", "ok", told, details=details | {"asked": is_asked})


def _languagetool(settings: Settings) -> Iterator[Check]:
    from copylint.engines.languagetool import server

    is_asked = bool(settings.languagetool) or settings.engine in ("languagetool", "both")
    is_asked = is_asked and settings.engine not in ("harper", "none")
    if is_asked and settings.languagetool not in ("", "auto"):
        address = server.resolve(settings.languagetool)
        details = {"asked": True, "address": address}
        yield Check("languagetool", "ok", f"answers at {address}", details=details)
        return
    status = server.status()
    java, version, running = (status[name] for name in ("java", "version", "running"))
    is_here = bool(status["installed"])
    home = f"{version} in {status['installed']}" if is_here else "not installed"
    told = f"{home}; {f'Java {java}' if java else 'no Java that can run it'}"
    told += f"; runs at {status['address']}" if running else "; does not run"
    details = {"asked": is_asked, **status}
    mend = "" if java else "install Java 17 or later, or set JAVA_HOME"
    mend = mend if is_here else "copylint languagetool install" + f"; {mend}" * bool(mend)
    if is_asked and mend and not running:
        yield Check("languagetool", "wrong", told, mend, details)
    else:
        yield Check("languagetool", "ok", told + "; not asked" * (not is_asked), "", details)


def _cache(settings: Settings) -> Iterator[Check]:
    place = cache_dir()
    files = [each for each in place.glob("*") if each.is_file()] if place.is_dir() else []
    sizes: Counter[str] = Counter()
    for each in files:
        kind = each.name.partition("-")[0]
        with suppress(FileNotFoundError):  # another run may take it away meanwhile
            sizes[kind if kind in ("rules", "reports") else "other"] += each.stat().st_size
    details: dict[str, object] = {"folder": str(place), "bytes": sizes, "kept": settings.cache}
    why, mend = _fault(place)
    if why:
        yield Check("cache", "wrong", f"{place}: {why}; runs take longer", mend, details)
        return
    told = ", ".join(f"{name} {size / 1e6:.1f} MB" for name, size in sorted(sizes.items()))
    told = f"{place}: {told or 'empty'}" + "; no reports kept (cache: no)" * (not settings.cache)
    yield Check("cache", "ok", told, "", details)


def _fault(place: Path) -> tuple[str, str]:
    """Say why a cache folder is of no use, and how to mend it; nothing where it is."""
    top = next(each for each in (place, *place.parents) if each.exists())
    if not top.is_dir():
        return f"{top} is a file", "remove it, or name another folder in COPYLINT_CACHE_DIR"
    if not os.access(top, os.W_OK | os.X_OK):
        return "cannot be written", "make it writable, or name another in COPYLINT_CACHE_DIR"
    stat = place.stat() if place.is_dir() else None
    if stat is None or not hasattr(os, "geteuid"):
        return "", ""
    if stat.st_uid != os.geteuid() or stat.st_mode & 0o022:
        return "others may write there, so no reports are kept", f"chmod go-w {place}, as its owner"
    return "", ""


def _plugged_in(settings: Settings) -> Iterator[Check]:
    for parts in (CHECKS, READERS, ENGINES, REPORTERS):
        if parts.plugged_in:
            for name in parts:
                parts[name]  # told where it cannot be loaded
            told = f"{parts.folder}: {', '.join(parts.plugged_in)}"
            yield Check("plugged in", "ok", told, details={parts.folder: list(parts.plugged_in)})
