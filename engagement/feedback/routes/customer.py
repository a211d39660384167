"""A customer's own cases, once they have signed in."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from core import clock
from core.access import me, needs
from engagement.customers.queries import customer_of
from engagement.feedback import queries, tell_us
from engagement.feedback.following import state_for_them, trail_of
from engagement.feedback.kinds import KINDS
from engagement.feedback.routes.public import new_story, show
from engagement.feedback.state import SHAPES_FOR_THEM, state_of
from engagement.voices.outcomes import Outcome

blueprint = Blueprint("my_cases", __name__, url_prefix="/my/cases")


@blueprint.get("")
@needs("cases.own")
def mine() -> ResponseReturnValue:
    customer, today = customer_of(me()), clock.today()
    cases = queries.of_customer(customer) if customer else []
    return render_template(
        "engagement/feedback/my_cases.html", cases=cases, names=KINDS, customer=customer,
        states={case.id: (SHAPES_FOR_THEM[state_of(case, today)], state_for_them(state_of(case, today))) for case in cases},
    )  # fmt: skip


@blueprint.get("/<reference>")
@needs("cases.own")
def one(reference: str) -> ResponseReturnValue:
    customer, today = customer_of(me()), clock.today()
    case = queries.by_reference(reference)
    if case is None or customer is None or case.customer_id != customer.id:
        abort(404)
    stops = sorted(trail_of(case), key=lambda stop: (stop.order, stop.day or today))
    return render_template(
        "engagement/feedback/my_case.html", case=case, stops=[(each, _inside(each)) for each in stops], names=KINDS,
        shape=SHAPES_FOR_THEM[state_of(case, today)], state_words=state_for_them(state_of(case, today)),
    )  # fmt: skip


@blueprint.get("/tell-us/<kind>")
@needs("cases.own")
def tell(kind: str) -> ResponseReturnValue:
    """The same pages as for everybody, without asking again who they are."""
    if kind not in tell_us.PATHS:
        abort(404)
    customer = customer_of(me())
    if customer is None:
        return redirect(url_for("tell_us.page", kind=kind))
    return show(kind, tell_us.pages(kind, {}, knows_customer=True)[0], new_story(customer.id))


def _inside(outcome: Outcome) -> Markup | None:
    """What a stop brings along, rendered with its own context."""
    if outcome.template is None:
        return None
    return Markup(render_template(outcome.template, code=None, **outcome.context))  # noqa: S704 - rendered by us
