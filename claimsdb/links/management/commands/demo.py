"""``manage.py demo``: from five articles to their conflicts."""

import os
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import BaseCommand

from claimsdb.claims.extract import text_of
from claimsdb.claims.models import Measure, Mention
from claimsdb.corpus.models import Article, digest
from claimsdb.extraction import language
from claimsdb.extraction.extract import extract_many
from claimsdb.links import demo
from claimsdb.links.models import Conflict, Link, Question
from claimsdb.links.raw import crossref_texts
from claimsdb.matching.crossref import DEFAULT_SCORE


class Command(BaseCommand):
    """Safe to run twice: the second run adds nothing."""

    help = "Load the five seed articles and their annotation, cross-reference them, and print what they disagree on."

    def handle(self, *args: Any, **options: Any) -> None:
        """Go from files to conflicts, a line a step."""
        seeds, fixtures = settings.BASE_DIR / "seeds", settings.BASE_DIR / "fixtures"
        call_command("migrate", verbosity=0)
        # Loading a fixture again would undo what people have done to its rows since.
        if not Measure.objects.exists():
            call_command("loaddata", fixtures / "measures.json", verbosity=0)
        call_command("ingest", seeds, stdout=self.stdout)
        if not Mention.objects.filter(annotator__username="annotator").exists():
            call_command("loaddata", fixtures / "annotated_seeds.json", verbosity=0)
        password = demo.make_people(os.environ.get("CLAIMSDB_DEMO_PASSWORD", ""))
        call_command("extract", stdout=self.stdout)
        call_command("crossref", stdout=self.stdout)
        call_command("rebuild", stdout=self.stdout)
        self.report([digest(path.read_bytes().decode()) for path in sorted(seeds.glob("*.txt"))])
        self.say_what_is_there(password)

    def report(self, digests: list[str]) -> None:
        """Print what the engine finds in the texts alone, and how that stands to the annotation."""
        rows = Article.objects.filter(sha256__in=digests).select_related("source").order_by("pk")
        articles: dict[int | str, Article] = {article.pk: article for article in rows}
        nlp = language.pipeline(settings.CLAIMSDB_LANGUAGE_MODEL)
        extracted = extract_many([text_of(article) for article in articles.values()], nlp=nlp)
        found = demo.found(*crossref_texts(extracted, min_score=DEFAULT_SCORE))
        self.stdout.write("\nWhat the engine finds among the articles by itself, without the annotation:")
        for line in demo.describe(found, articles):
            self.stdout.write(line)
        counts = demo.compare(found, User.objects.get(username="annotator"))
        self.stdout.write(
            f"\nA person linked {counts.annotated} pairs of claims between these articles as match, conflict or update."
            f"\nThe engine found {counts.found} of them by itself, {counts.same_relation} with the same relation, and"
            f" suggested {counts.besides} pairs besides, {counts.conflicts_besides} of them as conflicts."
        )

    def say_what_is_there(self, password: str) -> None:
        """Print what the database now holds, and how to go on."""
        mentions, links = Mention.objects, Link.objects
        marked, suggested = (mentions.filter(state=state).count() for state in ("accepted", "suggested"))
        self.stdout.write(
            f"\nIn the database: {Article.objects.count()} articles; {marked} mentions that a person marked"
            f" and {suggested} suggested besides;"
            f" {links.decided().count()} links decided and {links.open().count()} to decide;"
            f" {Question.objects.count()} questions, {Conflict.objects.count()} conflicts."
            f"\nSign in as {', '.join(demo.PEOPLE[:-1])} or {demo.PEOPLE[-1]}"
            + (f", password {password}" if password else ", password as set before")
            + ": make serve, then http://127.0.0.1:8000/admin/"
        )
