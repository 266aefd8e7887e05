"""A linter for health marketing copy.

`copylint.check(text)` gives the report of an article; docs/python.md says more. Nothing is imported
before it is asked for.
"""

TYPE_CHECKING = False
"""True for type checkers, which know the name; to import it from `typing` takes 2 ms."""
if TYPE_CHECKING:
    from copylint.config import Settings
    from copylint.errors import CopylintError
    from copylint.model import Finding, Report, Span
    from copylint.run.calling import check

__version__ = "0.1.0"
__all__ = ["CopylintError", "Finding", "Report", "Settings", "Span", "__version__", "check"]

_HOMES = {
    "CopylintError": "errors",
    "Finding": "model",
    "Report": "model",
    "Settings": "config",
    "Span": "model",
    "check": "run.calling",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module `copylint` has no attribute `{name}`")
    from importlib import import_module

    return getattr(import_module(f"copylint.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
