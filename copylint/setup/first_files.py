"""The first files of a repository that uses copylint: settings, hook and workflow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from copylint import __version__
from copylint.config import NAME
from copylint.setup.schemas import schema_file
from copylint.setup.site import Site

SCHEMA = ".copylint/config.schema.json"
HOOKS = ".pre-commit-config.yaml"
WORKFLOW = ".github/workflows/copylint.yml"
PIPELINE = ".gitlab-ci.yml"
YOURS = "your/copylint"
"""Stands where only the user knows the repository that copylint is kept in."""
CI = ("github", "gitlab", "none")


@dataclass(frozen=True)
class First:
    """A file to write, or lines to add where there is one already.

    Attributes:
        path: from the folder, with `/`.
        text: of the whole file.
        lines: what to add to a file that is there; empty where that may stay as it is.
        where: where to add them.
        is_long: whether it is told by its length, not shown.
    """

    path: str
    text: str
    lines: str = ""
    where: str = ""
    is_long: bool = False


def files(site: Site, ci: str, source: str) -> Iterator[First]:
    """Yield what a repository begins with.

    Args:
        site: what is in the folder.
        ci: one of `CI`.
        source: the repository that copylint is kept in, `OWNER/NAME`; empty where unknown.
    """
    yield First(NAME, settings(site))
    yield First(SCHEMA, schema_file("config").read_text(encoding="utf-8"), is_long=True)
    yield First(HOOKS, _hooks(site), _hook(site), "below `repos:`")
    if ci == "github":
        yield First(WORKFLOW, _workflow(site, source or YOURS))
    elif ci == "gitlab":
        include, variables = _pipeline(site, source or YOURS)
        about = "# copylint in merge requests; docs/ci.md of copylint tells more.\n"
        yield First(
            PIPELINE,
            about + include + variables,
            include + variables,
            "to `include:` and `variables:`",
        )


def settings(site: Site) -> str:
    """Give a commented `copylint.yaml`."""
    shown = "this folder" if site.kind == "plain" else f"this {site.kind} site"
    locale = f"locale: {site.locale}" if site.locale else "# locale: en-GB"
    origin = f"from {site.language_file}" if site.locale else "of the copy; read from each page"
    exclude = ", ".join(f'"{each}"' for each in site.exclude)
    excluded = f"exclude: [{exclude}]" if exclude else '# exclude: ["drafts/"]'
    return f"""\
# yaml-language-server: $schema={SCHEMA}
# Settings of copylint {__version__} for {shown}. `copylint doctor` shows what is in use.
# Take away the # before a line to use it.

{_beside(locale, origin)}
{_beside("# country: UK", "whose rules on claims: US, UK, AU, CA, EU; from the locale")}
{_beside("# profession: physiotherapist", "of the clinic")}
{_beside("# audience: patients", "patients (grade 8), carers (9) or professionals (12)")}
{_beside("fail_on: error", "what stops publication: error, warning, note or never")}
{_beside("# languagetool: auto", "a second grammar engine, once it is installed")}
{_beside("# accept: [Kinesys]", "words of yours that are no typos")}
{_beside(excluded, "what is no copy, in git's patterns")}

# A site with many old findings: run `copylint baseline` once, and only new ones count.
# baseline: copylint-baseline.json

# What somebody let pass, with a reason, an owner and a last day.
# waivers:
#   - rule: claims/called-best
#     files: "blog/2019/**"
#     because: archived, and marked so on the page
#     owner: compliance@clinic.example
#     until: 2027-01-31

# Other settings for some articles.
# paths:
#   - files: ["for-clinicians/**"]
#     audience: professionals
"""


def _beside(line: str, comment: str) -> str:
    return f"{line:31} # {comment}"


def _hooks(site: Site) -> str:
    return f"""\
# Run by pre-commit: pre-commit install
repos:
{_hook(site)}"""


def _hook(site: Site) -> str:
    """Give a hook that runs the copylint on PATH."""
    where = f"        files: {_pattern(site)}\n" if _pattern(site) else ""
    if site.exclude:
        names = "|".join(re.escape(each).replace(r"\*", ".*") for each in site.exclude)
        where += f"        exclude: (^|/)({names})$\n"
    return f"""\
  - repo: local
    hooks:
      - id: copylint
        name: copylint
        language: system             # the copylint on PATH
        entry: copylint check --quiet
        types_or: [markdown, mdx, plain-text]
        require_serial: true
{where}"""


def _pattern(site: Site) -> str:
    folders = [re.escape(each) for each in site.folders if each != "."]
    if not folders:
        return ""
    return f"^{folders[0]}/" if len(folders) == 1 else f"^({'|'.join(folders)})/"


def _workflow(site: Site, source: str) -> str:
    paths = "".join(f"            {each}\n" for each in site.folders)
    return f"""\
# copylint on pull requests: marks beside the lines that changed, and a summary.
name: copylint
on: pull_request
permissions:
  contents: read
jobs:
  copylint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - uses: {source}@v{__version__}
        with:
          changed-only: true
          paths: |
{paths}"""


def _pipeline(site: Site, source: str) -> tuple[str, str]:
    include = f"""\
include:
  - project: {source}
    ref: v{__version__}
    file: ci/gitlab.yml
"""
    paths = "".join(f"    {each}\n" for each in site.folders)
    variables = f"""\
variables:
  COPYLINT_IMAGE: $CI_REGISTRY/{source}:{__version__}
  COPYLINT_CHANGED_ONLY: "true"
  COPYLINT_PATHS: |-
{paths}"""
    return include, variables


def ci_of(root: Path) -> str:
    """Guess which CI a repository uses; GitHub's where nothing shows."""
    if (root / ".github").is_dir():
        return "github"
    config = root / ".git" / "config"
    remotes = config.read_text(encoding="utf-8", errors="replace") if config.is_file() else ""
    if (root / PIPELINE).exists() or "gitlab" in remotes:
        return "gitlab"
    return "github"
