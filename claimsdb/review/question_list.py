"""The list of questions, each with its numbers."""

from typing import Any

from django.contrib.admin.views.main import ChangeList
from django.http import HttpRequest

from claimsdb.review.question_summary import Summary, summaries


class QuestionList(ChangeList):
    """Reads the numbers of the page's questions together, and of no others."""

    def get_results(self, request: HttpRequest) -> None:
        """Give each row of the page its ``summary``."""
        super().get_results(request)
        self.result_list: Any = list(self.result_list)
        found = summaries(question.pk for question in self.result_list)
        for question in self.result_list:
            question.summary = found.get(question.pk, Summary())
