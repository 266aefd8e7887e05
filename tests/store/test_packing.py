"""A report comes back as it was, and bytes that are no report are told."""

from __future__ import annotations

import json
import pickle
import zlib
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copylint.config import Settings
from copylint.model import (
    Allow,
    Block,
    Context,
    Document,
    Finding,
    Fix,
    Link,
    Paste,
    Remark,
    Report,
    Scope,
    Sentence,
    Skip,
    Source,
    Span,
    Waived,
)
from copylint.registry import REPORTERS
from copylint.run import check
from copylint.store import Damaged, pack, unpack

from .alike import alike

ARTICLE = (
    "---\ntitle: Sore knees\ndate: 2026-01-02\n---\n\nTurmeric *cures* arthritis &amp; gout.\n"
)
MADE = check("a.md", Settings(engine="none"), source=ARTICLE.encode())
assert isinstance(MADE, Report)
SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.md"))
TEXT = st.text(st.characters(codec="utf-8"), max_size=20)
FREE = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63)
    | st.floats()
    | TEXT
    | st.binary()
    | st.dates()
    | st.datetimes()
    | st.datetimes(timezones=st.just(UTC))
    | st.times(),
    lambda inner: (
        st.lists(inner)
        | st.lists(inner).map(tuple)
        | st.dictionaries(TEXT | st.integers(0, 9) | st.dates(), inner)
    ),
    max_leaves=12,
)


PLACE = st.integers(0, 2**40)
SPAN = st.builds(Span, PLACE, PLACE)
FINDING = st.builds(
    Finding,
    span=SPAN,
    fixes=st.lists(st.builds(Fix, SPAN, TEXT, st.booleans()), max_size=2).map(tuple),
    paste=st.none() | st.builds(Paste, TEXT, PLACE),
    sources=st.lists(st.builds(Source, TEXT, TEXT), max_size=2).map(tuple),
)
ALLOW = st.builds(Allow, span=SPAN, place=SPAN)
SENTENCE = st.builds(Sentence, TEXT, PLACE)
LINK = st.builds(Link, PLACE, PLACE, TEXT)
REMARK = st.builds(Remark, span=SPAN)


def few(each: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(each, max_size=2).map(tuple)


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    """Draw a block whose offsets run, jump and stand still."""
    text = draw(st.text(st.characters(codec="utf-8"), max_size=40))
    steps = draw(st.lists(st.sampled_from((0, 1, 1, 1, 5)), min_size=len(text), max_size=len(text)))
    offsets = tuple(sum(steps[: at + 1]) for at in range(len(text)))
    return draw(
        st.builds(
            Block,
            kind=TEXT,
            text=st.just(text),
            offsets=st.just(offsets),
            widths=few(st.tuples(PLACE, PLACE)),
            sentences=few(SENTENCE),
            links=few(LINK),
            level=PLACE,
        )
    )


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Draw a report with something in each of its parts."""
    document = draw(
        st.builds(
            Document,
            blocks=few(blocks()),
            fields=st.dictionaries(TEXT, FREE, max_size=3),
            field_spans=st.dictionaries(TEXT, SPAN, max_size=2),
            allows=few(ALLOW),
            context=st.builds(Context, accepted=st.frozensets(TEXT, max_size=2)),
            remarks=few(REMARK),
            foreign=few(st.tuples(SPAN, TEXT)),
            marks=st.none(),
        )
    )
    return draw(
        st.builds(
            Report,
            document=st.just(document),
            findings=few(FINDING),
            waived=few(st.builds(Waived, FINDING, ALLOW)),
            skips=few(st.builds(Skip, TEXT, TEXT)),
            scope=st.none() | st.builds(Scope, PLACE, PLACE, few(TEXT)),
            silenced=PLACE,
            measures=st.dictionaries(TEXT, st.floats() | st.integers(0, 9), max_size=3),
            page=st.dictionaries(TEXT, FREE, max_size=3),
            unchanged=st.none(),
            known=st.none(),
            gone=st.just(0),
            dossier=st.none(),
        )
    )


def again(report: Report) -> Report:
    data = pack(report)
    assert data is not None
    return unpack(data, report.document.path, report.document.source)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(reports())
def test_a_report_comes_back_as_it_was_down_to_each_type(report):
    assert alike(again(report), report)


@pytest.mark.parametrize("path", SAMPLES[::4], ids=lambda path: path.stem)
def test_every_form_writes_a_kept_report_as_it_wrote_the_new_one(path):
    report = check(str(path), Settings(engine="none"))
    assert isinstance(report, Report)
    kept = again(report)
    assert alike(kept, report)
    for form in REPORTERS:
        for look in ({"color": True}, {"quiet": True}):
            new = "".join(REPORTERS[form].render(iter([report]), **look))
            assert "".join(REPORTERS[form].render(iter([kept]), **look)) == new, form


def test_a_whole_number_stays_one():
    report = replace(MADE, measures={"words": 12, "grade": 12.0})
    assert json.dumps(dict(again(report).measures)) == '{"words": 12, "grade": 12.0}'


def test_front_matter_keeps_its_dates():
    told = {"date": date(2026, 1, 2), "at": datetime(2026, 1, 2, tzinfo=UTC), "t": [time(9)]}
    report = replace(MADE, document=replace(MADE.document, fields=told))
    assert again(report).document.fields == told


@pytest.mark.parametrize("value", [object(), {1, 2}, "\ud800", 2**70, Path("x")])
def test_what_cannot_be_said_in_bytes_is_not_kept(value):
    assert pack(replace(MADE, page={"odd": value})) is None


class Planted:
    """Leaves a file behind when it is unpickled."""

    def __reduce__(self):
        return Path.touch, (Path("planted"),)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"nonsense",
        zlib.compress(b"nonsense"),
        zlib.compress(b"\x80"),
        zlib.compress(bytes(300_000_000), 9),  # small here, more than memory should hold
        pickle.dumps(Planted()),
        zlib.compress(pickle.dumps(Planted())),
    ],
)
def test_bytes_that_are_no_report_are_told_and_nothing_is_run(data, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Damaged):
        unpack(data, "a.md", "Rest.\n")
    assert not Path("planted").exists()


def test_every_cut_of_a_report_is_told():
    data = pack(replace(MADE, skips=(Skip("article", "no prose"),)))
    assert data is not None
    for end in range(0, len(data) - 1, 7):
        with pytest.raises(Damaged):
            unpack(data[:end], "a.md", MADE.document.source)
