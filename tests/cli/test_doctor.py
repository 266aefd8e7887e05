"""`copylint doctor`: what is in use, what is wrong and how to mend it."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from copylint import __version__, config
from copylint.cli import main
from copylint.run import load_packs
from copylint.setup.doctor import STATES


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    config.find.cache_clear()
    config.read.cache_clear()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COPYLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("COPYLINT_LANGUAGETOOL_DIR", str(tmp_path / "none"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("JAVA_HOME", raising=False)


def put(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def doctor(*arguments: str) -> tuple[int, dict[str, dict[str, Any]]]:
    result = CliRunner().invoke(main, ["doctor", "--json", *arguments], catch_exceptions=False)
    told = json.loads(result.stdout)
    assert (told["version"], told["copylint"]) == (1, __version__)
    assert told["ok"] == (result.exit_code == 0)
    for check in told["checks"]:
        assert check["state"] in STATES
        assert (check["state"] != "wrong") or check["mend"]
    return result.exit_code, {check["name"]: check for check in told["checks"]}


def wrong(checks: dict[str, dict[str, Any]]) -> dict[str, tuple[str, str]]:
    return {n: (c["told"], c["mend"]) for n, c in checks.items() if c["state"] == "wrong"}


def test_where_nothing_is_wrong_it_tells_what_is_in_use():
    put("copylint.yaml", "locale: en-GB\nfail_on: error\nignore: [trust]\ncache: no\n")
    code, checks = doctor()
    assert (code, wrong(checks)) == (0, {})
    settings = checks["settings"]
    assert settings["told"] == "copylint.yaml: locale: en-GB, ignore: [trust], cache: no"
    changed = {"locale": "en-GB", "ignore": ["trust"], "cache": False}
    assert settings["details"]["changed"] == changed
    rules = checks["rules"]["details"]
    assert rules["rules"] == len(load_packs().rules) > rules["run"] > 0
    assert sum(rules["categories"].values()) == sum(rules["packs"].values()) == rules["rules"]
    assert checks["harper"]["details"]["remarks"] > 0
    assert "no reports kept" in checks["cache"]["told"]


def test_it_is_read_by_people_too():
    put("copylint.yaml", "waivers: [{rule: claims/called-best}]\npaths: [{files: a, grade: 9}]\n")
    result = CliRunner().invoke(main, ["doctor"])
    assert result.exit_code == 0
    assert "ok     settings      copylint.yaml: 1 waiver, 1 part of paths\n" in result.stdout
    assert result.stdout.endswith("Nothing is wrong.\n")


def test_without_settings_it_names_init():
    code, checks = doctor()
    assert (code, checks["settings"]["state"]) == (0, "note")
    assert "copylint init" in checks["settings"]["mend"]


@pytest.mark.parametrize(
    ("text", "name", "told", "mend"),
    [
        (
            "contry: UK\n",
            "settings",
            "copylint.yaml:1: unknown option `contry`",
            "did you mean `country`?",
        ),
        (
            "packs: [ours]\n",
            "rules",
            "{here}/ours: no such directory",
            "name a directory of rules",
        ),
        (
            "ignore: [claims/promised-cures]\n",
            "rules",
            "copylint.yaml:1: no rule is called `claims/promised-cures`",
            "did you mean `claims/promised-cure`?",
        ),
        (
            "baseline: old.json\n",
            "baseline",
            "old.json: no such file",
            "write it with: copylint baseline",
        ),
    ],
)
def test_what_is_wrong_in_settings_is_told_with_its_mend(tmp_path, text, name, told, mend):
    put("copylint.yaml", text)
    code, checks = doctor()
    assert (code, wrong(checks)) == (1, {name: (told.format(here=tmp_path), mend)})
    assert checks["harper"]["state"] == "ok"


def test_a_pack_that_is_broken_is_told_with_its_line():
    put("ours/typos/x.yaml", "id: typos/x\nkind: swop\n")
    put("copylint.yaml", "packs: [ours]\n")
    code, checks = doctor()
    (told,) = wrong(checks).values()
    assert (code, told) == (
        1,
        ("ours/typos/x.yaml:2: `kind: swop` is unknown", "did you mean `swap`?"),
    )


def test_a_cache_that_cannot_be_used_is_wrong(monkeypatch, tmp_path):
    put("taken", "a file")
    monkeypatch.setenv("COPYLINT_CACHE_DIR", str(tmp_path / "taken"))
    code, checks = doctor()
    (told,) = wrong(checks).values()
    assert code == 1
    assert told[0] == f"{tmp_path}/taken: {tmp_path}/taken is a file; runs take longer"
    assert "COPYLINT_CACHE_DIR" in told[1]


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="folders have no such rights here")
def test_a_cache_that_others_may_write_is_wrong(tmp_path):
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache").chmod(0o777)
    code, checks = doctor()
    assert (code, list(wrong(checks))) == (1, ["cache"])
    assert "chmod go-w" in checks["cache"]["mend"]


def test_languagetool_is_wrong_only_where_it_is_wanted(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    code, checks = doctor()
    assert (code, checks["languagetool"]["state"]) == (0, "ok")
    assert checks["git"]["state"] == "note"
    put("copylint.yaml", "languagetool: auto\n")
    config.find.cache_clear()
    code, checks = doctor()
    told, mend = wrong(checks)["languagetool"]
    assert (code, told) == (1, "not installed; no Java that can run it; does not run")
    assert mend == "copylint languagetool install; install Java 17 or later, or set JAVA_HOME"


def test_a_named_server_that_does_not_answer_is_wrong():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    put("copylint.yaml", f"languagetool: http://127.0.0.1:{port}\n")
    code, checks = doctor()
    assert (code, list(wrong(checks))) == (1, ["languagetool"])
    assert str(port) in checks["languagetool"]["told"]


def test_a_schema_of_another_copylint_is_a_note():
    put("copylint.yaml", "fail_on: error\n")
    put(".copylint/config.schema.json", "{}\n")
    code, checks = doctor()
    assert (code, checks["schema"]["state"]) == (0, "note")
    mend = checks["schema"]["mend"].removeprefix("copylint ").split()
    assert CliRunner().invoke(main, mend).exit_code == 0
    assert "schema" not in doctor()[1]


def test_a_plug_in_that_cannot_be_loaded_is_wrong(tmp_path):
    info = tmp_path / "theirs-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: theirs\nVersion: 1\n")
    (info / "entry_points.txt").write_text("[copylint.reporters]\nshort = theirs_not_there\n")
    done = subprocess.run(
        [sys.executable, "-m", "copylint", "doctor"],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "wrong  plugged in" in done.stdout
    assert "to mend it: mend or remove that package" in done.stdout
