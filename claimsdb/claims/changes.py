"""Who hears that mentions changed: functions of the apps above this one, named in the settings.

Whoever changes a mention, its claim or its quotation, or merges its speaker, calls ``tell`` in the same transaction.
What is told there either all happens with the change or not at all.
"""

from collections.abc import Iterable

from django.conf import settings
from django.db.models import QuerySet
from django.utils.module_loading import import_string

from claimsdb.claims.models import Mention, Speaker


def tell(mentions: "QuerySet[Mention] | Iterable[int]") -> None:
    """Tell those who follow that these mentions, or those with these keys, are saved with another content."""
    for name in settings.FOLLOW_CHANGES:
        import_string(name)(mentions)


def tell_of_speakers(speakers: Iterable[Speaker]) -> None:
    """Tell those who follow that what these speakers said is now another's, or theirs again."""
    keys = [speaker.pk for speaker in speakers]
    if keys:
        tell(Mention.objects.said_by(Speaker.objects.filter(pk__in=keys).under_every_name()))
