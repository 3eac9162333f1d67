"""What the engine keeps of the store as a whole."""

from django.db import models

from claimsdb.corpus.models import Article


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
