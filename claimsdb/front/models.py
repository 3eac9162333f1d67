"""When a person was here last."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

# Who was away this long comes anew: what came in the meantime is new to them until they leave again.
AWAY = timedelta(hours=1)
# Looking again within this time writes nothing.
SAME_LOOK = timedelta(minutes=5)


class VisitManager(models.Manager["Visit"]):
    """Visits, a row a person."""

    def since(self, person: Any, now: datetime | None = None) -> datetime | None:
        """Return when this person was here before this visit, None on the first. Writes at most every SAME_LOOK."""
        now = now or timezone.now()
        visit = self.filter(person=person).first()
        if visit is None:
            self.get_or_create(person=person, defaults={"seen": now})
            return None
        away = now - visit.seen
        if away >= AWAY:
            visit.before = visit.seen
        if away >= SAME_LOOK:
            # Of two looks at one moment the first is kept.
            self.filter(pk=visit.pk, seen=visit.seen).update(seen=now, before=visit.before)
        return visit.before


class Visit(models.Model):
    """When a person looked at the front page last, and when their visit before this one ended."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="visit")
    seen = models.DateTimeField()
    before = models.DateTimeField(null=True, blank=True)

    objects = VisitManager()

    def __str__(self) -> str:
        return f"{self.person}, {self.seen:%Y-%m-%d %H:%M}"
