"""How fast results are worked out, beside the bare SQL that only counts the answers, in the same run.

    python benchmarks/results.py [--times 7]

Reads the surveys of this instance (load the demo first: `flask set-up`). `counted` is from the
answers to tables that are safe to show; `first page` is that and the page as HTML, with last
year's survey to compare with; `page` is the same page once more, with no answers since; `bare SQL`
is one GROUP BY over the same answers, with nothing hidden and nothing drawn. The first of each is
thrown away, and the middle of the rest is printed: processor time, which is steady on a busy
machine, or time on the clock with --clock.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from sqlalchemy import text

from app import create_app
from core.database import db
from surveys.questionnaires.queries import surveys
from surveys.results import counting
from surveys.results.question_results import question_results
from surveys.results.routes import _page
from surveys.results.survey_results import results

# SQLite's and PostgreSQL's words for "each answer of each row".
BARE = {
    "sqlite": "SELECT each.key, each.value, count(*) FROM {table}, json_each(answers) AS each "
    "WHERE version_id = :version GROUP BY 1, 2",
    "postgresql": "SELECT each.key, CAST(each.value AS text), count(*) FROM {table}, json_each(answers) AS each "
    "WHERE version_id = :version GROUP BY 1, 2",
}
AIM = 200


def milliseconds(work: Callable[[], object], times: int, now: Callable[[], float]) -> float:
    work()
    taken = []
    for _time in range(times):
        db.session.expire_all()
        start = now()
        work()
        taken.append(1000 * (now() - start))
    return median(taken)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=7, help="how often each is measured")
    parser.add_argument("--clock", action="store_true", help="time on the clock, not the processor's")
    asked = parser.parse_args()
    now = time.perf_counter if asked.clock else time.process_time
    app = create_app()
    slow = 0
    with app.test_request_context("/manage/surveys/any/results"):
        found = [one for one in surveys() if one.version is not None]
        print(
            f"{'survey':<28}{'answers':>9}{'counted, ms':>13}{'first page, ms':>16}{'page, ms':>10}{'bare SQL, ms':>14}"
        )
        for survey in found:
            version = survey.version
            table = "response" if survey.is_anonymous else "confidential_response"
            bare = text(BARE[db.engine.dialect.name].format(table=table))

            def counted(survey=survey, version=version) -> object:
                counting._kept.clear()
                return question_results(version.definition, counting.count(survey))

            def first(survey=survey) -> object:
                counting._kept.clear()
                return page(survey)

            def page(survey=survey) -> object:
                return _page(results(survey), is_public=False, pack=None)

            def sql(bare=bare, version=version) -> object:
                return db.session.execute(bare, {"version": version.id}).all()

            answers = results(survey).response.answers or 0
            took = [milliseconds(work, asked.times, now) for work in (counted, first, page, sql)]
            slow += took[2] > AIM
            print(
                f"{survey.slug:<28}{answers:>9,}{took[0]:>13.1f}{took[1]:>16.1f}{took[2]:>10.1f}{took[3]:>14.1f}"
            )
    print(f"{slow} pages took longer than {AIM} ms." if slow else f"Every page took less than {AIM} ms.")
    return 1 if slow else 0


if __name__ == "__main__":
    raise SystemExit(main())
