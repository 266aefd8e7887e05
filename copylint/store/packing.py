"""A report becomes bytes, and the same report again.

The bytes hold values alone, typed by the nouns of the model: whoever plants a file in the cache
folder can make copylint say something wrong, but not run anything.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import lru_cache
from itertools import chain
from typing import Any

from copylint.model import Block, Report

MOST = 200_000_000
"""Bytes of a kept report, unpressed; more is no report of ours."""
QUICK = 1
"""Level of compression: of seven megabytes it leaves two, where the highest leaves one and a half
in three times the time."""
_SCALARS = (str, int, float, bool, bytes, type(None))
_TIMES: Mapping[str, Callable[[str], object]] = {
    each.__name__: each.fromisoformat for each in (date, datetime, time)
}


class Damaged(ValueError):
    """Bytes that are no report."""


@dataclass(frozen=True)
class _Packed:
    """A report without the source, which whoever asks for it has.

    Attributes:
        report: each block's offsets are runs: a start, how many follow one by one, and so on.
        free: what the model gives no type: measures, page and fields, as `_tagged` gave them.
    """

    report: Report
    free: tuple[object, object, object]


def pack(report: Report) -> bytes | None:
    """Give the bytes of a report; None where it holds what they cannot say."""
    document = report.document
    blocks = tuple(replace(b, offsets=_runs(b.offsets)) for b in document.blocks)
    try:
        free = _tagged(report.measures), _tagged(report.page), _tagged(document.fields)
        bare = replace(document, path="", source="", blocks=blocks, fields={})
        packed = _Packed(replace(report, document=bare, measures={}, page={}), free)
        return zlib.compress(_encoder().encode(packed), QUICK)
    except (TypeError, ValueError, OverflowError, RecursionError):
        return None


def unpack(data: bytes, path: str, source: str) -> Report:
    """Give the report of some bytes.

    Args:
        data: as `pack` gave them.
        path: of the article.
        source: of the article, which the report was made of.

    Raises:
        Damaged: they are not from `pack`.
    """
    try:
        packed: _Packed = _decoder().decode(_unpressed(data))
        measures, page, fields = map(_untagged, packed.free)
        document = packed.report.document
        blocks = tuple(map(_whole, document.blocks))
        document = replace(document, path=path, source=source, blocks=blocks, fields=fields)
        return replace(packed.report, document=document, measures=measures, page=page)
    except (zlib.error, TypeError, ValueError, LookupError, RecursionError) as error:
        raise Damaged(str(error)) from None


def _unpressed(data: bytes) -> bytes:
    press = zlib.decompressobj()
    found = press.decompress(data, MOST)
    if not press.eof:
        raise ValueError("cut short, or larger than any report")
    return found


@lru_cache(maxsize=1)
def _encoder() -> Any:
    from msgspec.msgpack import Encoder

    return Encoder()


@lru_cache(maxsize=1)
def _decoder() -> Any:
    from msgspec.msgpack import Decoder

    return Decoder(_Packed)


def _runs(offsets: Sequence[int]) -> tuple[int, ...]:
    return tuple(chain.from_iterable(_each_run(offsets)))


def _each_run(offsets: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield where each run of offsets starts, and how many follow one by one."""
    at = 0
    while at < len(offsets):
        start, first = offsets[at], at
        while at < len(offsets) and offsets[at] == start + at - first:
            at += 1
        yield start, at - first


def _whole(block: Block) -> Block:
    """Spell out the offsets of a block."""
    runs = block.offsets
    ranges = (range(start, start + n) for start, n in zip(runs[::2], runs[1::2], strict=True))
    offsets = tuple(chain.from_iterable(ranges))
    if len(offsets) != len(block.text):
        raise Damaged("offsets that do not fit their text")
    rest = block.widths, block.sentences, block.links, block.level, block.group, block.name
    return Block(block.kind, block.text, offsets, *rest)


def _tagged(value: object) -> object:
    """Give a value of front matter and the like so that its very type comes back."""
    kind = type(value)
    if kind in _SCALARS:
        return value
    if kind is list or kind is tuple:
        items = [_tagged(each) for each in value]  # type: ignore[attr-defined]
        return items if kind is list else {"tuple": items}
    if kind is dict:
        pairs = [[_tagged(key), _tagged(each)] for key, each in value.items()]  # type: ignore[attr-defined]
        return {"dict": pairs}
    if kind.__name__ in _TIMES:
        return {kind.__name__: value.isoformat()}  # type: ignore[attr-defined]
    raise TypeError(f"no way to keep a {kind.__name__}")


def _untagged(value: Any) -> Any:
    if isinstance(value, list):
        return [_untagged(each) for each in value]
    if not isinstance(value, dict):
        return value
    ((tag, inner),) = value.items()
    if tag == "dict":
        return {_untagged(key): _untagged(each) for key, each in inner}
    return tuple(map(_untagged, inner)) if tag == "tuple" else _TIMES[tag](inner)
