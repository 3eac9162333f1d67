"""The lists of the API, by the name in their address: the basename of each, and its viewset."""

from claimsdb.api import views

RESOURCES: dict[str, tuple[str, type[views.Reader]]] = {
    "sources": ("source", views.SourceViewSet),
    "articles": ("article", views.ArticleViewSet),
    "speakers": ("speaker", views.SpeakerViewSet),
    "measures": ("measure", views.MeasureViewSet),
    "mentions": ("mention", views.MentionViewSet),
    "quotations": ("quotation", views.QuotationViewSet),
    "claims": ("claim", views.ClaimViewSet),
    "links": ("link", views.LinkViewSet),
    "decisions": ("decision", views.DecisionViewSet),
    "questions": ("question", views.QuestionViewSet),
    "conflicts": ("conflict", views.ConflictViewSet),
}
