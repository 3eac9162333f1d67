"""What a person passed over in the queue."""

from django.conf import settings
from django.db import models

from claimsdb.links.models import Link


class Skip(models.Model):
    """That a person passed over a link: it waits for others, and for them among what they skipped."""

    link = models.ForeignKey(Link, on_delete=models.CASCADE, related_name="skips")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="skips")
    time = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "link"], name="skip_once_per_person")]

    def __str__(self) -> str:
        return f"{self.person} skipped {self.link_id}"
