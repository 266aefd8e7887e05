"""What a user can mend. Only `copylint.cli` catches these."""

from __future__ import annotations


class CopylintError(Exception):
    """Something that the user can mend: `place: what is wrong; how to mend it`."""


class RuleError(CopylintError):
    """A rule file that cannot be used."""


class ConfigError(CopylintError):
    """A `copylint.yaml` or an option that cannot be used."""


class ReadError(CopylintError):
    """An article that cannot be read."""


class EngineError(CopylintError):
    """A grammar engine that did not answer; told as a skip."""
