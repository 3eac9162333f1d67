"""What the engine keeps of the store as a whole."""

from django.db import models


class WordCount(models.Model):
    """In how many of the store's newest articles each word stood, when ``newest`` was the newest of them."""

    engine = models.CharField(max_length=100)
    newest = models.BigIntegerField()
    texts = models.IntegerField()
    frequencies = models.JSONField()
    time = models.DateTimeField(auto_now_add=True)

    class Meta:
        get_latest_by = "id"

    def __str__(self) -> str:
        return f"{self.texts} articles up to {self.newest}"
