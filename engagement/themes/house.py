"""How themes join the app."""

from __future__ import annotations

from flask import Flask
from flask_babel import lazy_gettext as _l

from core import demo, tasks
from core.access.permissions import Role, allow
from core.navigation import Side, in_menu
from engagement.actions.origins import open_to_action, origins, origins_of_voice
from engagement.themes import demo as themes_demo
from engagement.themes import figures, following, jobs, services
from engagement.themes.cli import commands
from engagement.themes.routes import public, workbench
from engagement.voices.outcomes import outcomes, words_changed


def register(app: Flask) -> None:
    allow("themes.check", _l("check what the computer found in comments"), Role.OFFICER, Role.COMPLAINTS)
    app.register_blueprint(public.blueprint)
    app.register_blueprint(workbench.blueprint)
    in_menu(Side.STAFF, _l("Themes"), "manage_themes.workbench", 32, "themes.check")
    in_menu(Side.MEMBER, _l("What was said"), "themes.all_themes", 20)
    app.cli.add_command(commands)
    tasks.kinds.add("find-themes", jobs.find_themes)
    origins.add("theme", following.origin)
    origins_of_voice.add("theme", following.refs_of_voice)
    open_to_action.add("theme", following.open_to_action)
    outcomes.add("themes", following.outcomes)
    words_changed.add("themes", services.forget_changed_words)
    figures.register()
    demo.plays("what many are saying", 70, themes_demo.play)
