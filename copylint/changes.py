"""Which lines git says changed, and the findings that a change answers for."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from copylint.errors import ConfigError
from copylint.model import Document, Finding, Report

if TYPE_CHECKING:
    import subprocess

Lines = tuple[tuple[int, int], ...]
"""Lines from 1, first and last; where lines were only taken away, the line after and before."""
WHOLE: Lines = ((1, sys.maxsize),)
MAIN = ("@{upstream}", "origin/HEAD", "origin/main", "origin/master", "main", "master")
"""What a branch is held against where nobody says, the first that there is."""
ON_PAGE = ("safety", "trust")
"""Categories whose findings judge the article as a whole, wherever they stand."""
_DIFF = (
    "diff --raw -z --patch --text --unified=0 --inter-hunk-context=0 --find-renames "
    "--no-ext-diff --no-textconv --no-color --no-relative --ignore-submodules=all "
    "--diff-filter=ACMRT"
).split()
_SECTION = re.compile(rb"^diff --git ", re.MULTILINE)
_HUNK = re.compile(rb"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)


@dataclass(frozen=True)
class Changes:
    """The changed lines of a repository's files.

    Attributes:
        root: the repository's folder.
        lines: by the real path of a file; a file that only moved is not among them.
        is_staged: whether they are counted in what is staged, not in the files.
    """

    root: Path
    lines: Mapping[str, Lines]
    is_staged: bool = False

    def touch(self, path: str) -> bool:
        """Tell whether any of an article's text changed."""
        return os.path.realpath(path) in self.lines

    def staged(self, path: str) -> bytes | None:
        """Give an article as it is staged; None where the file itself is to be read."""
        if not self.is_staged:
            return None
        name = Path(os.path.realpath(path)).relative_to(self.root).as_posix()
        return _git("cat-file", "--filters", f":{name}")

    def keep(self, report: Report) -> Report:
        """Leave out of a report what the change does not answer for, and count it."""
        document = report.document
        lines = self.lines.get(os.path.realpath(document.file), ())
        findings = tuple(f for f in report.findings if _is_of(f, document, lines))
        left = len(report.findings) - len(findings)
        return replace(report, findings=findings, unchanged=left)


def _is_of(finding: Finding, document: Document, lines: Lines) -> bool:
    """Tell whether a finding stands on changed lines, or speaks of an article that changed."""
    is_about_text = finding.category in ("claims", "typos", "upkeep")
    is_about_page = finding.span == document.whole and not is_about_text
    if finding.category in ON_PAGE or is_about_page:
        return bool(lines)
    first = _line(document, finding.span.start)
    last = _line(document, finding.span.end - 1)
    return any(first <= end and begin <= last for begin, end in lines)


def _line(document: Document, offset: int) -> int:
    """Give the line of a character as git counts lines: by line feeds alone."""
    return document.source.count("\n", 0, offset) + 1


def changed(ref: str = "") -> Changes:
    """Ask git what changed since the working folder's branch left another.

    That is what was committed since, what is not committed, and files that git does not know yet.

    Args:
        ref: a branch, tag or commit; empty for the upstream branch, main or master.

    Raises:
        ConfigError: git cannot tell, and how to mend it.
    """
    root = _root()
    base = _base(ref) if ref or _is_commit("HEAD") else _nothing()
    lines = dict(_changed_lines(root, base))
    new = _git("ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", ":/")
    lines |= {_place(root, name): WHOLE for name in new.split(b"\0") if name}
    return Changes(root, lines)


def staged() -> Changes:
    """Ask git what is staged for the next commit of the working folder's repository.

    Raises:
        ConfigError: git cannot tell, and how to mend it.
    """
    root = _root()
    return Changes(root, dict(_changed_lines(root, "--cached")), is_staged=True)


def _root() -> Path:
    told = _run("rev-parse", "--show-toplevel")
    if told.returncode == 0:
        return Path(os.path.realpath(os.fsdecode(told.stdout.removesuffix(b"\n"))))
    if b"not a git repository" in told.stderr:
        raise ConfigError("git: no repository here; go into one, or check without --changed")
    raise _broken(told)


def _base(ref: str) -> str:
    """Give the commit where HEAD left another."""
    ref = ref or next(filter(_is_commit, MAIN), "")
    if not ref:
        mend = "name one, as in --changed=BRANCH"
        raise ConfigError(f"git: no upstream branch, main or master to compare with; {mend}")
    if not _is_commit(ref):
        raise ConfigError(f"git: {_why_unknown(ref)}")
    told = _run("merge-base", ref, "HEAD")
    if told.returncode == 0:
        return os.fsdecode(told.stdout.strip())
    if _is_shallow():
        why = f"this shallow clone lacks the commit where HEAD left `{ref}`"
        raise ConfigError(f"git: {why}; run `git fetch --unshallow`, or clone with fetch-depth 0")
    if told.stderr:
        raise _broken(told)
    raise ConfigError(f"git: HEAD and `{ref}` share no commit; name another branch")


def _why_unknown(ref: str) -> str:
    if Path(ref).exists():
        return f"`{ref}` is a path, not a commit; write paths first: {ref} --changed"
    if _is_shallow():
        return f"this shallow clone knows no `{ref}`; fetch it, or clone with fetch-depth 0"
    return f"no branch, tag or commit is called `{ref}`; fetch it or mend the name"


def _is_commit(ref: str) -> bool:
    told = _run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    return told.returncode == 0


def _is_shallow() -> bool:
    return _git("rev-parse", "--is-shallow-repository").strip() == b"true"


def _nothing() -> str:
    """Give git's name of the empty tree: a repository without commits is all new."""
    return os.fsdecode(_git("hash-object", "-t", "tree", "--stdin").strip())


def _changed_lines(root: Path, base: str) -> Iterator[tuple[str, Lines]]:
    """Yield the files whose text differs from a commit's, each with its changed lines."""
    told = _git(*_DIFF, base, "--")
    records, patch = _records(told)
    sections = _SECTION.split(patch)[1:]
    is_known = len(sections) == sum(1 + (status == b"T") for status, _, _ in records)
    turn = iter(sections)
    for status, mode, name in records:
        own: Sequence[tuple[int, int]] = WHOLE
        if is_known and status == b"T":  # a link became a file: one section for each
            next(turn), next(turn)
        elif is_known:
            own = tuple(_hunks(next(turn)))
        if own and mode.startswith(b"100"):
            yield _place(root, name), tuple(own)


def _records(told: bytes) -> tuple[list[tuple[bytes, bytes, bytes]], bytes]:
    """Read status, mode and new name of the files of a diff, and give the patch after them."""
    records, at = [], 0
    while told[at : at + 1] == b":":
        head, name, *_ = told[at:].split(b"\0", 2)
        at += len(head) + len(name) + 2
        _, mode, _, _, status = head.split(b" ")
        if status[:1] in b"RC":
            name = told[at:].split(b"\0", 1)[0]
            at += len(name) + 1
        records.append((status[:1], mode, name))
    return records, told[at:].removeprefix(b"\0")


def _hunks(section: bytes) -> Iterator[tuple[int, int]]:
    for hunk in _HUNK.finditer(section):
        first, count = int(hunk[1]), int(hunk[2] or 1)
        yield (first, first + count - 1) if count else (first + 1, first)


def _place(root: Path, name: bytes) -> str:
    return os.path.realpath(root / os.fsdecode(name))


def _git(*arguments: str) -> bytes:
    told = _run(*arguments)
    if told.returncode:
        raise _broken(told)
    return told.stdout


def _run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run git in the working folder, as hooks expect; it neither asks nor locks anything."""
    import subprocess

    own = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    try:
        return subprocess.run(
            ["git", *arguments], input=b"", capture_output=True, check=False, env=os.environ | own
        )
    except OSError:
        raise ConfigError("git: not installed; install it, or check without --changed") from None


def _broken(told: subprocess.CompletedProcess[bytes]) -> ConfigError:
    lines = told.stderr.decode("utf-8", "replace").strip().splitlines() or ["no word of why"]
    return ConfigError(f"git: {lines[0].removeprefix('fatal: ')}; mend the repository")
