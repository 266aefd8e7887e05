"""What git says changed, on real repositories."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from repository import NEW, OLD, check, claims, commit, git, lines, put, told

from copylint.changes import WHOLE, changed, staged


def test_what_is_committed_staged_not_staged_and_new_on_a_branch_is_changed():
    commit("a.md", "b.md", "c.md", "same.md", "blog/d.md")
    git("checkout", "-b", "work")
    put("a.md", OLD + NEW)
    commit()
    put("b.md", OLD.replace("Rest today.", "Rest now.\nSleep."))
    git("add", "b.md")
    put("c.md", OLD.replace("\nDrink water.\n", ""))
    put('blog/ü "new".md')
    assert lines(changed()) == {
        "a.md": ((8, 9),),
        "b.md": ((5, 6),),
        'blog/ü "new".md': WHOLE,
        "c.md": ((6, 5),),
    }


def test_what_others_did_on_main_meanwhile_is_not_ours():
    commit("a.md", "b.md")
    git("checkout", "-b", "work")
    put("a.md", OLD + NEW)
    commit()
    git("checkout", "main")
    put("b.md", OLD + NEW)
    commit()
    git("checkout", "work")
    assert lines(changed()) == lines(changed("main")) == {"a.md": ((8, 9),)}


def test_the_upstream_branch_comes_before_main():
    commit("a.md")
    git("checkout", "-b", "long")
    put("a.md", OLD + NEW)
    commit()
    git("checkout", "-b", "work", "--track", "long")
    put("b.md")
    assert lines(changed()) == {"b.md": WHOLE}


def test_what_moved_is_known_and_only_its_changed_lines_count():
    commit("a.md", "b.md")
    Path("blog").mkdir()
    git("mv", "a.md", "blog/a.md")
    git("mv", "b.md", "c.md")
    put("c.md", OLD.replace("Rest today.", "Rest now."))
    git("add", "--all")
    assert lines(changed()) == lines(staged()) == {"c.md": ((5, 5),)}


def test_a_link_that_became_a_file_is_new_and_a_new_mode_or_link_is_nothing():
    commit("a.md", "b.md", "z.md")
    Path("link.md").symlink_to("b.md")
    commit()
    Path("link.md").unlink()
    put("link.md")
    Path("b.md").chmod(0o755)
    Path("other.md").symlink_to("a.md")
    put("z.md", OLD + NEW)
    git("add", "--all")
    assert lines(changed()) == {"link.md": WHOLE, "z.md": ((8, 9),)}


def test_in_a_repository_without_commits_all_is_new():
    git("init")
    put("a.md")
    put("b.md")
    git("add", "a.md")
    assert lines(changed()) == {"a.md": ((1, 7),), "b.md": WHOLE}
    assert lines(staged()) == {"a.md": ((1, 7),)}


def test_a_merge_that_stopped_half_way_hides_no_article():
    commit("a.md", "b.md")
    git("checkout", "-b", "work")
    put("a.md", OLD.replace("Rest", "Lie"))
    put("b.md", OLD + NEW)
    commit()
    git("checkout", "main")
    put("a.md", OLD.replace("Rest", "Sit"))
    commit()
    subprocess.run(["git", "merge", "work"], capture_output=True)
    assert set(lines(changed())) == {"a.md", "b.md"}


def test_findings_on_changed_lines_count_and_the_others_are_counted():
    commit("a.md", "same.md")
    put("a.md", OLD + NEW)
    assert claims("--changed") == {"a.md": [(9, "Ginger cures arthritis")]}
    article = told("--changed")["articles"][0]
    assert article["unchanged"] == 1
    rules = {each["rule"] for each in article["findings"]}
    assert "trust/author-missing" in rules
    result = check("--changed", "--ignore", "safety,trust,readability")
    assert result.exit_code == 1
    assert "Left out  1 finding on lines that did not change" in result.stdout


def test_lines_are_those_of_git_whatever_ends_them():
    put("a.md", OLD.replace("Rest today.\n\n", "Rest today.\r\r"))
    git("init")
    git("add", "--all")
    git("commit", "-m", "one")
    with Path("a.md").open("a", newline="") as file:
        file.write(NEW)
    told = json.loads(check("--changed", "--format", "json", "--select", "claims").stdout)
    (article,) = told["articles"]
    assert [finding["match"] for finding in article["findings"]] == ["Ginger cures arthritis"]


def test_an_old_fault_alone_stops_nothing():
    commit("a.md")
    put("a.md", OLD + "\nSleep well.\n")
    result = check("--changed", "--select", "claims")
    assert result.exit_code == 0
    assert "Nothing to change on the lines that changed." in result.stdout


def test_lines_taken_away_touch_the_article_as_a_whole():
    commit("a.md")
    put("a.md", OLD.replace("\nDrink water.\n", ""))
    assert claims("--changed") == {"a.md": []}
    found = told("--changed", "--select", "trust")["articles"][0]["findings"]
    assert found


def test_staged_text_is_what_is_checked():
    commit("a.md")
    put("a.md", OLD + NEW)
    git("add", "a.md")
    put("a.md", "Not staged.\n" + OLD)
    put("new.md")
    assert claims("--staged") == {"a.md": [(9, "Ginger cures arthritis")]}
    assert claims("--changed") == {"a.md": [], "new.md": [(3, "Turmeric cures arthritis")]}


def test_paths_narrow_what_is_checked_wherever_one_stands(monkeypatch):
    commit("a.md", "blog/b.md")
    put("a.md", OLD + NEW)
    put("blog/b.md", OLD + NEW)
    assert set(claims("blog", "--changed")) == {"blog/b.md"}
    assert set(claims("blog/b.md", "a.md", "--changed=main")) == {"a.md", "blog/b.md"}
    monkeypatch.chdir("blog")
    assert set(claims("--changed")) == {"../a.md", "../blog/b.md"}
    assert set(claims(".", "--changed")) == {"b.md"}
    assert check("gone.md", "--changed").exit_code == 2


def test_where_nothing_changed_that_is_said():
    commit("a.md")
    result = check("--changed")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "No article changed.\n")
    assert check("a.md", "--staged").stderr == "No article changed.\n"
