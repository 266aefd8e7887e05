"""Imports run downwards only (the house's floors)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import copylint

HOUSE = Path(copylint.__file__).parent
GROUND = {"model", "errors"}
LANGUAGE = GROUND | {"text"}
FLOOR = LANGUAGE | {"packs"}
PARTS = {"readers", "checks", "engines", "reporters", "settle", "config", "changes", "store"}
RUN = FLOOR | PARTS | {"registry", "run"}

MAY: dict[str, set[str]] = {
    "model": set(),
    "errors": set(),
    "text": {"model"},
    "tables": set(),
    "packs": LANGUAGE,
    "readers": LANGUAGE,
    "checks": {"model", "text", "packs", "tables"},
    "engines": GROUND,
    "reporters": {"model"},
    "settle": GROUND,
    "config": GROUND,
    "changes": GROUND,
    "store": GROUND,
    "registry": {"errors"} | {"readers", "checks", "engines", "reporters"},
    "run": FLOOR | PARTS | {"registry"},
    "examples": RUN,
    "register": RUN,
    "dossier": RUN | {"register"},
    "fixing": RUN | {"tables"},
    "baseline": RUN,
    "setup": RUN | {"baseline"},
    "upkeep": RUN,
    "cli": RUN | {"examples", "register", "dossier", "fixing", "baseline", "setup", "upkeep"},
    "__main__": {"cli"},
    "__init__": GROUND | {"config", "run"},  # for type checkers; imported when asked for
}
"""Which rooms each room may import, besides itself. Every room may ask for the version."""

APART = {"checks", "readers", "engines", "reporters", "cli"}
"""Rooms whose files do not know one another."""
KNOWN_INSIDE = {
    ("readers", "prose"),
    ("reporters", "shared"),
    ("cli", "options"),
    ("cli", "passing"),
    ("cli", "shared"),
    ("cli", "terminal"),
}
"""What the files of such a room share: the prose readers build, the verdict reporters give."""


def imports() -> Iterator[tuple[Path, str]]:
    for file in sorted(HOUSE.rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.level:
                base = ["copylint", *file.relative_to(HOUSE).parent.parts]
                base = base[: len(base) - node.level + 1]
                yield file, ".".join([*base, *(node.module or "").split(".")]).rstrip(".")
            elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("copylint"):
                assert node.module is not None
                named = [f"{node.module}.{alias.name}" for alias in node.names]
                yield from (
                    (file, name) for name in ([node.module] if node.module != "copylint" else named)
                )
            elif isinstance(node, ast.Import):
                for alias in node.names:
                    if alias.name.split(".")[0] == "copylint":
                        yield file, alias.name


def room(parts: tuple[str, ...]) -> str:
    return Path(parts[0]).stem if parts else "__init__"


def test_imports_run_downwards_only() -> None:
    wrong = []
    for file, name in imports():
        here = room(file.relative_to(HOUSE).parts)
        there = name.split(".")[1] if "." in name else ""
        if there and there != here and there not in MAY[here] and there != "__version__":
            wrong.append(f"{file.relative_to(HOUSE)} imports {name}")
    assert wrong == []


def test_files_of_a_room_of_parts_do_not_know_one_another() -> None:
    wrong = []
    for file, name in imports():
        inside = file.relative_to(HOUSE).parts
        here = room(inside)
        bits = name.split(".")
        if here not in APART or len(inside) < 2 or len(bits) < 3 or bits[1] != here:
            continue
        mine = Path(inside[1]).stem
        if mine not in ("__init__", bits[2]) and (here, bits[2]) not in KNOWN_INSIDE:
            wrong.append(f"{file.relative_to(HOUSE)} imports {name}")
    assert wrong == []


def test_no_room_is_without_a_floor() -> None:
    rooms = {room(file.relative_to(HOUSE).parts) for file in HOUSE.rglob("*.py")}
    assert rooms - MAY.keys() == set()


def test_no_file_passes_three_hundred_lines() -> None:
    long = {
        str(file.relative_to(HOUSE))
        for file in HOUSE.rglob("*.py")
        if file.read_text(encoding="utf-8").count("\n") > 300
    }
    assert long == set()
