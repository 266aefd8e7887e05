"""Installing, starts that fail, and the commands; with stand-ins for Java and Maven."""

from __future__ import annotations

import json
import os
import socket
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from copylint.cli.languagetool import group
from copylint.engines.languagetool import resolve, state, version
from copylint.engines.languagetool.home import find, folder, java
from copylint.engines.languagetool.install import install
from copylint.engines.languagetool.launch import Plan, start
from copylint.errors import EngineError

Program = Callable[[str, str], Path]
JAVA_17 = "echo 'openjdk version \"17.0.15\" 2025-04-15' >&2"
MAVEN = """
for word; do case $word in -DoutputDirectory=*) libs=${word#*=};; esac; done
echo "$@" >> "$COPYLINT_STATE_DIR/asked"
command -p mkdir -p "$libs"
: > "$libs/languagetool-server-6.8.jar"
: > "$libs/a-jar-whose-name-is-so-long-that-a-manifest-line-must-be-folded-once-1.0.jar"
"""


def said(action: Callable[[], object]) -> str:
    with pytest.raises(EngineError) as told:
        action()
    return str(told.value)


def lint(*words: str) -> Result:
    return CliRunner().invoke(group, list(words))


@pytest.fixture
def home(program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make an install; its Java is what the test puts on PATH."""
    made = tmp_path / "install" / "LanguageTool-6.8"
    made.mkdir(parents=True)
    (made / "languagetool-server.jar").touch()
    monkeypatch.setenv("COPYLINT_LANGUAGETOOL_DIR", str(made.parent))
    return made


def java_that(program: Program, does: str) -> None:
    program("java", f'[ "$1" = -version ] && {JAVA_17} && exit\n{does}')


def test_auto_without_an_install() -> None:
    assert said(lambda: resolve("auto")) == (
        "LanguageTool is not installed; run `copylint languagetool install`, or with --maven"
    )


def test_no_java(home: Path) -> None:
    assert said(lambda: resolve("auto")) == (
        "no Java was found; install Java 17 or later, or set JAVA_HOME"
    )


@pytest.mark.parametrize(("told", "major"), [('"11.0.2" 2019', "11"), ('"1.8.0_292"', "8")])
def test_an_old_java(home: Path, program: Program, told: str, major: str) -> None:
    program("java", f"echo 'openjdk version {told}' >&2")
    assert said(lambda: resolve("auto")) == (
        f"Java {major} is too old for LanguageTool 6.8; install Java 17 or later"
    )


def test_a_java_that_does_not_run(home: Path, program: Program) -> None:
    program("java", "exit 1")
    assert said(java).endswith("does not tell its version; install Java 17 or later")


def test_java_home_wins_over_path(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program("java", f"{JAVA_17}").rename(tmp_path / "java")
    (tmp_path / "jdk" / "bin").mkdir(parents=True)
    (tmp_path / "java").rename(tmp_path / "jdk" / "bin" / "java")
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "jdk"))
    assert java().path == str(tmp_path / "jdk" / "bin" / "java")


@pytest.mark.parametrize(
    ("does", "told"),
    [
        ("exit 1", "LanguageTool ended while starting; see why in {log}"),
        ("echo OutOfMemoryError; exit 3", "512m is too little for LanguageTool; raise --heap"),
        (
            "echo Invalid maximum heap size; exit 1",
            "Java cannot have a heap of 512m; choose another with --heap",
        ),
        (
            "echo java.lang.UnsupportedClassVersionError; exit 1",
            "this Java is too old for LanguageTool; install Java 17 or later",
        ),
    ],
)
def test_java_that_dies_at_the_start(home: Path, program: Program, does: str, told: str) -> None:
    java_that(program, does)
    log = state.folder() / "languagetool.log"
    assert said(lambda: start(Plan(heap="512m"))) == told.format(log=log)
    assert state.read() is None


def test_java_that_does_not_answer_in_time(
    home: Path, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    java_that(program, f'exec {sys.executable} -c "import time; time.sleep(99)"')
    monkeypatch.setenv("COPYLINT_LANGUAGETOOL_SECONDS", "1")
    began = time.monotonic()
    assert said(lambda: resolve("auto")) == (
        "LanguageTool did not start in time; end other work, or set "
        "COPYLINT_LANGUAGETOOL_SECONDS above 60"
    )
    assert time.monotonic() - began < 5


def test_a_port_that_is_taken(home: Path, program: Program) -> None:
    java_that(program, "exit 1")
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert said(lambda: start(Plan(port=port))) == (
            f"port {port} is taken by another program; choose another with --port"
        )


def test_a_free_port_that_is_lost_to_another_is_tried_thrice(
    home: Path, program: Program, tmp_path: Path
) -> None:
    java_that(program, f"echo x >> {tmp_path}/starts; echo Address already in use; exit 1")
    assert "is taken by another program" in said(lambda: resolve("auto"))
    assert (tmp_path / "starts").read_text() == "x\nx\nx\n"


@pytest.mark.parametrize("heap", ["", "1", "0m", "big", "1g -version", "-1m"])
def test_a_heap_that_is_no_size(home: Path, heap: str) -> None:
    assert said(lambda: start(Plan(heap=heap))) == (f"“{heap}” is no heap size; write 768m or 1g")


def test_a_state_folder_that_cannot_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("COPYLINT_STATE_DIR", str(tmp_path / "file"))
    assert "name another in COPYLINT_STATE_DIR" in said(lambda: resolve("auto"))


def test_maven_brings_the_layout_that_language_tool_python_looks_for(
    program: Program, tmp_path: Path, own_state: Path
) -> None:
    program("java", JAVA_17)
    program("mvn", MAVEN)
    place = tmp_path / "here"
    made = install(str(place), maven=True)
    assert made == place / "LanguageTool-6.8" == find(str(place))
    assert [path.name for path in place.iterdir()] == ["LanguageTool-6.8"]
    with zipfile.ZipFile(made / "languagetool-server.jar") as jar:
        manifest = jar.read("META-INF/MANIFEST.MF").decode()
    assert max(map(len, manifest.split("\r\n"))) == 72
    long = "a-jar-whose-name-is-so-long-that-a-manifest-line-must-be-folded-once-1.0.jar"
    assert manifest.replace("\r\n ", "").split("\r\n") == [
        "Manifest-Version: 1.0",
        "Main-Class: org.languagetool.server.HTTPServer",
        f"Class-Path: ./ libs/{long} libs/languagetool-server-6.8.jar",
        "",
        "",
    ]
    install(str(place), maven=True)
    assert len((own_state / "asked").read_text().splitlines()) == 1


def test_no_maven(program: Program) -> None:
    program("java", JAVA_17)
    told = said(lambda: install(maven=True))
    assert told == "no Maven (mvn) was found; install Maven, or leave out --maven"


def test_maven_that_fails_leaves_nothing(program: Program, tmp_path: Path) -> None:
    program("java", JAVA_17)
    program("mvn", "echo '[ERROR] Unknown host'; echo '[ERROR] more'; exit 1")
    assert said(lambda: install(str(tmp_path / "here"), maven=True)) == (
        "Maven brought no LanguageTool (Unknown host); check that mvn can reach its repository"
    )
    assert list((tmp_path / "here").iterdir()) == []


def test_an_install_wants_java_first() -> None:
    os.environ["PATH"], path = "", os.environ["PATH"]
    try:
        assert said(lambda: install(maven=True)).startswith("no Java was found")
    finally:
        os.environ["PATH"] = path


def test_an_install_folder_that_cannot_be_made(program: Program, tmp_path: Path) -> None:
    program("java", JAVA_17)
    (tmp_path / "file").touch()
    told = said(lambda: install(str(tmp_path / "file" / "x"), maven=True))
    assert told.endswith("cannot be made (Not a directory); name another folder with --dir")


def test_a_download_on_a_closed_network(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program("java", JAVA_17)
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:9")
    assert said(lambda: install(str(tmp_path / "here"))) == (
        "LanguageTool could not be downloaded (ProxyError); "
        "use --maven, or name a server with --languagetool URL"
    )
    assert "LTP_PATH" not in os.environ


def test_the_newest_install_is_taken(tmp_path: Path) -> None:
    for name in ("LanguageTool-6.8", "LanguageTool-6.10", "LanguageTool-6.11"):
        (tmp_path / name).mkdir()
    for name in ("LanguageTool-6.8", "LanguageTool-6.10"):
        (tmp_path / name / "languagetool-server.jar").touch()
    assert find(str(tmp_path)) == tmp_path / "LanguageTool-6.10"
    assert find(str(tmp_path / "LanguageTool-6.8")) == tmp_path / "LanguageTool-6.8"


def test_an_install_of_language_tool_python_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ltp" / "LanguageTool-6.8").mkdir(parents=True)
    (tmp_path / "ltp" / "LanguageTool-6.8" / "languagetool-server.jar").touch()
    monkeypatch.setenv("LTP_PATH", str(tmp_path / "ltp"))
    assert version() == ""
    monkeypatch.delenv("COPYLINT_LANGUAGETOOL_DIR")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert (folder().is_relative_to(tmp_path / "data"), version()) == (True, "6.8")


def test_the_commands(stand_in_java: Path, own_state: Path) -> None:
    assert lint("stop").output == "No LanguageTool was running.\n"
    address = lint("start", "--idle-minutes", "1").output.removeprefix("LanguageTool answers at ")
    assert lint("start").output == f"LanguageTool already runs at {address}"
    told = json.loads(lint("status", "--format", "json").output)
    started, pid = told.pop("started"), told.pop("pid")
    assert started.endswith("+00:00") and pid > 0
    assert told == {
        "installed": os.environ["COPYLINT_LANGUAGETOOL_DIR"] + "/LanguageTool-6.8",
        "version": "6.8",
        "java": "17.0.15",
        "running": True,
        "address": address.strip().rstrip("."),
        "heap": "768m",
        "idle_minutes": 30.0,
        "holders": 0,
    }
    assert lint("status").output == (
        f"LanguageTool 6.8 is in {told['installed']}; Java 17.0.15; runs at {address}"
    )
    assert lint("stop").output == "LanguageTool has ended.\n"
    assert lint("status").output.endswith("; does not run.\n")


def test_the_commands_where_nothing_is_there(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert lint("status").output == "not installed; no Java that can run it; does not run.\n"
    told = lint("start")
    assert (told.exit_code, told.output) == (
        2,
        "copylint: LanguageTool is not installed; run `copylint languagetool install`, "
        "or with --maven\n",
    )
    assert lint("install", "--maven").exit_code == 2


def test_a_server_may_be_told_never_to_end(stand_in_java: Path) -> None:
    assert lint("start", "--idle-minutes", "0").exit_code == 0
    told = json.loads(lint("status", "--format", "json").output)
    assert (told["running"], told["idle_minutes"]) == (True, None)
    assert lint("stop").exit_code == 0


def test_the_install_command_tells_where(program: Program, tmp_path: Path, own_state: Path) -> None:
    program("java", JAVA_17)
    program("mvn", MAVEN)
    told = lint("install", "--maven", "--dir", str(tmp_path / "here"))
    assert told.output == f"LanguageTool-6.8 is in {tmp_path / 'here'} (0 MB).\n"
