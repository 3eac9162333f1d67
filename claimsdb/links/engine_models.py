"""What the engine keeps: of each mention, of each article, and of the store as a whole."""

from django.db import models

from claimsdb.claims.models import Mention
from claimsdb.corpus.models import Article


class MentionKey(models.Model):
    """A key of the matcher's: mentions that share one are candidates."""

    mention = models.ForeignKey(Mention, on_delete=models.CASCADE, related_name="keys")
    key = models.CharField(max_length=100)

    class Meta:
        indexes = [models.Index(fields=["key", "mention"], name="mentionkey_key")]
        constraints = [models.UniqueConstraint(fields=["mention", "key"], name="mentionkey_once")]

    def __str__(self) -> str:
        return self.key


class Keyed(models.Model):
    """That a mention's keys and suggestions are those of its words and figures, as they were at ``time``."""

    mention = models.OneToOneField(Mention, on_delete=models.CASCADE, primary_key=True, related_name="keyed")
    engine = models.CharField(max_length=100)
    time = models.DateTimeField()
    passage = models.TextField(
        blank=True, help_text="What the engine read of its article, as JSON: so that nobody reads the article again."
    )

    class Meta:
        verbose_name_plural = "keyed"

    def __str__(self) -> str:
        return f"{self.mention_id} at {self.time:%Y-%m-%d %H:%M:%S}"


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


class FittedWeights(models.Model):
    """Weights that were learnt from decisions, kept whether or not they are in use: one set at most is."""

    agree = models.JSONField(help_text="By feature, where two numbers agree.")
    differ = models.JSONField(help_text="By feature, where they differ.")
    bias_agree = models.FloatField()
    bias_differ = models.FloatField()
    decisions = models.IntegerField(help_text="So many decided links taught them.")
    loss_before = models.FloatField(help_text="Mean log loss, of the weights then in use, on decisions left out.")
    loss_after = models.FloatField(help_text="The same of these.")
    in_use = models.BooleanField(default=False)
    time = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "fitted weights"
        get_latest_by = "id"
        constraints = [
            models.UniqueConstraint(fields=["in_use"], condition=models.Q(in_use=True), name="fittedweights_one_in_use")
        ]

    def __str__(self) -> str:
        return f"weights {self.pk}"


class Sketch(models.Model):
    """That an article was held against the others for copied words. Its text never changes, so once is enough."""

    article = models.OneToOneField(Article, on_delete=models.CASCADE, primary_key=True, related_name="sketch")

    class Meta:
        verbose_name_plural = "sketches"

    def __str__(self) -> str:
        return f"Sketch of article {self.article_id}"


class ArticleKey(models.Model):
    """A key of an article's words: articles that share several may be copies."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="keys")
    key = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["key", "article"], name="articlekey_key")]

    def __str__(self) -> str:
        return str(self.key)
