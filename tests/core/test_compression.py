"""Respondents' pages and static files travel compressed; pages with a session token do not."""

from __future__ import annotations

import gzip

import pytest

from tests.makers.surveys import an_open_survey

GZIP = {"Accept-Encoding": "gzip"}


@pytest.mark.parametrize("name", ["css/respondent.css", "js/site.js"])
def test_a_static_file_is_the_same_after_unpacking(app, visitor, name):
    plain = visitor.client.get(f"/static/{name}")
    small = visitor.client.get(f"/static/{name}", headers=GZIP)
    assert gzip.decompress(small.data) == plain.data
    assert len(small.data) < len(plain.data) / 2
    assert "Accept-Encoding" in small.headers["Vary"]


def test_a_respondents_page_is_compressed(app, visitor):
    small = visitor.client.get(f"/surveys/{an_open_survey().slug}", headers=GZIP)
    assert b"<h1>" in gzip.decompress(small.data)


def test_a_page_for_the_signed_in_is_not(app, officer):
    page = officer.client.get("/manage/surveys", headers=GZIP)
    assert "Content-Encoding" not in page.headers


def test_what_is_not_asked_for_compressed_is_not(app, visitor):
    assert "Content-Encoding" not in visitor.client.get("/static/css/site.css").headers


def test_all_of_a_respondents_first_page_is_at_most_14_kilobytes(app, visitor):
    """Page, stylesheets and logo, as they travel."""
    survey = an_open_survey(definition=None, ready_set="tsm")
    page = visitor.opens(f"/surveys/{survey.slug}").presses("Start")
    sheets = [
        each.get("href") for each in page.tree.iter("link") if each.get("rel") in ("stylesheet", "icon")
    ]
    images = [each.get("src") for each in page.tree.iter("img")]
    sizes = [len(gzip.compress(page.response.data, 2))]
    sizes += [len(visitor.client.get(each, headers=GZIP).data) for each in [*sheets, *images]]
    assert sum(sizes) <= 14 * 1024, sizes
