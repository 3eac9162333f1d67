"""What each page of the admin costs on a store of a million claims: milliseconds and queries.

``python -m tests.postgres python -m benchmarks.pages 1000000`` fills a PostgreSQL of its own with so many
claims, three tenths as many links and a tenth as many questions, made by the database itself from ``generate_series``,
and prints the median of several requests for each page. It refuses a database that holds articles, but for
one that it filled before.
"""

import os
import statistics
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "claimsdb.settings")
os.environ["CLAIMSDB_DEBUG"] = "1"
django.setup()

from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from claimsdb.claims.extract import measure_table
from claimsdb.claims.models import Claim, Measure, Mention, Quotation, Speaker
from claimsdb.corpus.models import Article, Source
from claimsdb.links.models import Answer, Conflict, Decision, Link, Question

ROUNDS = 9
# What a page may cost, in milliseconds of processors.
MOST_MS, MOST_QUERIES = 150, 10
# The session, its user, and that user's permissions: every page of the admin starts with them.
SIGNED_IN = 4

SOURCES, SPEAKERS = 200, 5_000
PER_ARTICLE = 10
SENTENCE = "Officials said 1,234 people were killed in the fighting near the town, and many more were hurt. "
START = SENTENCE.index("1,234")


def insert(model: type[models.Model], series: str, **values: str) -> None:
    """Insert a row for each number of a series; a field without an SQL expression of ``n`` takes its own default."""
    named, taken, parameters = [], [], []
    for field in model._meta.concrete_fields:
        given = values.get(field.column) or values.get(field.name)
        default = field.get_default()
        if given is None and default is None and not (field.null or isinstance(field, models.DateTimeField)):
            continue
        if given is None and isinstance(field, models.DateTimeField) and default is None and not field.null:
            default = timezone.now()
        named.append(f'"{field.column}"')
        taken.append(given or "%s")
        if given is None:
            parameters.append(field.get_db_prep_save(default, connection))
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "{model._meta.db_table}" ({", ".join(named)}) SELECT {", ".join(taken)} FROM {series}',
            parameters,
        )
        cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [model._meta.db_table, model._meta.pk.column])
        if sequence := cursor.fetchone()[0]:
            table = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(f"SELECT setval('{sequence}', (SELECT max({model._meta.pk.column}) FROM {table}))")


def series(count: int) -> str:
    """Return a series of the numbers from 1."""
    return f"generate_series(1::bigint, {count}::bigint) AS n"


def fill(claims: int) -> None:
    """Fill the store with so many claims, and with links, decisions, questions and conflicts to go with them."""
    articles, questions = claims // PER_ARTICLE, claims // 10
    measures = list(Measure.objects.order_by("pk").values_list("pk", flat=True))
    measure = f"(ARRAY{measures})[1 + (n / 3) %% {len(measures)}]"
    insert(Source, series(SOURCES), id="n", name="'Paper ' || n", slug="'paper-' || n")
    insert(Speaker, series(SPEAKERS), id="n", name="'Speaker ' || n", folded="'speaker ' || n")
    insert(
        Article,
        series(articles),
        id="n",
        source_id=f"1 + n %% {SOURCES}",
        title="'News of the day ' || n",
        published="date '2015-01-01' + (n %% 4000)::int",
        text=f"repeat('{SENTENCE}', {2 * PER_ARTICLE}) || n",
        sha256="md5(n::text) || md5((n + 1)::text)",
        extracted_by="'claimsdb'",
    )
    place = f"((n - 1) %% {PER_ARTICLE})::int"
    words = {"exact": "'1,234'", "prefix": "'Officials said '", "suffix": "' people were killed in the fighting'"}
    spoken = f"CASE WHEN n %% 3 = 0 THEN 1 + n %% {SPEAKERS} END"
    state = "CASE WHEN n %% 10 < 3 THEN 'accepted' WHEN n %% 50 = 9 THEN 'rejected' ELSE 'suggested' END"
    mention = {"article_id": f"1 + (n - 1) / {PER_ARTICLE}", "state": state, "origin": "'claimsdb 0.1'", **words}
    insert(
        Mention,
        series(claims),
        id="n",
        kind="'claim'",
        start=f"{START} + {len(SENTENCE)} * {place}",
        end=f"{START + 5} + {len(SENTENCE)} * {place}",
        speaker_id=spoken,
        **mention,
    )
    insert(
        Claim,
        series(claims),
        mention_id="n",
        measure_id=measure,
        subject="'people in town ' || (n / 30)",
        place="'Town ' || (n / 30)",
        value="1 + (n * 7919) %% 90000",
        base_value="1 + (n * 7919) %% 90000",
        period_end="date '2015-01-01' + (n %% 4000)::int",
    )
    quotations = claims // 10
    insert(
        Mention,
        series(quotations),
        id=f"{claims} + n",
        kind="'quotation'",
        start=str(START),
        end=str(START + 60),
        speaker_id=f"1 + n %% {SPEAKERS}",
        **mention | {"article_id": "n"},
    )
    insert(Quotation, series(quotations), mention_id=f"{claims} + n", style="'direct'")
    fill_links(claims, questions, measure)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def fill_links(claims: int, questions: int, measure: str) -> None:
    """Make questions of three claims each by two decided links, and as many links again that are open or disputed."""
    person = User.objects.get(username="bench").pk
    insert(Question, series(questions), id="n", text="'Deaths: people in town ' || n", measure_id=measure)
    insert(Answer, series(3 * questions), id="n", question_id="1 + (n - 1) / 3", claim_id="n")
    relation = "CASE WHEN n %% 5 = 0 THEN 'conflict' ELSE 'match' END"
    first = "1 + 3 * ((n - 1) / 2) + (n - 1) %% 2"
    score = {"suggested": relation, "score": "((n * 31) %% 1000) / 1000.0", "engine": "'claimsdb 0.1'"}
    decided = 2 * questions
    insert(
        Link,
        series(decided),
        id="n",
        left_id=first,
        right_id=f"1 + {first}",
        relation=relation,
        state="'decided'",
        reasons="""'["Both count people killed."]'::jsonb""",
        **score,
    )
    insert(Decision, series(decided), id="n", link_id="n", person_id=str(person), relation=relation)
    insert(
        Link,
        series(questions),
        id=f"{decided} + n",
        left_id=f"{3 * questions} + n",
        right_id=f"{3 * questions} + n + {questions}",
        state="CASE WHEN n %% 20 = 0 THEN 'disputed' ELSE 'open' END",
        reasons="""'["Both count people killed."]'::jsonb""",
        **score,
    )
    insert(
        Conflict,
        series(questions // 5),
        id="n",
        question_id="5 * n",
        state="CASE WHEN n %% 2 = 0 THEN 'open' WHEN n %% 3 = 0 THEN 'resolved' ELSE 'in_review' END",
        outcome="CASE WHEN n %% 2 = 1 THEN 'time' ELSE '' END",
        assignee_id=f"CASE WHEN n %% 100 = 1 THEN {person} END",
    )


def pages() -> Iterator[str]:
    """Yield the address of every list, of a row of each, and of the pages that were made for people."""
    yield reverse("admin:index")
    for model in admin.site._registry:
        name = f"{model._meta.app_label}_{model._meta.model_name}"
        if model._meta.app_label == "auth":
            continue
        yield reverse(f"admin:{name}_changelist")
        row = model._default_manager.order_by("-pk").values_list("pk", flat=True).first()
        if row and name not in ("claims_claim", "claims_quotation"):
            yield reverse(f"admin:{name}_change", args=[row])
    yield from narrowed()
    yield from own()


def narrowed() -> Iterator[str]:
    """Yield lists as people narrow them."""
    lists = {
        "corpus_article": [{"source__id__exact": 7}, {"q": "News"}, {"published__year": 2020}],
        "claims_mention": [{"state__exact": "suggested"}, {"article__source__id__exact": 7}, {"q": "1,234"}],
        "claims_claim": [{"measure__id__exact": Measure.objects.latest("pk").pk}],
        "claims_speaker": [{"q": "speaker 77"}],
        "links_link": [{"state__exact": "open"}, {"state__exact": "disputed"}, {"left__article__source__id__exact": 7}],
        "links_question": [{"q": "town 77"}, {"conflict__state__exact": "open"}],
        "links_conflict": [{"state__exact": "open"}, {"whose": "mine"}],
        "links_decision": [{"whose": "mine"}],
    }
    for name, asked in lists.items():
        for query in asked:
            yield reverse(f"admin:{name}_changelist", query=query)


def own() -> Iterator[str]:
    """Yield the pages beyond the lists."""
    question = Question.objects.filter(conflict__isnull=False).latest("pk").pk
    conflict = Conflict.objects.latest("pk").pk
    yield reverse("admin:corpus_article_desk", args=[Article.objects.order_by("pk")[100].pk])
    yield reverse("admin:claims_assignment_mine")
    yield reverse("admin:claims_plan_agreement")
    yield reverse("admin:links_link_queue")
    yield reverse("admin:links_link_queue", query={"order": "question"})
    yield reverse("admin:links_link_disputed")
    yield reverse("admin:links_link_agreement")
    yield reverse("admin:links_conflict_case", args=[conflict])
    yield reverse("admin:links_question_view", args=[question])
    yield reverse("admin:links_question_provisional")
    yield reverse("admin:links_question_report")
    yield reverse("admin:links_question_report", query={"state": "unfinished", "source": 7, "since": "2020-01-01"})
    yield reverse("admin:links_question_report", query={"question": question})
    yield reverse("admin:links_question_sources")
    yield reverse("admin:links_question_sources", query={"one": 7, "other": 8})


def processor() -> float:
    """Return the processor's milliseconds that this process and the database's have taken so far.

    On a machine that does other work besides they say what a request would take without that. The database's are read
    where it runs beside this process, in steps of ten milliseconds; what workers of its own took is not in them.
    """
    spent = 1000 * time.process_time()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pid FROM pg_stat_activity WHERE datname = current_database()")
        for (pid,) in cursor.fetchall():
            if (stat := Path(f"/proc/{pid}/stat")).exists():
                ticks = sum(map(int, stat.read_text().rsplit(")", 1)[1].split()[11:13]))
                spent += 1000 * ticks / os.sysconf("SC_CLK_TCK")
    return spent


def measured(client: Client, url: str) -> tuple[float, float, float, int, int]:
    """Return the processor's milliseconds of a request, its median and fastest in all, its queries and its status."""
    status = client.get(url, headers={"host": "localhost"}).status_code
    spent = []
    before = processor()
    for _ in range(ROUNDS):
        start = time.perf_counter()
        read(client, url)
        spent.append(1000 * (time.perf_counter() - start))
    taken = (processor() - before) / ROUNDS
    with CaptureQueriesContext(connection) as captured:
        read(client, url)
    return taken, statistics.median(spent), min(spent), len(captured) - SIGNED_IN, status


def read(client: Client, url: str) -> Any:
    """Read a page whole."""
    return client.get(url, headers={"host": "localhost"}).content


def main(claims: int) -> None:
    """Fill, and look at every page."""
    call_command("migrate", verbosity=0)
    settings.DEBUG = False  # as deployed: nothing keeps the statements
    reviewer = User.objects.filter(username="bench").first()
    if Article.objects.exists() and reviewer is None:
        sys.exit("This database holds articles: give it another, in DATABASE_URL.")
    start = time.perf_counter()
    if reviewer is None:
        measure_table()
        reviewer = User.objects.create_user("bench", is_staff=True)
        reviewer.groups.add(Group.objects.get(name="manager"))
        fill(claims)
    tables: list[Any] = [Claim, Link, Question]
    counts = ", ".join(f"{table.objects.count():,} {table._meta.verbose_name_plural}" for table in tables)
    print(f"{date.today()}: {counts}, filled in {time.perf_counter() - start:,.0f} s")
    client = Client()
    client.force_login(reviewer)
    print(f"{'cpu ms':>7} {'median':>7} {'fastest':>8} {'queries':>8}  page")
    for url in pages():
        taken, spent, fastest, queries, status = measured(client, url)
        over = "  OVER" if taken > MOST_MS or queries > MOST_QUERIES else ""
        answered = "" if status == 200 else f" ({status})"
        print(f"{taken:7,.0f} {spent:7,.0f} {fastest:8,.0f} {queries:8}  {url}{answered}{over}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
