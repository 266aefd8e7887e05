"""New files, all of them or none, and never over one that is there."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from copylint.errors import CopylintError


class WriteError(CopylintError):
    """A file that cannot be written."""


def write_all(root: Path, files: Sequence[tuple[str, str]]) -> None:
    """Write files, each whole at once; when one cannot be, take back all, new folders too.

    Args:
        root: the folder.
        files: path from it and text.

    Raises:
        WriteError: one is there already, or cannot be written.
    """
    written: list[Path] = []
    folders: list[Path] = []
    try:
        for path, text in files:
            place = root / path
            folders += [each for each in place.parents if not os.path.lexists(each)]
            _write(place, path, text, written)
    except BaseException:
        for place in written:
            with suppress(OSError):
                place.unlink()
        for folder in sorted(set(folders), reverse=True):  # the inner before the outer
            with suppress(OSError):  # somebody else put something there meanwhile
                folder.rmdir()
        raise


def _write(place: Path, shown: str, text: str, written: list[Path]) -> None:
    name = ""
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8"))
        Path(name).chmod(new_mode())
        if not _is_put(Path(name), place):
            raise WriteError(f"{shown}: is there now; run `copylint init` again")
        written.append(place)
    except OSError as error:
        why = f"cannot be written ({error.strerror}); make its folder writable"
        raise WriteError(f"{shown}: {why}") from None
    finally:
        if name:
            Path(name).unlink(missing_ok=True)


def _is_put(new: Path, place: Path) -> bool:
    """Give a file its name, unless another has it."""
    try:
        os.link(new, place)
    except FileExistsError:
        return False
    except OSError:  # a file system without links
        if os.path.lexists(place):
            return False
        new.replace(place)
    return True


def new_mode() -> int:
    """Give the mode of a new file as the user wants it; temporary files have a stricter one."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
