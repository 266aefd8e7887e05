"""Bring LanguageTool: by language-tool-python's own download, or from Maven's repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from copylint.engines.languagetool import home, state
from copylint.errors import EngineError

POM = Path(__file__).parents[1] / "pom.xml"
MAVEN_SECONDS = 1800
"""252 MB at 140 kB/s."""


def install(directory: str = "", maven: bool = False) -> Path:
    """Bring LanguageTool into `directory`, unless it is there; give the folder with its jar.

    Raises:
        EngineError: when Java or Maven is missing or the download fails.
    """
    place = home.folder(directory)
    target = place / f"LanguageTool-{home.VERSION}"
    home.java()
    with state.locked("languagetool-install"):
        if not (target / home.JAR).is_file():
            _make(place)
            (_from_maven if maven else _from_download)(place, target)
    return target


def size(target: Path) -> int:
    """Tell the bytes of an install."""
    return sum(file.stat().st_size for file in target.rglob("*") if file.is_file())


def _make(place: Path) -> None:
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EngineError(
            f"{place}: cannot be made ({error.strerror}); name another folder with --dir"
        ) from error


def _from_maven(place: Path, target: Path) -> None:
    """Copy the jars beside the target and move them there whole: a broken install never shows."""
    maven = shutil.which("mvn")
    if maven is None:
        raise EngineError("no Maven (mvn) was found; install Maven, or leave out --maven")
    try:
        with tempfile.TemporaryDirectory(dir=place, prefix=".install-") as scratch:
            built = Path(scratch) / target.name
            _copy_jars(maven, built / "libs")
            _write_launcher(built)
            shutil.rmtree(target, ignore_errors=True)
            built.rename(target)
    except OSError as error:
        raise EngineError(
            f"{place}: cannot be written ({error.strerror}); name another folder with --dir"
        ) from error


def _copy_jars(maven: str, libs: Path) -> None:
    command = [maven, "--batch-mode", "--quiet", "--strict-checksums", "--file", str(POM)]
    command += ["dependency:copy-dependencies", "-DincludeScope=runtime"]
    command += [f"-DoutputDirectory={libs}"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=MAVEN_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise EngineError(
            "Maven took longer than 30 minutes; try again, it goes on where it was"
        ) from error
    if done.returncode or not any(libs.glob("languagetool-server-*.jar")):
        raise EngineError(
            f"Maven brought no LanguageTool ({_cause(done.stdout + done.stderr)}); "
            "check that mvn can reach its repository"
        )


def _cause(said: str) -> str:
    """Give the first line in which Maven tells what went wrong, shortened."""
    lines = (line.partition("[ERROR]")[2].strip() for line in said.splitlines())
    cause = next(filter(None, lines), "it does not say why")
    return cause if len(cause) <= 100 else f"{cause[:99]}…"


def _write_launcher(target: Path) -> None:
    """Write the jar that holds only a manifest: language-tool-python looks for this name."""
    libs = sorted(path.name for path in (target / "libs").iterdir())
    lines = (
        "Manifest-Version: 1.0",
        "Main-Class: org.languagetool.server.HTTPServer",
        "Class-Path: ./ " + " ".join(f"libs/{name}" for name in libs),
    )
    with zipfile.ZipFile(target / home.JAR, "w") as jar:
        jar.writestr("META-INF/MANIFEST.MF", "".join(map(_folded, lines)) + "\r\n")


def _folded(line: str) -> str:
    """Fold a manifest line as the jar format asks: 72 bytes at most, the rest after a blank."""
    rows, rest = [line[:72]], line[72:]
    while rest:
        rows.append(" " + rest[:71])
        rest = rest[71:]
    return "\r\n".join(rows) + "\r\n"


def _from_download(place: Path, target: Path) -> None:
    from language_tool_python.download_lt import LocalLanguageTool
    from language_tool_python.exceptions import LanguageToolError

    try:
        with _download_folder(place):
            LocalLanguageTool.from_version_name(home.VERSION).download()
    except (LanguageToolError, OSError, ValueError, zipfile.BadZipFile) as error:
        raise EngineError(
            f"LanguageTool could not be downloaded ({type(error).__name__}); "
            "use --maven, or name a server with --languagetool URL"
        ) from error
    if not (target / home.JAR).is_file():
        raise EngineError(f"{target}: the download brought no {home.JAR}; use --maven")


@contextmanager
def _download_folder(place: Path) -> Iterator[None]:
    """Tell language-tool-python, which reads the environment alone, where to put it."""
    names = ("LTP_PATH", "LTP_JAR_DIR_PATH")
    before = {name: os.environ.pop(name, None) for name in names}
    os.environ["LTP_PATH"] = str(place)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value
