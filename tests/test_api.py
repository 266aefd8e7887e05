"""The way in for other programs."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import copylint
from copylint.cli import main
from copylint.registry import REPORTERS

HERE = Path(__file__).parents[1]
FAULTY = "# Back pain\n\nTurmeric cures arthritis &amp; gout.\n\nA walkk helps.\n"


def test_every_example_of_the_documentation_runs(tmp_path):
    text = (HERE / "docs/python.md").read_text(encoding="utf-8")
    examples = re.findall(r"^```python\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert len(examples) > 5
    place = tmp_path / "examples.py"
    place.write_text(_guarded("\n".join(examples)), encoding="utf-8")
    told = subprocess.run(
        [sys.executable, str(place)], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert (told.returncode, told.stderr) == (0, "")


def _guarded(code: str) -> str:
    """Put the examples where the processes of the last do not run them again."""
    lines = (f"    {line}" if line else "" for line in code.split("\n"))
    return "if __name__ == '__main__':\n" + "\n".join(lines)


def test_a_text_and_a_file_have_the_same_report(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    Path("a.md").write_text(FAULTY, encoding="utf-8")
    report = copylint.check(FAULTY, "a.md")
    assert any(finding.rule == "typos/misspelling" for finding in report.findings)
    for form in REPORTERS:
        if not getattr(REPORTERS[form], "WANTS_DOSSIER", False):
            told = CliRunner().invoke(main, ["check", "--no-cache", "--format", form, "a.md"])
            assert "".join(REPORTERS[form].render([report])) == told.stdout, form


@pytest.mark.parametrize(
    "wrong", [{"audience": "kids"}, {"locale": "xx"}, {"select": "claims"}, {"fail_on": "often"}]
)
def test_an_option_that_cannot_be_is_told_as_in_a_file(wrong):
    with pytest.raises(copylint.CopylintError, match=next(iter(wrong))):
        copylint.check(FAULTY, settings=copylint.Settings(**wrong))


def test_the_ending_of_the_path_says_how_a_text_is_read():
    settings = copylint.Settings(engine="none", select=("claims",))
    html = copylint.check("<h1>Pain</h1><p>Ginger cures arthritis.</p>", "a.html", settings)
    assert [block.kind for block in html.document.blocks] == ["heading", "paragraph"]
    assert html.document.path == "a.html"


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("",), "article.md: nothing in it; write the article or leave the file out"),
        (("Rest.", "a.exe"), r"a.exe: copylint reads no `.exe` files; save it as one of .*"),
        (("[]", "a.json"), r"a.json: a `.json` file holds several articles; check it with .*"),
        (("\ud800 rest",), r"article.md: .*UTF-8.*"),
        (("x" * 2_000_001,), r"article.md: 2.0 MB \(the most is 2 MB\); .*"),
        (
            ("Rest.", "a.md", copylint.Settings(select=("clams",))),
            "select, ignore: no rule is called `clams`; did you mean `claims`.",
        ),
    ],
)
def test_what_a_user_can_mend_is_one_line(arguments, why):
    with pytest.raises(copylint.CopylintError, match=f"^{why}$"):
        copylint.check(*arguments)


def test_importing_copylint_imports_nothing_else():
    code = "import sys; old = set(sys.modules); import copylint; print(*set(sys.modules) - old)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["copylint"]


def test_every_name_is_there():
    assert {each for each in copylint.__all__ if not hasattr(copylint, each)} == set()
    assert set(copylint.__all__) <= set(dir(copylint))
    with pytest.raises(AttributeError, match="no attribute `nonsense`"):
        copylint.nonsense  # noqa: B018


def test_a_type_checker_knows_the_types(tmp_path):
    place = tmp_path / "use.py"
    place.write_text(
        "import copylint\n"
        "report = copylint.check('Rest.', settings=copylint.Settings(engine='none'))\n"
        "reveal_type(report.findings[0].message)\n"
        "copylint.check(5)\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "mypy", "--strict", "--output=json", str(place)]
    told = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    found = [json.loads(line) for line in told.stdout.splitlines()]
    revealed, wrong = (each["message"] for each in found)
    assert re.fullmatch(r'Revealed type is "(builtins\.)?str"', revealed)
    assert wrong == 'Argument 1 to "check" has incompatible type "int"; expected "str"'
