"""A site is known by the files its generator needs."""

from __future__ import annotations

from pathlib import Path

import pytest

from copylint.setup.site import Site, look

PLAIN = ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "CODE_OF_CONDUCT.md", "LICENSE*")
PLAIN += ("requirements*.txt", "robots.txt")


def lay(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        place = root / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize(
    ("files", "kind", "folders", "locale"),
    [
        ({"hugo.toml": "languageCode = 'en-gb'\n"}, "Hugo", ("content",), "en-GB"),
        (
            {"config.yaml": "languageCode: en-AU\ncontentDir: copy\n", "content/a.md": ""},
            "Hugo",
            ("copy",),
            "en-AU",
        ),
        (
            {
                "config/_default/hugo.toml": "defaultContentLanguage = 'en'\n"
                "[languages.en]\nlanguageCode = 'en-IE'\n[languages.de]\nlanguageCode = 'de'\n"
            },
            "Hugo",
            ("content",),
            "en-IE",
        ),
        ({"config.toml": "x = 1\n"}, "plain", (".",), ""),
        ({"_config.yml": "lang: en_NZ\n", "_posts/a.md": ""}, "Jekyll", (".",), "en-NZ"),
        ({"_config.yml": "title: [broken\n"}, "Jekyll", (".",), ""),
        (
            {
                "astro.config.mjs": "// defaultLocale: 'de'\n"
                "export default {\n i18n: {\n  defaultLocale: 'en-CA', locales: ['en-CA'] } }\n",
                "src/content/blog/a.md": "",
            },
            "Astro",
            ("src/content",),
            "en-CA",
        ),
        (
            {"docusaurus.config.ts": 'i18n: {defaultLocale: "en"}', "docs/a.md": "", "blog/b": ""},
            "Docusaurus",
            ("docs",),  # a folder without an article would end every run with 2
            "",
        ),
        (
            {"next.config.js": "i18n: { 'defaultLocale': 'en-US' }", "content/a.mdx": ""},
            "Next.js",
            ("content",),
            "en-US",
        ),
        (
            {"next.config.mjs": "", "package.json": '{"dependencies": {"@next/mdx": "1"}}'},
            "Next.js",
            (".",),
            "",
        ),
        ({"next.config.mjs": "", "pages/index.tsx": ""}, "plain", (".",), ""),
        ({"a.md": "# A\n"}, "plain", (".",), ""),
        ({}, "plain", (".",), ""),
    ],
)
def test_a_site_is_known_with_its_articles_and_locale(tmp_path, files, kind, folders, locale):
    site = look(lay(tmp_path, files))
    assert (site.kind, site.folders, site.locale) == (kind, folders, locale)
    assert site.exclude == (PLAIN if folders == (".",) else ())


@pytest.mark.parametrize(
    ("language", "locale", "is_english"),
    [
        ("en", "", True),
        ("en-us", "en-US", True),
        ("en_001", "en-001", True),
        ("de-AT", "", False),
        ("", "", True),
    ],
)
def test_a_language_becomes_a_locale_only_where_it_names_a_country(language, locale, is_english):
    site = Site("Hugo", (), (), language=language)
    assert (site.locale, site.is_english) == (locale, is_english)
