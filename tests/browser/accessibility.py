"""axe-core on a page, with findings a person can act on."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@lru_cache(maxsize=1)
def _axe() -> Axe:
    return Axe()


def has_javascript(page: Page) -> bool:
    return page.evaluate("matchMedia('(scripting: enabled)').matches")


def axe(page: Page, *, leaving_out: tuple[str, ...] = ()) -> None:
    """Fail with what axe-core finds: the rule, why it matters, and where. Run once per template and state.

    A rule is left out only where the page breaks it on purpose; say why beside the call.
    """
    if not has_javascript(page):
        return  # axe-core is a script itself; the same page is looked at on a screen that runs scripts
    rules = {rule: {"enabled": False} for rule in leaving_out}
    options = {"runOnly": {"type": "tag", "values": RULES}, "rules": rules, "resultTypes": ["violations"]}
    found = _axe().run(page, options=options)
    violations: list[dict[str, Any]] = found.response["violations"]
    assert not violations, f"{page.url}:\n" + "\n".join(_explain(violation) for violation in violations)


def _explain(violation: dict[str, Any]) -> str:
    nodes = violation["nodes"]
    lines = [f"- {violation['id']} ({violation['impact']}): {violation['help']}. {violation['helpUrl']}"]
    for node in nodes[:5]:
        lines.append(f"    {node['html'][:200]}")
        lines += [f"      {each['message']}" for each in node["any"] + node["all"] + node["none"]]
    if len(nodes) > 5:
        lines.append(f"    and {len(nodes) - 5} more")
    return "\n".join(lines)
