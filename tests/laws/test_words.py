"""Our own words say customer. The law's own terms and statutory wording are the exceptions, listed here."""

from __future__ import annotations

import ast
import re

from tests.laws.house import FLOORS, ROOT, files, name_of

OTHER_WORDS = re.compile(r"\b(tenants?|residents?|residence|end[- ]users?|service users?)\b", re.IGNORECASE)

# The words as they stand in the law, the Regulator's standards and the Ombudsman's Code.
THE_LAWS_OWN = re.compile(
    r"tenant satisfaction measures?|tenant involvement|tenancy|resident engagement strateg(?:y|ies)"
    r"|residents?' panel|tenants? and leaseholders?",
    re.IGNORECASE,
)
# Files that hold wording prescribed by law, word for word.
STATUTORY_FILES = {
    "surveys/questionnaires/tsm.py",
    "surveys/questionnaires/ready/tsm.py",
    "engagement/feedback/ombudsman.py",
}
TRANSLATED = {"_", "_l", "gettext", "ngettext", "lazy_gettext", "lazy_ngettext", "pgettext", "n_"}


def test_our_pages_say_customer():
    found = []
    for path in files("*.*", "templates"):
        source = re.sub(r"\{#.*?#\}", "", path.read_text("utf-8"), flags=re.DOTALL)
        words = re.sub(r"\{\{.*?\}\}|\{%.*?%\}|<[^>]*>", " ", source, flags=re.DOTALL)
        found += [f"{name_of(path)}: {each}" for each in other_words(words)]
    assert not found, (
        f"{found}: say “customer”. If the law says it, add the law's own term to tests/laws/test_words.py."
    )


def test_our_sentences_in_python_say_customer():
    found = []
    for path in files("*.py", *FLOORS):
        if name_of(path) not in STATUTORY_FILES:
            found += [
                f"{name_of(path)}:{line}: {each}"
                for line, words in sentences(path)
                for each in other_words(words)
            ]
    assert not found, (
        f"{found}: say “customer”. If the law says it, add the law's own term to tests/laws/test_words.py."
    )


def test_nothing_we_say_shouts():
    shouting = []
    for path in files("*.py", *FLOORS):
        shouting += [f"{name_of(path)}:{line}" for line, words in sentences(path) if re.search(r"\w!", words)]
    assert not shouting, f"{shouting}: end the sentence with a full stop, not an exclamation mark."


def other_words(words: str) -> list[str]:
    return OTHER_WORDS.findall(THE_LAWS_OWN.sub(" ", words))


def sentences(path) -> list[tuple[int, str]]:
    """What people read of a Python file: the texts inside `_()` and its kin."""
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if (
            isinstance(node, ast.Call)
            and getattr(node.func, "id", getattr(node.func, "attr", "")) in TRANSLATED
        ):
            texts = [each.value for each in node.args if isinstance(each, ast.Constant)]
            found += [(node.lineno, text) for text in texts if isinstance(text, str)]
    return found


def test_the_statutory_files_are_still_there():
    """A list of exceptions may not outlive what it excepts; files of slices to come are not built yet."""
    for name in STATUTORY_FILES:
        path = ROOT / name
        assert not path.exists() or OTHER_WORDS.search(path.read_text("utf-8")), (
            f"{name} needs no exception any more"
        )
