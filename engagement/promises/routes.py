"""The charter for everybody, and bringing a new version in for staff."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from core import clock
from core.access import anyone, me, needs
from core.database import saving
from core.errors import Refused
from core.templating import say
from engagement.promises import charter_text, measures, queries, services
from engagement.promises.charter_files import text_of
from engagement.promises.forms import CharterForm, MonitorForm
from engagement.promises.keeping import Keeping
from engagement.promises.models import Promise

blueprint = Blueprint("promises", __name__)


@blueprint.get("/promises")
@anyone
def promises() -> ResponseReturnValue:
    charter = queries.current_charter()
    standings = {p.ref: measures.standing(p.ref) for p in charter.promises} if charter else {}
    return render_template(
        "engagement/promises/promises.html",
        charter=charter,
        standings=standings,
        counts=counts_in_words(measures.counted(standings.values())),
        versions=queries.versions(),
    )


@blueprint.get("/promises/<ref>")
@anyone
def promise(ref: str) -> ResponseReturnValue:
    found = _found(ref)
    return render_template(
        "engagement/promises/promise.html",
        promise=found,
        standing=measures.standing(found.ref),
        history=_changes(found.ref),
        touching=measures.touching(found.ref),
    )


@blueprint.route("/manage/promises/<ref>", methods=["GET", "POST"])
@needs("promises.change")
def monitor(ref: str) -> ResponseReturnValue:
    found = _found(ref)
    form = MonitorForm.from_request(monitored_by=found.monitored_by)
    if form.submitted():
        with form.explaining(), saving():
            services.say_who_monitors(found, form.monitored_by.data or "", by=me())
            say("good", _("Saved."))
            return redirect(url_for(".promise", ref=found.ref))
    return render_template("engagement/promises/monitor.html", form=form, promise=found)


@blueprint.route("/manage/promises/import", methods=["GET", "POST"])
@needs("promises.change")
def bring_in() -> ResponseReturnValue:
    """Read, show what was understood, and only then save."""
    before = queries.latest_charter()
    form = CharterForm.from_request(
        adopted_on=clock.today(), letters=before.letters if before is not None else ""
    )
    understood = None
    if form.submitted():
        with form.explaining():
            understood = _understood(form)
        if understood is not None and request.form.get("then") == "save":
            with form.explaining(), saving():
                charter, is_new = services.adopt(understood, by=me(), adopted_on=form.adopted_on.data)
                say("good", _saved(charter.version, is_new))
                return redirect(url_for(".promises"))
    return render_template(
        "engagement/promises/bring_in.html",
        form=form,
        understood=None if form.problems or request.form.get("then") == "change" else understood,
        letters_changed=services.letters_changed(understood) if understood else [],
        version=queries.next_version(),
    )


def _understood(form: CharterForm) -> charter_text.Charter:
    """Read the file, or else the text. The file's words go into the text box, so that they can be mended."""
    uploaded = request.files.get("file")
    if uploaded is not None and uploaded.filename:
        form.text.data = text_of(uploaded.read())
    if not form.text.data:
        raise Refused(_("Choose a file, or paste the words of the charter"), field="file")
    try:
        return services.understood(form.text.data, form.letters.data or None)
    except charter_text.WrongLetters as error:
        raise Refused(str(error), field="letters") from error
    except charter_text.UnreadableCharter as error:
        raise Refused(str(error), field="text") from error


def _found(ref: str) -> Promise:
    found = queries.promise(ref)
    if found is None:
        abort(404, _("Our charter has no promise %(ref)s.", ref=ref[:8].upper()))
    return found


def _changes(ref: str) -> list[Promise]:
    """The versions in which its words changed, the newest first, down to the first one."""
    every = queries.history(ref)
    return [each for n, each in enumerate(every) if n + 1 == len(every) or every[n + 1].text != each.text]


def _saved(version: int, is_new: bool) -> str:
    if is_new:
        return _("Saved as version %(version)s.", version=version)
    return _("Version %(version)s says just this, so there was nothing to save.", version=version)


def counts_in_words(counts: dict[Keeping, int]) -> str:
    """The charter as a heading says it: "4 promises kept, 2 at risk, 1 broken, 32 not measured yet"."""
    words = {
        Keeping.KEPT: _("kept"),
        Keeping.AT_RISK: _("at risk"),
        Keeping.BROKEN: _("broken"),
        Keeping.NOT_MEASURED: _("not measured yet"),
    }
    said = [(counts[keeping], word) for keeping, word in words.items() if counts[keeping]]
    if not said:
        return ""
    (first, how), *rest = said
    start = ngettext("%(num)s promise %(how)s", "%(num)s promises %(how)s", first, how=how)
    return ", ".join([start, *(f"{count} {word}" for count, word in rest)])
