"""What CI runs: `ci/copylint.sh` over shallow clones of a real repository, and what calls it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
SCRIPT = ROOT / "ci" / "copylint.sh"
FAULTY = "# Joint pain\n\nTurmeric cures arthritis.\n"
CLEAN = "# Rest\n\nRest helps most people.\n"

pytestmark = pytest.mark.skipif(
    not (shutil.which("git") and shutil.which("sh")), reason="needs git and sh"
)


def git(folder: Path, *arguments: str) -> str:
    own = ["-c", "user.name=a", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false"]
    return subprocess.run(
        ["git", "-C", str(folder), *own, *arguments], check=True, capture_output=True, text=True
    ).stdout.strip()


def commit(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", name)
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture(scope="module")
def origin(tmp_path_factory) -> Path:
    """A repository whose main has a faulty article, and whose branches add another each."""
    place = tmp_path_factory.mktemp("origin")
    git(place, "init", "-q", "-b", "main")
    commit(place, "copylint.yaml", "engine: none\n")
    commit(place, "fees.cfg", "The first visit is free.\n")
    commit(place, "old.md", FAULTY)
    for branch, text in (("faulty", FAULTY), ("clean", CLEAN)):
        git(place, "checkout", "-q", "-b", branch, "main")
        commit(place, "new.md", text.replace("# ", "# New "))
        commit(place, "notes.cfg", "Rest helps.\n")
    git(place, "checkout", "-q", "main")
    commit(place, "later.md", FAULTY)
    for number, branch in enumerate(("faulty", "clean"), 1):
        git(place, "checkout", "-q", "--detach", "main")
        git(place, "merge", "-q", "--no-ff", "-m", "merge", branch)
        git(place, "update-ref", f"refs/pull/{number}/merge", "HEAD")
    git(place, "checkout", "-q", "main")
    return place


def clone(origin: Path, place: Path, ref: str) -> Path:
    """Check a ref out as CI does: its last commit alone, on no branch."""
    place.mkdir()
    git(place, "init", "-q")
    git(place, "remote", "add", "origin", f"file://{origin}")
    git(place, "fetch", "-q", "--no-tags", "--depth=1", "origin", ref)
    git(place, "checkout", "-q", "--detach", "FETCH_HEAD")
    assert git(place, "rev-list", "--count", "HEAD") == "1"
    return place


def run(folder: Path, **told: str) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("GITHUB_", "CI_", "COPYLINT"))}
    return subprocess.run(
        ["sh", str(SCRIPT)],
        cwd=folder,
        env=kept | {"PATH": path, "COPYLINT_CACHE_DIR": str(folder.parent / "cache")} | told,
        capture_output=True,
        text=True,
        check=False,
    )


def articles(place: Path) -> set[str]:
    (log,) = json.loads(place.read_text(encoding="utf-8"))["runs"]
    return {
        each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for each in log["results"]
    }


def test_all_is_checked_and_every_report_written_and_the_exit_code_kept(origin, tmp_path):
    place = clone(origin, tmp_path / "clone", "main")
    for name in ("output", "summary"):
        (tmp_path / name).touch()
    done = run(
        place,
        COPYLINT_SARIF="copylint.sarif",
        COPYLINT_REPORTS="gitlab=quality.json\njunit=a b.xml",
        GITHUB_OUTPUT=str(tmp_path / "output"),
        GITHUB_STEP_SUMMARY=str(tmp_path / "summary"),
    )
    assert done.returncode == 1, done.stderr
    assert articles(place / "copylint.sarif") == {"old.md", "later.md"}
    assert (tmp_path / "output").read_text() == "code=1\nsarif=copylint.sarif\n"
    assert "Not ready to publish" in (tmp_path / "summary").read_text()
    assert {"quality.json", "a b.xml"} <= {each.name for each in place.iterdir()}


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"COPYLINT_FAIL_ON": "never"}, 0),
        ({"COPYLINT_FAIL_ON": "sometimes"}, 2),
        ({"COPYLINT_LOCALE": "xx"}, 2),
        ({"COPYLINT_CHANGED_ONLY": "perhaps"}, 2),
        ({"COPYLINT_PATHS": "old.md\nno such.md"}, 2),
        ({"COPYLINT_PATHS": "fees.cfg"}, 2),
        ({"COPYLINT_PATHS": "copylint.yaml"}, 0),  # settings, not an article
        ({"COPYLINT_PATHS": "--help"}, 2),
    ],
)
def test_what_is_told_decides_the_exit_code(origin, tmp_path, told, code):
    place = clone(origin, tmp_path / "clone", "main")
    done = run(place, **told)
    assert done.returncode == code, done.stderr


@pytest.mark.parametrize(("number", "branch", "code"), [(1, "faulty", 1), (2, "clean", 0)])
def test_of_a_pull_request_only_its_own_change_counts(origin, tmp_path, number, branch, code):
    place = clone(origin, tmp_path / "clone", f"refs/pull/{number}/merge")
    told = {"COPYLINT_CHANGED_ONLY": "true", "COPYLINT_SARIF": "a.sarif"}
    done = run(place, GITHUB_BASE_REF="main", **told)
    assert (done.returncode, articles(place / "a.sarif") - {"new.md"}) == (code, set()), done.stderr
    assert "all is checked" not in done.stderr


def test_of_a_merge_request_on_gitlab_only_its_own_change_counts(origin, tmp_path):
    fork = git(origin, "merge-base", "main", "faulty")
    for told in (
        {"CI_MERGE_REQUEST_DIFF_BASE_SHA": fork},
        {"CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main"},
        {"COPYLINT_BASE": "origin/main"},
    ):
        shutil.rmtree(tmp_path / "clone", ignore_errors=True)
        place = clone(origin, tmp_path / "clone", "faulty")
        told |= {"COPYLINT_CHANGED_ONLY": "true", "COPYLINT_SARIF": "a.sarif"}
        done = run(place, CI_PROJECT_DIR=str(place), **told)
        assert (done.returncode, articles(place / "a.sarif")) == (1, {"new.md"}), done.stderr


def test_on_a_push_what_was_pushed_counts(origin, tmp_path):
    before = git(origin, "rev-parse", "main~1")
    place = clone(origin, tmp_path / "clone", "main")
    told = {"COPYLINT_CHANGED_ONLY": "true", "COPYLINT_SARIF": "a.sarif"}
    done = run(place, COPYLINT_BEFORE=before, **told)
    assert (done.returncode, articles(place / "a.sarif")) == (1, {"later.md"}), done.stderr


@pytest.mark.parametrize("before", ["0" * 40, "a" * 40, ""])
def test_where_nobody_knows_what_changed_all_is_checked_and_said(origin, tmp_path, before):
    place = clone(origin, tmp_path / "clone", "main")
    told = {"COPYLINT_CHANGED_ONLY": "true", "COPYLINT_SARIF": "a.sarif"}
    done = run(place, COPYLINT_BEFORE=before, **told)
    assert articles(place / "a.sarif") == {"old.md", "later.md"}
    assert "so all is checked" in done.stderr


def test_a_base_that_is_an_option_is_refused(origin, tmp_path):
    place = clone(origin, tmp_path / "clone", "main")
    base = f"--upload-pack=touch {tmp_path}/ran;"
    done = run(place, COPYLINT_BASE=base, COPYLINT_CHANGED_ONLY="true")
    assert done.returncode == 2
    assert "write origin/BRANCH or a commit" in done.stderr
    assert not (tmp_path / "ran").exists()


def test_a_clone_of_another_user_is_read(origin, tmp_path):
    place = tmp_path / "clone"
    git(origin, "clone", "-q", "--branch", "faulty", f"file://{origin}", str(place))
    told = {"COPYLINT_CHANGED_ONLY": "true", "COPYLINT_SARIF": "a.sarif"}
    foreign = {"GIT_TEST_ASSUME_DIFFERENT_OWNER": "1", "GITHUB_BASE_REF": "main"}
    assert "all is checked" in run(place, **told, **foreign).stderr
    done = run(place, GITHUB_WORKSPACE=str(place), **told, **foreign)
    assert (done.returncode, articles(place / "a.sarif")) == (1, {"new.md"}), done.stderr


def test_the_script_explains_every_variable_that_others_set():
    text = SCRIPT.read_text(encoding="utf-8")
    explained = set(re.findall(r"^#   (COPYLINT_\w+)", text, re.MULTILINE))
    read = set(re.findall(r"\$\{(COPYLINT_\w+):-", text)) - {"COPYLINT_BEFORE"}
    assert explained == read
    docs = (ROOT / "docs/ci.md").read_text(encoding="utf-8")
    assert [name for name in sorted(explained) if f"`{name}`" not in docs] == []


def test_the_action_hands_every_input_to_the_script():
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    (step,) = action["runs"]["steps"]
    used = set(re.findall(r"inputs\.([\w-]+)", json.dumps(step)))
    assert used == set(action["inputs"])
    read = set(re.findall(r"\$\{(COPYLINT_\w+):-", SCRIPT.read_text(encoding="utf-8")))
    assert set(step["env"]) == read
    docs = (ROOT / "docs/ci.md").read_text(encoding="utf-8")
    assert [name for name in action["inputs"] if f"`{name}`" not in docs] == []


def test_the_template_sets_only_what_the_script_reads():
    template = yaml.safe_load((ROOT / "ci/gitlab.yml").read_text(encoding="utf-8"))
    job = template["copylint"]
    assert job["script"] == ["copylint-ci"]
    told = (template["variables"].keys() | job["variables"].keys()) - {"COPYLINT_IMAGE"}
    text = SCRIPT.read_text(encoding="utf-8")
    assert [name for name in told if f"${{{name}:-" not in text] == []


@pytest.mark.skipif(not shutil.which("shellcheck"), reason="shellcheck is not installed")
def test_the_script_is_without_fault():
    done = subprocess.run(["shellcheck", SCRIPT], capture_output=True, text=True, check=False)
    assert done.stdout == ""
