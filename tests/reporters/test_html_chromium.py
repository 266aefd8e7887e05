"""The HTML report in Chromium, where that and the packages of tools/page are installed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from copylint.cli import main
from copylint.model import Unread

from .hard import HARD, many
from .html_page import rendered
from .made import WHOLE, report

OTHER = replace(report(), document=replace(report().document, path="pages/other.md"))
TOOL = Path(__file__).parents[2] / "tools" / "page"
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or ""

pytestmark = [
    pytest.mark.skipif(not CHROMIUM, reason="no chromium; on Debian: apt-get install chromium"),
    pytest.mark.skipif(not shutil.which("node"), reason="no node; install Node.js 20 or later"),
    pytest.mark.skipif(
        not (TOOL / "node_modules" / "axe-core").is_dir(),
        reason="no axe; npm --prefix tools/page install --no-package-lock",
    ),
]


def wrong(*pages: Path) -> dict[str, list[str]]:
    """Give what Chromium finds wrong with some pages."""
    command = ["node", str(TOOL / "check.mjs"), *map(str, pages)]
    environment = {**os.environ, "CHROMIUM": CHROMIUM}
    said = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=600)
    assert said.stdout, said.stderr
    return json.loads(said.stdout)


def test_pages_are_without_fault_for_axe_the_keyboard_and_every_width(tmp_path):
    made = {
        "several": [WHOLE, HARD, Unread("lost.md", "no such file"), OTHER],
        "hard": [HARD],
        "ready": [report()],
        "many": [many(300)],
    }
    pages = []
    for name, results in made.items():
        pages.append(tmp_path / f"{name}.html")
        pages[-1].write_text(rendered(results), encoding="utf-8")
    assert wrong(*pages) == {str(each): [] for each in pages}


def test_a_real_article_is_without_fault(tmp_path):
    article, out = tmp_path / "a.md", tmp_path / "a.html"
    article.write_text(
        "---\ntitle: Beat back pain\nauthor: admin\n---\n\n# Beat back pain <script>x</script>\n\n"
        "Turmeric cures arthritis, and it is 100% safe: ask, then come. Take it dialy.\n\n"
        "| Treatment | What it does |\n|---|---|\n| Laser | Cures all pain |\n\n"
        "<!-- copylint: allow claims because our [lawyer](javascript:x) says so -->\n\n"
        "Our massage cures migraine.\n",
        encoding="utf-8",
    )
    options = ["--engine", "harper", "--format", "html", "-o", str(out)]
    CliRunner().invoke(main, ["check", str(article), *options])
    assert wrong(out) == {str(out): []}
