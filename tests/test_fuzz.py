"""Whatever is in a file, copylint reads it or says in a line why not; every span is exact."""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

import fuzz


@settings(max_examples=40, deadline=None, derandomize=True)
@given(seed=st.integers(0, 10**9))
def test_a_broken_article_gives_a_report_with_exact_spans_or_a_line_of_why(
    tmp_path_factory, seed: int
) -> None:
    rng = random.Random(seed)
    suffix, data = fuzz.changed(rng, fuzz.stock())
    path = fuzz.placed(tmp_path_factory.mktemp("fuzz"), suffix)
    assert list(fuzz.tried(rng, path, data, "none")) == []


@settings(max_examples=40, deadline=None, derandomize=True)
@given(
    data=st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8")),
    suffix=st.sampled_from((".md", ".mdx", ".html", ".txt")),
)
def test_any_bytes_give_a_report_or_a_line_of_why(tmp_path_factory, data: bytes, suffix: str):
    path = tmp_path_factory.mktemp("fuzz") / f"a{suffix}"
    path.write_bytes(data)
    code, output, trace = fuzz.ask(
        ["check", os.fspath(path), "--no-cache", "--engine", "none", "--format", "json"]
    )
    assert trace == ""
    assert list(fuzz.faults(data, code, output)) == []


def test_the_fuzzer_tells_a_wrong_span_a_wrong_line_and_a_wrong_exit() -> None:
    finding = (
        '{"rule": "a/b", "start": 0, "end": 2, "match": "ab", "line": 2, "column": 1, "fixes": []}'
    )
    output = f'{{"articles": [{{"findings": [{finding}]}}], "errors": []}}'
    assert list(fuzz.faults(b"xyz", 3, output)) == [
        "exit 3",
        "a/b: match 'ab' is not the source at 0-2",
        "a/b: line 2, column 1 is not 0",
    ]
    (told,) = fuzz.faults(b"x", 0, "{")
    assert told.startswith("no JSON: ")
