"""Pages that cost the same at a million rows: by key, never by offset, and without a count."""

from rest_framework.pagination import CursorPagination


class KeysetPagination(CursorPagination):
    """Newest first; ``next`` and ``previous`` carry the place, ``page_size`` the length (at most 500)."""

    ordering = "-pk"
    page_size_query_param = "page_size"
    max_page_size = 500
