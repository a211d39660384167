"""What we ask on the pages about customers."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, SelectField, StringField
from wtforms.validators import DataRequired, Email, Length, Optional, Regexp

from core.forms import BaseForm
from core.messages.recipients import Channel

CHANNELS = [
    (Channel.EMAIL.value, _l("By e-mail")),
    (Channel.SMS.value, _l("By text message")),
    (Channel.LETTER.value, _l("By letter")),
    (Channel.CALL.value, _l("By phone call")),
]
LANGUAGES = [
    ("en", "English"), ("cy", "Cymraeg"), ("ar", "العربية"), ("bn", "বাংলা"), ("pl", "Polski"),
    ("ro", "Română"), ("so", "Soomaali"), ("ur", "اردو"),
]  # fmt: skip


class SearchForm(BaseForm):
    """Sent as a form, so that no name stands in an address or a log."""

    words = StringField(
        _l("Name, reference or postcode"),
        [DataRequired(_l("Type a name, a reference or a postcode")), Length(max=100)],
    )


class PreferencesForm(BaseForm):
    """How somebody wants to be reached."""

    channel = RadioField(
        _l("How shall we write to you?"),
        choices=CHANNELS,
        validators=[DataRequired(_l("Choose how we shall write to you"))],
    )
    email = StringField(
        _l("Your e-mail address"),
        [Optional(), Email(_l("Give an e-mail address, like name@example.org")), Length(max=200)],
    )
    phone = StringField(
        _l("Your mobile or phone number"),
        [Optional(), Regexp(r"^\+?[\d\s().-]{7,20}$", message=_l("Give a phone number, like 07700 900123"))],
    )
    large_print = BooleanField(_l("Send me large print"))
    language = SelectField(_l("Which language do you read best?"), choices=LANGUAGES)
    no_surveys = BooleanField(_l("Do not send me surveys"))
    no_news = BooleanField(_l("Do not send me news of what came of things"))
