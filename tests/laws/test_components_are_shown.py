"""A component that nobody can look at rots: every macro has its place on /design."""

import re
from pathlib import Path

TEMPLATES = Path(__file__).parents[2] / "templates"


def macros() -> dict[str, set[str]]:
    """The public macros of each file of components; a name that begins with _ is private to its file."""
    return {
        path.name: set(re.findall(r"\{%-? macro ([a-z]\w*)\(", path.read_text()))
        for path in sorted((TEMPLATES / "components").glob("*.html"))
    }


def test_every_component_is_shown_on_the_design_page():
    page = (TEMPLATES / "design.html").read_text()
    shown = "".join(re.findall(r"\{\{.*?\}\}|\{% call.*?%\}", page, flags=re.S))
    missing = [
        f"{macro} (components/{name})"
        for name, found in macros().items()
        for macro in sorted(found)
        if not re.search(rf"\b{macro}\(", shown)
    ]
    assert not missing, f"Show these in templates/design.html, in each of their states: {', '.join(missing)}"


def test_every_file_of_components_begins_with_how_to_use_it():
    silent = [
        path.name
        for path in (TEMPLATES / "components").glob("*.html")
        if not path.read_text().startswith("{#")
    ]
    assert not silent, f"Begin these with a comment that shows how they are called: {', '.join(silent)}"


def test_every_component_is_in_the_reference():
    reference = (Path(__file__).parents[2] / "docs" / "reference" / "components.md").read_text()
    missing = [
        macro for found in macros().values() for macro in sorted(found) if f"`{macro}(" not in reference
    ]
    assert not missing, f"Describe these in docs/reference/components.md: {', '.join(missing)}"
