"""Templates compile, use what they import, and hold no script or style of their own."""

from __future__ import annotations

import re

import pytest
from jinja2 import nodes

from tests.laws.house import ROOT, files, name_of

TEMPLATES = ROOT / "templates"
ALL = [path.relative_to(TEMPLATES).as_posix() for path in files("*.*", "templates")]
# Letters and documents are printed, not browsed: no content policy applies to them.
PAGES = [name for name in ALL if name.endswith(".html") and not name.startswith(("messages/", "documents/"))]


@pytest.mark.parametrize("name", ALL)
def test_it_compiles(app, name):
    app.jinja_env.get_template(name)


@pytest.mark.parametrize("name", ALL)
def test_it_uses_what_it_imports(app, name):
    source = (TEMPLATES / name).read_text("utf-8")
    tree = app.jinja_env.parse(source, name)
    imported = [
        given[1] if isinstance(given, tuple) else given
        for each in tree.find_all(nodes.FromImport)
        for given in each.names
    ]
    imported += [each.target for each in tree.find_all(nodes.Import)]
    used = {each.name for each in tree.find_all(nodes.Name)}
    unused = [each for each in imported if each not in used]
    assert not unused, f"{name} imports {unused} and never uses them. Remove them from the import."


@pytest.mark.parametrize("name", PAGES)
def test_it_holds_no_script_or_style(name):
    source = re.sub(r"\{#.*?#\}", "", (TEMPLATES / name).read_text("utf-8"), flags=re.DOTALL)
    inline = re.findall(
        r"<style\b|\sstyle=|\son[a-z]+=|<script(?![^>]*\b(?:src|type=\"application/)[^>]*>)[^>]*>", source
    )
    assert not inline, (
        f"{name} has {inline}. The content policy refuses inline script and style: use static/ and classes."
    )


def test_our_templates_are_where_they_belong():
    misplaced = [name_of(path) for path in files("*.html", "core", "engagement", "surveys", "scrutiny")]
    assert not misplaced, f"{misplaced}: templates live in templates/<floor>/<room>/<page>.html."
