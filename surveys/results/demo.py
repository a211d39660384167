"""Last year's results of the demo landlord, published; this year's wait for the committee to see them first."""

from __future__ import annotations

from core.access.permissions import Role
from core.demo import person
from surveys.questionnaires.queries import survey_named
from surveys.results.figures import tsm_surveys
from surveys.results.services import publish_pack, publish_results, write_pack

WORDS = {
    "C": "Most of our customers have e-mail and some do not. So we wrote by e-mail or letter. "
    "We rang people who had not answered. Anybody could ask for paper.",
    "E": "We compared areas and kinds of home with our list of all homes.",
    "F": "We did not weight the answers.",
    "G": "No company helped us. Our own staff rang people, and this system counted.",
    "H": "0 homes.",
    "I": "We have enough answers.",
    "J": "We offered nothing.",
    "K": "Nothing changed from the year before.",
    "M": "We print the ten other results each June, with our yearly figures.",
    "N": "We aim to come within 24 hours in an emergency. Other repairs take up to 20 working days.",
}


def publish_last_year() -> None:
    """Order 45 of the demo, after the surveys."""
    years = list(tsm_surveys().values())
    officer = person(Role.OFFICER)
    if len(years) > 1:
        last_year = years[-2]
        publish_results(last_year, by=officer)
        write_pack(last_year, WORDS, by=officer)
        publish_pack(last_year, by=officer)
    repairs = survey_named("your-last-repair")
    if repairs is not None and repairs.state() == "closed":
        publish_results(repairs, by=officer)
