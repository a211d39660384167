"""The pages of whoever holds a follow code. No cookie, no account, and no code in any log."""

from __future__ import annotations

from flask import Blueprint, Response, abort, g, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from markupsafe import Markup

from core.access import anyone
from core.database import saving
from core.limits import limiter
from core.messages import Recipient
from engagement.voices import codes, queries, services
from engagement.voices.contacts import read_contact
from engagement.voices.forms import CodeForm, MeantElseForm, NewsForm, TakeBackForm
from engagement.voices.models import Remark, Voice, Wish
from engagement.voices.outcomes import Outcome, said_by_a_known_person, state_now
from engagement.voices.outcomes import what_came_of as outcomes_of

following = Blueprint("voices", __name__)
WRONG_TRIES = "10 per 10 minutes"


def _was_wrong(_response: Response) -> bool:
    return g.get("wrong_code", False)


slow_guessing = limiter.shared_limit(WRONG_TRIES, scope="follow codes", deduct_when=_was_wrong)


@following.route("/follow", methods=["GET", "POST"])
@anyone
@slow_guessing
def follow() -> ResponseReturnValue:
    g.light_page = True
    form = CodeForm.from_request()
    if form.submitted():
        if services.voice_by_code(form.code.data) is not None:
            code = codes.normalise(form.code.data) or form.code.data
            return redirect(url_for(".what_came_of", code=code))
        g.wrong_code = True
        form.code.errors = [_("We do not know this code. Check each word, then try again.")]
    return render_template("engagement/voices/follow.html", form=form)


@following.get("/follow/<code>")
@anyone
@slow_guessing
def what_came_of(code: str) -> ResponseReturnValue:
    voice = _voice(code)
    outcomes = outcomes_of(voice)
    shown_code = codes.normalise(code) or code.upper()
    page = render_template(
        "engagement/voices/what_came_of.html",
        code=shown_code,
        voice=voice,
        remarks=voice.remarks,
        outcomes=[(each, _inside(each, shown_code)) for each in outcomes],
        state=state_now(outcomes),
        is_known=said_by_a_known_person(voice),
        news_source=voice.source if queries.has_news(voice.source) else None,
        did=request.args.get("did"),
    )
    return _not_indexed(page)


@following.route("/follow/<code>/change", methods=["GET", "POST"])
@anyone
@slow_guessing
def change(code: str) -> ResponseReturnValue:
    """Change or take back one remark of a voice; `part` counts them from 1."""
    voice = _voice(code)
    remark = _part(voice, request.args.get("part", 1, int))
    form = TakeBackForm.from_request(text=remark.text)
    if form.submitted():
        with form.explaining(), saving():
            if form.wish.data == Wish.TAKE_BACK:
                done = services.take_back(voice, remark)
            else:
                done = services.change_words(voice, remark, form.text.data or "")
            did = ("taken-back" if form.wish.data == Wish.TAKE_BACK else "changed") if done else "sent"
            return redirect(url_for(".what_came_of", code=code, did=did))
    known = said_by_a_known_person(voice)
    return _not_indexed(
        render_template("engagement/voices/change.html", form=form, code=code, is_known=known)
    )


@following.route("/follow/<code>/not-what-i-meant", methods=["GET", "POST"])
@anyone
@slow_guessing
def meant_else(code: str) -> ResponseReturnValue:
    voice = _voice(code)
    form = MeantElseForm.from_request()
    if form.submitted():
        with form.explaining(), saving():
            services.ask_about(voice, Wish.MEANT_ELSE, form.words.data)
            return redirect(url_for(".what_came_of", code=code, did="sent"))
    page = render_template("engagement/voices/meant_else.html", form=form, code=code, remarks=voice.remarks)
    return _not_indexed(page)


@following.route("/news/<source>", methods=["GET", "POST"])
@anyone
@limiter.limit("20 per 10 minutes", methods=["POST"])
def news(source: str) -> ResponseReturnValue:
    """Ask for news of a survey or consultation. No code comes here, so nothing ties a contact to an answer."""
    g.light_page = True
    if not queries.has_news(source):
        abort(404)
    form = NewsForm.from_request()
    if form.submitted():
        with form.explaining(), saving():
            channel, address = read_contact(form.channel.data, form.address.data)
            services.subscribe(source, Recipient("", channel, address))
            return redirect(url_for(".news_is_coming"))
    return render_template("engagement/voices/news.html", form=form)


@following.route("/news/stop/<token>", methods=["GET", "POST"])
@anyone
def no_more_news(token: str) -> ResponseReturnValue:
    """Opening it only asks, since mail scanners open links too."""
    g.light_page = True
    done = request.method == "POST"
    if done:
        with saving():
            services.unsubscribe(token)
    return render_template("engagement/voices/no_more_news.html", done=done)


@following.get("/news")
@anyone
def news_is_coming() -> ResponseReturnValue:
    g.light_page = True
    return render_template("engagement/voices/news_is_coming.html")


def _voice(code: str) -> Voice:
    """The voice a code opens, or the page that says kindly that we do not know it."""
    g.light_page = True
    voice = services.voice_by_code(code)
    if voice is None:
        g.wrong_code = True
        form = CodeForm(formdata=None)
        form.code.errors = [_("We do not know this code. Check each word, then try again.")]
        abort(make_response(render_template("engagement/voices/follow.html", form=form), 404))
    return voice


def _part(voice: Voice, number: int) -> Remark:
    parts = voice.remarks
    if not 1 <= number <= len(parts) or not parts[number - 1].text:
        abort(404)
    return parts[number - 1]


def _inside(outcome: Outcome, code: str) -> Markup | None:
    """The template a room brought for its stop, with its own context and the code."""
    if outcome.template is None:
        return None
    return Markup(render_template(outcome.template, code=code, **outcome.context))  # noqa: S704 - rendered by us


def _not_indexed(page: str) -> Response:
    response = make_response(page)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    # Links from here tell other pages, and so their logs, only which site they come from.
    response.headers["Referrer-Policy"] = "strict-origin"
    return response
