"""Which files are articles."""

from __future__ import annotations

from pathlib import Path

from in_folder import put

from copylint.model import Unread
from copylint.run.articles import Kinds, gather

KINDS = Kinds(frozenset((".md", ".txt")))


def test_a_folder_gives_its_articles_in_the_order_of_their_paths():
    for name in ("b.md", "a/z.txt", "a/y.MD", "c.py", ".hidden.md", ".git/x.md", "vendor/x.md"):
        put(f"site/{name}")
    put("site/node_modules/p/readme.md")
    assert gather(["site"], KINDS) == ["site/a/y.MD", "site/a/z.txt", "site/b.md"]


def test_git_ignores_hold_nested_and_from_above():
    put(".git/HEAD", "ref")
    put(".gitignore", "drafts/\n*.tmp.md\n")
    put("site/.gitignore", "old.md\n!keep.tmp.md\n")
    for name in ("a.md", "old.md", "drafts/b.md", "x.tmp.md", "keep.tmp.md", "sub/old.md"):
        put(f"site/{name}")
    assert gather(["site"], KINDS) == ["site/a.md", "site/keep.tmp.md"]


def test_what_is_named_itself_is_read_though_it_is_ignored():
    put(".git/HEAD", "ref")
    put(".gitignore", "drafts/\n")
    put("drafts/a.md")
    assert gather(["drafts", "drafts/a.md"], KINDS) == ["drafts/a.md"]


def test_what_the_settings_exclude_is_left_out_of_folders():
    put("site/a.md")
    put("site/legal/b.md")
    kinds = Kinds(KINDS.endings, ("legal/",), Path("site").absolute())
    assert gather(["site"], kinds) == ["site/a.md"]


def test_a_folder_without_articles_is_told():
    Path("site").mkdir()
    told = "no article in this folder; copylint looks for .md, .txt, and for exports that "
    told += "`content` in copylint.yaml names"
    assert gather(["site"], KINDS) == [Unread("site", told)]


def test_links_that_never_end_are_told_and_the_rest_is_read():
    put("site/a.md")
    Path("site/loop").symlink_to("../site")
    Path("site/self.md").symlink_to("self.md")
    Path("site/gone.md").symlink_to("nowhere.md")
    assert gather(["site"], KINDS) == [
        "site/a.md",
        Unread("site/gone.md", "a link to nothing; mend or remove the link"),
        Unread("site/loop", "a link to a folder that holds it, without end; remove the link"),
        Unread("site/self.md", "a link that leads back to itself; mend or remove the link"),
    ]


def test_a_folder_behind_two_links_is_read_once():
    put("real/a.md")
    Path("site").mkdir()
    Path("site/one").symlink_to("../real")
    Path("site/two").symlink_to("../real")
    assert gather(["site"], KINDS) == ["site/one/a.md"] or gather(["site"], KINDS) == [
        "site/two/a.md"
    ]
