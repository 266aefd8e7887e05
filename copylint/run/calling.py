"""The way in for other programs: `copylint.check`."""

from __future__ import annotations

from copylint.config import Settings, checked
from copylint.errors import ReadError
from copylint.model import Report, Unread
from copylint.run.asking import engines
from copylint.run.pipeline import check as check_source


def check(text: str, path: str = "article.md", settings: Settings | None = None) -> Report:
    """Check a text, by the very steps that `copylint check` takes with a file.

    Nothing is read from `path` or beside it, no `copylint.yaml` either, and no report is kept. The
    first call makes rules and an engine ready, which takes about a second. Call it from one thread
    at a time; many texts are for many processes.

    Args:
        text: the article, front matter and all.
        path: what the report calls it; its ending says how it is read, `.md`, `.html` or another.
        settings: the options that hold for it; without them the defaults of `copylint check`.

    Returns:
        The findings in reading order, the measures, and what could not run (`skips`).

    Raises:
        CopylintError: the text cannot be read (empty, too large, an unknown ending), or an option
            or a rule of a pack is wrong; in one line, with how to mend it.
    """
    settings = checked(settings or Settings())
    source = text.encode("utf-8", "surrogatepass")
    result = check_source(path, settings, engines(settings), source)
    if isinstance(result, Unread):
        raise ReadError(f"{result.path}: {result.why}")
    return result
