"""Staff read what was said, hide names in it, and bring in files of comments."""

from __future__ import annotations

import io

from sqlalchemy import select

from core.access import Role
from core.database import db
from core.files import StoredFile
from core.tasks import Task, work_off
from engagement.voices.models import Kind, Wish
from engagement.voices.services import ask_about
from tests.makers.engagement_voices import a_voice

CARDS = b"comment,said on,junk\nLift broken again,14/05/2026,1\nThank you,2026-05-15,2\nOops,tomorrow,3\n"


def test_what_was_said_can_be_filtered(app, visitor):
    a_voice("The lift is broken")
    a_voice("Lovely gardener", kind=Kind.COMPLIMENT, source="feedback")
    visitor.signs_in_as(Role.OFFICER)
    page = visitor.opens("/manage/voices")
    assert page.says("The lift is broken")
    page = visitor.opens("/manage/voices?kind=compliment")
    assert page.says("Lovely gardener")
    assert not page.says("The lift is broken")


def test_a_long_list_has_pages(app, visitor):
    for number in range(30):
        a_voice(f"Comment number {number}.")
    visitor.signs_in_as(Role.OFFICER)
    page = visitor.opens("/manage/voices?page=2")
    assert page.text.count("Comment number") >= 5
    assert page.says("30 comments")


def test_a_name_is_hidden_before_others_read(app, visitor):
    voice = a_voice("Brian never rings back")
    remark = voice.remarks[0]
    visitor.signs_in_as(Role.OFFICER)
    page = visitor.opens(f"/manage/voices/{remark.key}/show")
    page.fills_in({"The words others may read": "[name] never rings back"}, then="Save it")
    assert (remark.text, remark.shown) == ("Brian never rings back", "[name] never rings back")


def test_customers_and_strangers_do_not_read_what_was_said(app, visitor):
    visitor.signs_in_as(Role.CUSTOMER)
    visitor.opens("/manage/voices", status=403)


def test_a_wish_about_words_is_read_and_settled(app, visitor):
    voice = a_voice("The lift is broken")
    ask_about(voice, Wish.MEANT_ELSE, "I meant the stairs")
    db.session.commit()
    visitor.signs_in_as(Role.OFFICER)
    page = visitor.opens("/manage/voices").follows("Read them")
    assert page.says("I meant the stairs")
    page.presses("Take it off the list")
    assert visitor.opens("/manage/voices/corrections").says("Nobody is waiting")


def test_a_file_is_uploaded_mapped_brought_in_and_reported(app, visitor):
    visitor.signs_in_as(Role.OFFICER)
    page = visitor.opens("/manage/voices/import")
    page = page.fills_in({"The file with the comments": (io.BytesIO(CARDS), "cards.csv")})
    assert page.says("Lift broken again")
    assert page.answer_to("Which column holds the comments?") == "comment"
    page.fills_in({"Which column holds the day?": "said on"}, then="Bring them in")
    task = db.session.scalars(select(Task)).one()
    work_off()
    page = visitor.opens(f"/manage/voices/import/done/{task.id}")
    assert page.says("“tomorrow” is not a day.")
    assert db.session.get(Task, task.id).result["counts"] == {
        "rows": 3, "imported": 2, "duplicates": 0, "empty": 0, "rejected": 1
    }  # fmt: skip
    rejected = visitor.client.get(f"/manage/voices/import/done/{task.id}/rejected.csv")
    assert "Oops,tomorrow" in rejected.get_data(as_text=True)
    assert [file.name for file in db.session.scalars(select(StoredFile))] == ["rejected-rows.csv"]


def test_a_file_in_another_encoding_is_refused_beside_the_question(app, visitor):
    visitor.signs_in_as(Role.OFFICER)
    page = visitor.opens("/manage/voices/import")
    page = page.fills_in({"The file with the comments": (io.BytesIO("text\n’".encode("cp1252")), "a.csv")})
    assert "Windows-1252" in page.error_beside("The file with the comments")
