"""What we ask on the pages about what was said."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from wtforms import HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length, Optional

from core.forms import BaseForm, OpenForm
from core.messages.recipients import Channel
from engagement.voices.models import Kind

LONGEST_WORDS = 2000


class CodeForm(OpenForm):
    """The follow code, as somebody remembers it."""

    code = StringField(
        _l("Your code"),
        [DataRequired(_l("Type your code, such as BIRCH-LAKE-ROBIN-42"))],
        description=_l("Three words and a number. Capitals, spaces and hyphens do not matter."),
    )


class TakeBackForm(OpenForm):
    """Take words back, or put others in their place."""

    wish = RadioField(
        _l("What do you want to do?"),
        choices=[("change", _l("Change my words")), ("take_back", _l("Take my words back"))],
        validators=[DataRequired(_l("Choose one of the two"))],
    )
    text = TextAreaField(
        _l("Your words"),
        [Optional(), Length(max=LONGEST_WORDS, message=_l("Use 2,000 letters or fewer"))],
        description=_l("Only if you want to change them."),
    )
    remark = HiddenField()


class MeantElseForm(OpenForm):
    """We put somebody's words with others that do not fit."""

    words = TextAreaField(
        _l("What did you mean?"),
        [
            DataRequired(_l("Tell us what you meant")),
            Length(max=LONGEST_WORDS, message=_l("Use 2,000 letters or fewer")),
        ],
        description=_l("A person here reads this. Do not give your name or address."),
    )


class NewsForm(OpenForm):
    """Where to send news. The page does not know any code."""

    channel = RadioField(
        _l("How shall we tell you?"),
        choices=[(Channel.SMS.value, _l("By text message")), (Channel.EMAIL.value, _l("By e-mail"))],
        validators=[DataRequired(_l("Choose one of the two"))],
    )
    address = StringField(
        _l("Your mobile number or e-mail address"),
        [DataRequired(_l("Give a mobile number or an e-mail address")), Length(max=200)],
    )


class UploadForm(BaseForm):
    """A file of comments."""

    file = FileField(
        _l("The file with the comments"),
        [FileRequired(_l("Choose a file"))],
        description=_l("A CSV file of 10 MB or less. In Excel, save it as “CSV UTF-8”."),
    )


class MappingForm(BaseForm):
    """Which column holds what. The choices are set from the file."""

    text = SelectField(_l("Which column holds the comments?"), [DataRequired(_l("Choose the column"))])
    date = SelectField(_l("Which column holds the day?"), [Optional()])
    question = SelectField(_l("Which column holds the question they answered?"), [Optional()])
    place = SelectField(_l("Which column holds the estate or block?"), [Optional()])
    kind = SelectField(_l("How did the comments reach you?"), [DataRequired()], default=Kind.IMPORT.value)


class ShowForm(BaseForm):
    """The words others may read."""

    text = TextAreaField(
        _l("The words others may read"),
        [Optional(), Length(max=20_000)],
        description=_l("Put [name] where a name stands. Leave it empty to keep the words inside."),
    )
