"""Opening a page never changes anything. Each visit checks it: see tests/visitor.py."""

from __future__ import annotations

import pytest

from core.access import Role
from tests.visitor import Visitor

EVERYBODY = ["stranger", *(role.value for role in Role)]
SEEN = {200, 401, 403, 404}


@pytest.mark.parametrize("who", EVERYBODY)
def test_reading_never_writes(app, who):
    visitor = Visitor(app)
    if who != "stranger":
        visitor.signs_in_as(who)
    wrong = []
    for address in addresses_without_parameters(app):
        try:
            visitor.opens(address, status=SEEN)
        except Exception as fault:  # a page that breaks must not hide what is wrong with the next
            wrong.append(f"{address}: {type(fault).__name__}: {fault}")
    assert not wrong, f"{len(wrong)} pages:\n\n" + "\n\n".join(wrong)


def addresses_without_parameters(app) -> list[str]:
    found = {
        rule.rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ()) and not rule.arguments
    }
    return sorted(found)
