"""Settings: found upwards, refused with their line, beaten by the command line."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from copylint import config
from copylint.config import NAME, Settings, load, options, reading
from copylint.errors import ConfigError

SCHEMA = Path(config.__file__).parents[1] / "schemas" / "config.schema.json"


@pytest.fixture(autouse=True)
def _forget(tmp_path, monkeypatch):
    config.find.cache_clear()
    config.read.cache_clear()
    monkeypatch.chdir(tmp_path)


def put(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    place = folder / NAME
    place.write_text(text, encoding="utf-8")
    return place


def refusal(tmp_path: Path, text: str) -> str:
    put(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        load(tmp_path / "a.md", {})
    return str(caught.value)


def test_without_a_file_the_defaults_hold(tmp_path):
    assert load(tmp_path / "a.md", {}) == Settings()


def test_a_file_is_found_upwards_and_the_nearest_one_counts(tmp_path):
    put(tmp_path, "country: us\naudience: carers\n")
    put(tmp_path / "blog", "country: AU\n")
    assert load(tmp_path / "pages" / "a.md", {}) == Settings(country="US", audience="carers")
    assert load(tmp_path / "blog" / "x" / "a.md", {}) == Settings(country="AU")


def test_the_command_line_wins(tmp_path):
    put(tmp_path, "country: US\nignore: [claims]\n")
    settings = load(tmp_path / "a.md", {"country": "uk", "ignore": ("typos",)})
    assert settings == Settings(country="UK", ignore=("typos",))


def test_every_option_is_read(tmp_path):
    put(
        tmp_path,
        """
country: NO
audience: professionals
profession: dentist
locale: en-GB
fail_on: warning
strict: yes
engine: both
languagetool: http://127.0.0.1:8081
select: [claims, safety/low-back-pain]
ignore: trust
packs: [ours]
jobs: 3
accept: [GlowLift]
clinical_gate: off
exclude: [drafts/]
grade: 9.5
""",
    )
    assert load(tmp_path / "a.md", {}) == Settings(
        country="NO",
        audience="professionals",
        profession="dentist",
        locale="en-GB",
        fail_on="warning",
        strict=True,
        engine="both",
        languagetool="http://127.0.0.1:8081",
        select=("claims", "safety/low-back-pain"),
        ignore=("trust",),
        packs=(str(tmp_path / "ours"),),
        jobs=3,
        accept=("GlowLift",),
        clinical_gate=False,
        exclude=("drafts/",),
        grade=9.5,
    )


def test_options_by_path_replace_and_lists_of_words_add(tmp_path):
    put(
        tmp_path,
        """
country: US
accept: [GlowLift]
paths:
  - files: "uk/**"
    country: UK
    accept: [Zenosil]
  - files: [uk/pro/, "*.txt"]
    audience: professionals
""",
    )
    assert load(tmp_path / "a.md", {}) == Settings(country="US", accept=("GlowLift",))
    assert load(tmp_path / "uk" / "a.md", {}) == Settings(
        country="UK", accept=("GlowLift", "Zenosil")
    )
    assert load(tmp_path / "uk" / "pro" / "a.md", {}).audience == "professionals"
    assert load(tmp_path / "a.txt", {}).audience == "professionals"


def test_an_unknown_option_is_refused_with_its_line_and_a_suggestion(tmp_path):
    told = refusal(tmp_path, "# ours\ncontry: US\n")
    assert told == "copylint.yaml:2: unknown option `contry`; did you mean `country`?"


def test_an_option_as_the_command_line_writes_it_is_told_how_to_write_it(tmp_path):
    told = refusal(tmp_path, "fail-on: error\n")
    assert told == "copylint.yaml:1: unknown option `fail-on`; did you mean `fail_on`?"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "audience: patient\n",
            "copylint.yaml:1: `audience` cannot be `patient`; did you mean `patients`?",
        ),
        ("strict: 1\n", "copylint.yaml:1: `strict` takes yes or no, not `1`; write one of them"),
        (
            "jobs: two\n",
            "copylint.yaml:1: `jobs` takes a whole number, not `two`; write a whole number from 0",
        ),
        ("grade: -1\n", "copylint.yaml:1: `grade` takes a number, not `-1`; write a number from 0"),
        (
            "country: [US]\n",
            "copylint.yaml:1: `country` takes one text; write `country: …` or delete it",
        ),
        (
            "country:\n",
            "copylint.yaml:1: `country` takes one text; write `country: …` or delete it",
        ),
        (
            "accept:\n  - one\n  - {a: b}\n",
            "copylint.yaml:3: `accept` takes a list of texts; write `accept: [one, two]`",
        ),
        (
            "# ours\nlocale: xx-YY\n",
            "copylint.yaml:2: `locale` cannot be `xx-YY`; write one such as en-GB",
        ),
        (
            "locale: GB\n",
            "copylint.yaml:1: `locale` cannot be `GB`; did you mean `en-GB`?",
        ),
        (
            "languagetool: 5\n",
            "copylint.yaml:1: `languagetool` cannot be `5`; "
            "write `auto` or an address such as http://localhost:8081",
        ),
        (
            "- country\n",
            "copylint.yaml:1: not a list of options; write `option: value` on each line",
        ),
        ("country: US\ncountry: UK\n", "copylint.yaml:2: `country` stands twice; keep one"),
        (
            "paths: {files: a}\n",
            "copylint.yaml:1: `paths` takes a list; begin each part with `- files:`",
        ),
        (
            "paths:\n  - country: US\n",
            "copylint.yaml:2: a part of `paths` without `files`; say which articles it is for",
        ),
        (
            "paths:\n  - files: a\n    jobs: 2\n",
            "copylint.yaml:3: `jobs` holds for all articles; move it to the top",
        ),
    ],
)
def test_a_value_that_does_not_fit_is_refused_with_its_line(tmp_path, text, told):
    assert refusal(tmp_path, text) == told


@pytest.mark.parametrize("locale", ["en", "en-SE", "en_gb", "en-001"])
def test_any_locale_of_english_can_be_used(tmp_path, locale):
    put(tmp_path, f"locale: {locale}\nlanguagetool: https://lt.example/v2\n")
    assert load(tmp_path / "a.md", {}).locale == locale


def test_broken_yaml_is_one_line(tmp_path):
    told = refusal(tmp_path, "country: US\nignore: [claims\n")
    assert told.startswith("copylint.yaml:3: not YAML: ")
    assert "\n" not in told


def test_a_file_that_is_not_utf8_is_one_line(tmp_path):
    (tmp_path / NAME).write_bytes(b"profession: caf\xe9\n")
    with pytest.raises(ConfigError) as caught:
        load(tmp_path / "a.md", {})
    assert str(caught.value) == "copylint.yaml:1: not YAML in UTF-8; save it as UTF-8 text"


def test_an_empty_file_sets_nothing(tmp_path):
    put(tmp_path, "# nothing yet\n")
    assert load(tmp_path / "a.md", {}) == Settings()


def test_a_named_file_stands_in_for_those_found(tmp_path):
    put(tmp_path, "country: US\n")
    other = put(tmp_path / "other", "country: AU\n")
    assert load(tmp_path / "a.md", {}, other).country == "AU"


def test_a_named_file_that_is_missing_is_one_line(tmp_path):
    with pytest.raises(ConfigError) as caught:
        load(tmp_path / "a.md", {}, tmp_path / "none.yaml")
    why = "none.yaml: cannot be read (No such file or directory); make it readable or name another"
    assert str(caught.value) == why


def test_the_schema_knows_the_very_same_options():
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    names = {*reading._FORMS}
    assert set(schema["properties"]) == {*names, "paths"}
    part = set(schema["properties"]["paths"]["items"]["properties"])
    assert part == {*names, "files"} - {*options.WHOLE_RUN}


def test_what_is_read_fits_the_schema():
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    good = yaml.safe_load("{country: US, accept: one, paths: [{files: a/**, strict: yes}]}")
    bad = yaml.safe_load("{contry: US}")
    foreign = {"locale": "de-DE"}
    validator = jsonschema.Draft202012Validator(schema)
    assert validator.is_valid(good)
    assert not validator.is_valid(bad)
    assert not validator.is_valid(foreign)
