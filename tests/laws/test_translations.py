"""Everything we say can be translated: Babel finds it, and nothing is put together before it is translated."""

from __future__ import annotations

import ast

from tests.laws.house import FLOORS, ROOT, files, name_of
from tests.laws.our_sentences import all_we_say
from tests.laws.test_words import TRANSLATED

FIRST_WORDS = {"_", "_l", "gettext", "lazy_gettext", "n_", "ngettext", "lazy_ngettext"}


def test_babel_finds_what_templates_and_python_say():
    found = {said.text: said.file for said in all_we_say()}
    assert found.get("When we say “in confidence”") == "templates/core/front/privacy.html"
    assert found.get("The landlord's colour", "").endswith(".py")
    assert len(found) > 1000


def test_the_list_for_translators_holds_most_of_what_we_say():
    """It is a snapshot: made again before a release, it may lack what was written since."""
    listed = (ROOT / "translations" / "messages.pot").read_text("utf-8")
    short = [said.text for said in all_we_say() if '"' not in said.text and len(said.text) < 50]
    missing = [text for text in short if f'msgid "{text}"' not in listed]
    assert len(missing) < len(short) / 10, (
        f"translations/messages.pot lacks {len(missing)} of {len(short)}: run the command in translations/babel.cfg"
    )


def test_no_sentence_is_put_together_before_it_is_translated():
    wrong = [
        f"{name_of(path)}:{node.lineno}"
        for path in files("*.py", *FLOORS)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", getattr(node.func, "attr", "")) in TRANSLATED & FIRST_WORDS
        and any(not isinstance(words, ast.Constant) for words in node.args[:1])
    ]
    assert not wrong, (
        f"{wrong}: write _(“… %(name)s …”, name=name), never an f-string, + or a variable inside _()"
    )
