"""Pages about customers, for staff; and their own page about how we reach them."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from core.access import me, needs, signed_in
from core.database import db, saving
from core.messages.recipients import Channel
from core.templating import say
from engagement.customers import queries, services
from engagement.customers.forms import CHANNELS, LANGUAGES, PreferencesForm, SearchForm
from engagement.customers.models import Customer
from engagement.customers.timeline import story_of

blueprint = Blueprint("customers", __name__)
MOST = 50


@blueprint.route("/manage/customers", methods=["GET", "POST"])
@needs("customers.see")
def index() -> ResponseReturnValue:
    """Find a customer. The words are posted, because an address is kept in logs and histories."""
    form = SearchForm.from_request()
    found: list[Customer] | None = None
    if form.submitted():
        wanted = queries.matching(form.words.data).limit(MOST + 1)
        found = list(db.session.scalars(wanted))
    return render_template(
        "engagement/customers/customers.html", form=form, found=found, most=MOST, counts=queries.counts()
    )


@blueprint.get("/manage/customers/<int:customer_id>")
@needs("customers.see")
def customer(customer_id: int) -> ResponseReturnValue:
    found = db.get_or_404(Customer, customer_id)
    return render_template(
        "engagement/customers/customer.html",
        customer=found,
        recipient=services.recipient_for(found, "service"),
        channels=dict(CHANNELS),
        languages=dict(LANGUAGES),
        story=story_of(found),
    )


@blueprint.route("/my/preferences", methods=["GET", "POST"])
@signed_in
def preferences() -> ResponseReturnValue:
    mine = queries.customer_of(me())
    if mine is None:
        return render_template("engagement/customers/no_preferences.html")
    form = PreferencesForm.from_request(**_said_before(mine))
    if request.method == "POST" and form.submitted():
        with form.explaining(), saving():
            answers = {**form.answers, "channel": Channel(form.channel.data)}
            services.keep_preferences(mine, **answers, by=me())
            say("good", _("Thank you. We will reach you in this way."))
            return redirect(url_for(".preferences"))
    return render_template("engagement/customers/preferences.html", form=form)


def _said_before(customer: Customer) -> dict[str, object]:
    ways = {way.channel: way.address for way in customer.ways}
    wishes = customer.preference
    return {
        "channel": wishes.channel.value if wishes and wishes.channel else None,
        "email": ways.get(Channel.EMAIL, ""),
        "phone": ways.get(Channel.SMS, ""),
        "large_print": bool(wishes and wishes.large_print),
        "no_surveys": bool(wishes and wishes.no_surveys),
        "no_news": bool(wishes and wishes.no_news),
        "language": customer.language,
    }
