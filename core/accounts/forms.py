"""What we ask at the door."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import EmailField, PasswordField, StringField
from wtforms.validators import InputRequired, Length

from core.forms import BaseForm


class PasswordForm(BaseForm):
    email = EmailField(
        _l("Your e-mail address"), validators=[InputRequired(_l("Give your e-mail address")), Length(max=200)]
    )
    password = PasswordField(
        _l("Your password"), validators=[InputRequired(_l("Give your password")), Length(max=200)]
    )


class LinkForm(BaseForm):
    email = EmailField(
        _l("Your e-mail address"),
        description=_l("We send you a link and a code. You do not need a password."),
        validators=[InputRequired(_l("Give your e-mail address")), Length(max=200)],
    )


class CodeForm(BaseForm):
    email = EmailField(
        _l("Your e-mail address"), validators=[InputRequired(_l("Give your e-mail address")), Length(max=200)]
    )
    code = StringField(
        _l("The code we sent you"),
        description=_l("It has 6 figures."),
        validators=[InputRequired(_l("Give the code")), Length(max=20)],
    )
