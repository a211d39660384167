"""What is checked on every page really fails on a page that has the fault."""

from __future__ import annotations

import pytest

from tests.page_checks import faults, parse, text_of

GOOD = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Promises - Willow Bank</title></head>
<body><a href="#main">Skip</a><main id="main"><h1>Promises</h1>
<form><label for="name">Name</label><input id="name" name="name" aria-describedby="name-error" aria-invalid="true">
<p id="name-error">Error: Give a name</p><label>Age <input name="age"></label><button>Send</button></form>
</main></body></html>"""

BAD = {
    "no language": (' lang="en"', "", "no lang"),
    "two headings": ("<form>", "<h1>Again</h1><form>", "exactly one <h1>"),
    "a title about something else": ("<title>Promises", "<title>Home", "does not contain the heading"),
    "an id used twice": ("<form>", '<form id="main">', "used 2 times"),
    "a question without a label": ('<label for="name">Name</label>', "", "has no label"),
    "a label for nothing": ('for="name"', 'for="other"', "not on the page"),
    "an error nobody hears": (' aria-describedby="name-error"', "", "not linked"),
    "a link to nowhere on the page": ('href="#main"', 'href="#elsewhere"', "not on the page"),
    "a button that says nothing": ("<button>Send", "<button>", "says nothing"),
    "a picture without alt": ("<form>", '<img src="x.png"><form>', "has no alt"),
}


def test_a_good_page_has_no_faults():
    tree, wrong = parse(GOOD)
    assert wrong == []
    assert faults(tree) == []


@pytest.mark.parametrize(("before", "after", "says"), BAD.values(), ids=BAD)
def test_it_notices(before, after, says):
    assert before in GOOD
    tree, _ = parse(GOOD.replace(before, after, 1))
    assert any(says in fault for fault in faults(tree)), faults(tree)


def test_it_notices_html_that_browsers_would_have_to_mend():
    _, wrong = parse(GOOD.replace("</form>", "</p></form></b>"))
    assert wrong


def test_reading_a_page_leaves_out_what_is_not_read():
    tree, _ = parse("<!doctype html><p>One</p><p>two<script>three</script><br>four")
    assert text_of(tree) == "One two four"
