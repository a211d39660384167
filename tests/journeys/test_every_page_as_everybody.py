"""Walk through the whole demo as every kind of person, by its links: no page breaks, and each is a good page."""

from __future__ import annotations

from collections import Counter
from urllib.parse import urljoin, urlsplit

import pytest

from core import demo
from core.access import Role
from tests.visitor import Visitor

OF_A_KIND = 3  # pages of one kind that are opened: one for each complaint would take all day
STARTS = ("/", "/manage", "/my/account")
SEEN = {200, 401, 403, 404}


@pytest.mark.slow
@pytest.mark.parametrize("who", ["stranger", *(role.value for role in Role)])
def test_every_link_leads_somewhere(demo_app, who):
    visitor = Visitor(demo_app)
    if who != "stranger":
        person = demo.person(Role(who))
        assert person is not None, f"The demo has nobody who is a {who}"
        visitor.becomes(person)
    wrong = walk(visitor)
    assert not wrong, f"{len(wrong)} pages:\n\n" + "\n\n".join(wrong)


def walk(visitor: Visitor) -> list[str]:
    urls = visitor.app.url_map.bind("localhost")
    waiting, met, kinds, wrong = list(STARTS), set(STARTS), Counter(), []
    while waiting:
        address = waiting.pop(0)
        try:
            page = visitor.opens(address, status=SEEN if address in STARTS else 200)
        except Exception as fault:  # a page that breaks must not hide what is wrong with the next
            wrong.append(f"{address}: {type(fault).__name__}: {str(fault)[:800]}")
            continue
        examples = page.address == "/design"  # whose links lead nowhere on purpose
        for link in () if examples else page.tree.iter("a"):
            to = urlsplit(urljoin(f"http://localhost{page.address}", link.get("href", "")))
            if to.netloc != "localhost" or to.path in met:
                continue
            met.add(to.path)
            kind = _kind(urls, to.path)
            kinds[kind] += 1
            if kind is None:
                wrong.append(f"{page.address}: its link “{to.path}” leads to no page")
            elif kind != "static" and kinds[kind] <= OF_A_KIND:
                waiting.append(to.path)
    return wrong


def _kind(urls, path: str) -> str | None:
    try:
        return urls.match(path)[0]
    except Exception:  # werkzeug raises many kinds; all mean that nothing is there to open
        return None
