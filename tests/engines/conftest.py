"""A server with recorded answers, and a real LanguageTool where there is one."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import stand_in

from copylint.engines.languagetool import client, release, server

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give each test a state folder of its own, short waits, and no install."""
    monkeypatch.setenv("COPYLINT_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("COPYLINT_LANGUAGETOOL_DIR", str(tmp_path / "none"))
    monkeypatch.setenv("COPYLINT_LANGUAGETOOL_SECONDS", "5")
    yield tmp_path / "state"
    release()
    client.forget()
    if (tmp_path / "state" / "languagetool.json").exists():
        server.stop()


@pytest.fixture(name="server")
def answering() -> Iterator[stand_in.StandIn]:
    with stand_in.serving() as serving:
        yield serving


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], Path]:
    """Put a program on PATH, which holds nothing else: `program("java", "#!/bin/sh …")`."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.delenv("JAVA_HOME", raising=False)

    def put(name: str, script: str) -> Path:
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(0o755)
        return folder / name

    return put


@pytest.fixture
def stand_in_java(
    program: Callable[[str, str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Make an install whose Java is the stand-in."""
    script = Path(__file__).with_name("stand_in.py")
    java = program("java", f'exec "{sys.executable}" "{script}" "$@"')
    home = tmp_path / "install" / "LanguageTool-6.8"
    home.mkdir(parents=True)
    (home / "languagetool-server.jar").touch()
    monkeypatch.setenv("COPYLINT_LANGUAGETOOL_DIR", str(home.parent))
    return java


LIVE = os.environ.get("COPYLINT_LANGUAGETOOL_DIR") or str(REPOSITORY / ".languagetool")


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> str:
    """Point to a real LanguageTool, or skip and say what is missing."""
    if not any(Path(LIVE).glob("LanguageTool-*/languagetool-server.jar")):
        pytest.skip(f"no LanguageTool in {LIVE}: `copylint languagetool install --maven --dir …`")
    if shutil.which("java") is None:
        pytest.skip("no Java on PATH")
    monkeypatch.setenv("COPYLINT_LANGUAGETOOL_DIR", LIVE)
    monkeypatch.setenv("COPYLINT_LANGUAGETOOL_SECONDS", "120")
    return LIVE
