"""The dossier: the claims register, versions and hashes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from shutil import copytree

from copylint import __version__
from copylint.dossier import dossier, with_dossiers
from copylint.model import Report, Skip, Unread
from copylint.register import register
from copylint.run import check
from copylint.run.batch import Wish, plan, results
from copylint.run.jobs import Job

TEXT = "# Back pain\r\n\r\nTurmeric cures arthritis, and it is 100% safe: ask, then come.\r\n"

RULE = """id: typos/ours
kind: swap
tags: [swap]
severity: note
summary: An old name of the clinic.
message: "“{match}” is the old name. Write “{rather}”."
why: Patients look for the new one.
phrases: {old clinic: New Clinic}
examples:
  flags:
    - text: "Come to <mark>Old Clinic</mark> today."
      fixed: "Come to New Clinic today."
  passes:
    - "Come to New Clinic today."
"""


def put(folder: Path) -> str:
    file = folder / "a.md"
    file.write_bytes(TEXT.encode())
    return str(file)


def job(path: str, **overrides) -> Job:
    (found,) = plan([path], Wish({"engine": "none", **overrides}))
    assert isinstance(found, Job)
    return found


def checked(todo: Job) -> Report:
    report = check(todo.path, todo.settings, todo.engines)
    assert isinstance(report, Report)
    return report


def hashes(todo: Job) -> Mapping[str, str]:
    return dossier(todo, checked(todo)).hashes


def test_its_register_is_that_of_the_claims_command(tmp_path):
    todo = job(put(tmp_path))
    entries = dossier(todo, checked(todo)).claims
    assert entries
    assert list(entries) == register(todo)
    assert all(" ".join(TEXT[e.start : e.end].split()) == e.claim for e in entries)


def test_the_hash_of_an_article_is_that_of_its_file(tmp_path):
    todo = job(put(tmp_path))
    made = dossier(todo, checked(todo))
    assert made.hashes["text of the article"] == hashlib.sha256(TEXT.encode()).hexdigest()
    assert made.versions == {"copylint": __version__}


def test_the_hash_of_an_article_in_a_file_of_several_stays_when_its_neighbour_changes(tmp_path):
    site = tmp_path / "copylint.yaml"
    site.write_text("content:\n  - files: '*.json'\n    body: body\n", encoding="utf-8")
    told = []
    for other in ("Rest helps.", "Sleep helps."):
        file = tmp_path / "posts.json"
        file.write_text(json.dumps([{"body": TEXT}, {"body": other}]), encoding="utf-8")
        todo = plan([str(file)], Wish({"engine": "none"}))
        made = [r.dossier for r in with_dossiers(todo, results(todo)) if isinstance(r, Report)]
        told.append([each.hashes["text of the article"] for each in made if each])
    (first, before), (second, after) = told
    assert first == second == hashlib.sha256(TEXT.encode()).hexdigest()
    assert before != after


def test_the_hash_of_rules_stays_when_a_pack_moves_and_changes_with_a_rule(tmp_path):
    path, pack, other = put(tmp_path), tmp_path / "pack", tmp_path / "other"
    (pack / "typos").mkdir(parents=True)
    (pack / "typos" / "ours.yaml").write_text(RULE, encoding="utf-8")
    before = hashes(job(path, packs=(str(pack),)))
    assert list(before) == ["text of the article", "rules of copylint", f"rules of {pack}"]
    copytree(pack, other)
    assert hashes(job(path, packs=(str(other),)))[f"rules of {other}"] == before[f"rules of {pack}"]
    third = tmp_path / "third"
    copytree(pack, third)
    (third / "typos" / "ours.yaml").write_text(RULE + "# more\n", encoding="utf-8")
    after = hashes(job(path, packs=(str(third),)))
    assert after["rules of copylint"] == before["rules of copylint"]
    assert after[f"rules of {third}"] != before[f"rules of {pack}"]


def test_there_is_no_register_where_no_rule_on_claims_was_asked_for(tmp_path):
    todo = job(put(tmp_path), select=("typos",))
    assert dossier(todo, checked(todo)).claims is None


def test_an_article_that_was_not_checked_has_no_register(tmp_path):
    todo = job(put(tmp_path))
    report = replace(checked(todo), findings=(), skips=(Skip("article", "not English"),))
    assert dossier(todo, report).claims is None


def test_the_version_of_an_engine_is_told(tmp_path):
    todo = job(put(tmp_path), engine="harper")
    versions = dossier(todo, checked(todo)).versions
    assert list(versions) == ["copylint", "harper"]
    assert versions["harper"][0].isdigit()


def test_the_version_of_a_server_that_somebody_named_is_not_guessed(tmp_path):
    todo = job(put(tmp_path))
    named = replace(todo.settings, languagetool="http://127.0.0.1:8081")
    report = replace(checked(todo), engines=("languagetool",))
    made = dossier(replace(todo, settings=named), report)
    assert made.versions["languagetool"] == "version not told"


def test_what_could_not_be_read_passes_by(tmp_path):
    todo = job(put(tmp_path))
    lost = Unread("b.md", "no such file")
    first, second = with_dossiers([todo, lost], iter([checked(todo), lost]))
    assert isinstance(first, Report)
    assert first.dossier is not None
    assert second is lost


def test_each_run_hashes_the_rules_anew(tmp_path):
    pack = tmp_path / "pack" / "typos"
    pack.mkdir(parents=True)
    (pack / "ours.yaml").write_text(RULE, encoding="utf-8")
    todo = job(put(tmp_path), packs=(str(pack.parent),))
    report = checked(todo)
    told = []
    for more in ("", "# more\n"):
        (pack / "ours.yaml").write_text(RULE + more, encoding="utf-8")
        (made,) = with_dossiers([todo], iter([report]))
        assert isinstance(made, Report)
        assert made.dossier is not None
        told.append(made.dossier.hashes[f"rules of {pack.parent}"])
    assert told[0] != told[1]
