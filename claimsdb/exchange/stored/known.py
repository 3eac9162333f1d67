"""What an import finds in the database: sources, speakers, measures, people, articles and mentions, a batch a query."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils import timezone

from claimsdb.claims.models import Measure, Mention, Speaker
from claimsdb.claims.speakers import find_or_make_speakers
from claimsdb.corpus.models import Article, Source
from claimsdb.exchange.report import ImportReport, Wrong

KEY = re.compile(r"([^/#]{1,200}/[0-9a-f]{64})#(quotation|claim):([0-9]{1,10})-([0-9]{1,10})(?:@(.{1,150}))?")
ARTICLE_KEY = re.compile(r"([^/#]{1,200})/([0-9a-f]{64})")

# Article, kind, start and end, and whose own it is.
Span = tuple[int, str, int, int, int | None]


@dataclass(slots=True)
class Known:
    """Rows of the database under the names that a file has for them, found once each."""

    report: ImportReport
    make_people: bool = False
    sources: dict[str, int] = field(default_factory=dict)
    speakers: dict[str, int] = field(default_factory=dict)
    measures: dict[str, int] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)
    articles: dict[str, int] = field(default_factory=dict)
    failed: set[str] = field(default_factory=set)
    made: dict[type[Model], list[int]] = field(default_factory=lambda: defaultdict(list))
    began: datetime = field(default_factory=timezone.now)

    def find_sources(self, slugs: Iterable[str]) -> None:
        """Look up the sources with these slugs."""
        missing = set(slugs) - self.sources.keys()
        if missing:
            self.sources |= Source.objects.filter(slug__in=missing).values_list("slug", "pk")

    def find_measures(self, slugs: Iterable[str | None]) -> None:
        """Look up the measures with these slugs."""
        missing = {slug for slug in slugs if slug} - self.measures.keys()
        if missing:
            self.measures |= Measure.objects.filter(slug__in=missing).values_list("slug", "pk")

    def find_speakers(self, names: Iterable[str | None]) -> None:
        """Look up the speakers of these names, exactly or as names are compared, and make those whom nobody is."""
        missing = {name for name in names if name} - self.speakers.keys()
        if not missing:
            return
        self.speakers |= Speaker.objects.filter(name__in=missing).values_list("name", "pk")
        others = sorted(missing - self.speakers.keys())
        found = find_or_make_speakers(dict.fromkeys(others))
        self.speakers |= {name: speaker.pk for name, speaker in found.items()}

    def find_people(self, names: Iterable[str | None]) -> None:
        """Look up the users of these names; make those who are missing where that was asked for."""
        missing = {name for name in names if name} - self.people.keys()
        if not missing:
            return
        self.people |= User.objects.filter(username__in=missing).values_list("username", "pk")
        for name in sorted(missing - self.people.keys()) if self.make_people else ():
            person = User(username=name, is_active=False)
            person.set_unusable_password()
            try:
                person.full_clean(exclude=["password"])
            except ValidationError:
                continue  # nobody can be called so: whatever names them is told
            person.save()
            self.people[name] = person.pk

    def person(self, name: str, column: str) -> int:
        """Return the key of the user of this name. Raises Wrong."""
        if name not in self.people:
            raise Wrong(f"no user is called {name!r}: make them in the admin, or import with --make-people", column)
        return self.people[name]

    def find_articles(self, keys: Iterable[str | None]) -> None:
        """Look up the articles with these keys."""
        missing = {key for key in keys if key} - self.articles.keys()
        parts = [found.groups() for key in missing if (found := ARTICLE_KEY.fullmatch(key))]
        if not parts:
            return
        rows = Article.objects.filter(sha256__in={sha256 for _, sha256 in parts})
        for pk, slug, sha256 in rows.values_list("pk", "source__slug", "sha256"):
            self.articles.setdefault(f"{slug}/{sha256}", pk)

    def texts(self, articles: Iterable[int]) -> dict[int, str]:
        """Return the texts of articles."""
        return dict(Article.objects.filter(pk__in=set(articles)).values_list("pk", "text"))

    def spans(self, keys: Iterable[str | None]) -> dict[str, Span]:
        """Return what the keys of mentions say, for those whose article is known."""
        parsed = {key: found.groups() for key in keys if key and (found := KEY.fullmatch(key))}
        self.find_articles(article for article, *_ in parsed.values())
        self.find_people(person for *_, person in parsed.values())
        return {
            key: (self.articles[article], kind, int(start), int(end), self.people.get(person or ""))
            for key, (article, kind, start, end, person) in parsed.items()
            if article in self.articles and (person is None or person in self.people)
        }

    def mentions(self, keys: Iterable[str | None]) -> dict[str, int]:
        """Return the primary keys of the mentions with these keys; those that are not there are left out."""
        spans = self.spans(keys)
        there = standing(spans.values())
        return {key: there[span] for key, span in spans.items() if span in there}


PLACE = ("article", "kind", "start", "end", "private_to")


def standing(spans: Iterable[Span]) -> dict[Span, int]:
    """Return the primary keys of the mentions that stand at these places."""
    starts: dict[int, set[int]] = defaultdict(set)
    for article, _, start, *_ in spans:
        starts[article].add(start)
    if not starts:
        return {}
    rows = Mention.objects.filter(article__in=starts.keys()).values_list(*PLACE, "pk")
    return {(article, *place): pk for article, *place, pk in rows if place[1] in starts[article]}
