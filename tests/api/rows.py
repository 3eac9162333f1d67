"""A small case of everything, each with all its relations set: what the API's tests read."""

from datetime import date
from itertools import count
from types import SimpleNamespace

from claimsdb.links.models import Answer, Conflict, Decision, Question
from tests.factories import (
    make_article,
    make_claim,
    make_link,
    make_measure,
    make_quotation,
    make_speaker,
    make_user,
)

SERIAL = count(1)


def make_one_of_each() -> SimpleNamespace:
    """Return a war in two papers: speakers, quotations, claims, links, a question and both kinds of conflict."""
    serial = next(SERIAL)
    person = make_user("annotator")
    measure = make_measure(f"deaths-{serial}")
    office = make_speaker(f"Ministry {serial}")
    office.aliases.create(name=f"The ministry {serial}")
    minister = make_speaker(f"Anna Petrosyan {serial}", merged_into=office)
    first = make_article(published=date(2020, 11, 9))
    second = make_article(published=date(2020, 11, 10), revises=first, derived_from=first)
    said = {"speaker": minister, "via": office, "cue": "said", "speaker_start": 0, "speaker_end": 2}
    quotations = [make_quotation(article=article, mention=said | {"annotator": person}) for article in (first, second)]
    quotations[1].continues = quotations[0]
    quotations[1].save()
    claims = [
        make_claim(
            article=article,
            mention=said,
            measure=measure,
            quotation=quotation,
            base_value=4000,
            base_low=4000,
            place="Armenia",
            subject="people",
            period_start=date(2020, 9, 27),
            period_end=date(2020, 11, 9),
        )
        for article, quotation in zip((first, second), quotations, strict=True)
    ]
    of_claims = make_link(*claims, state="decided", relation="conflict", reasons=["The figures differ."])
    of_quotations = make_link(*quotations)
    decision = Decision.objects.create(link=of_claims, person=person, relation="conflict", note="Sure.")
    question = Question.objects.create(text="How many died?", measure=measure)
    for claim in claims:
        Answer.objects.create(question=question, claim=claim)
    conflict = Conflict.objects.create(question=question, assignee=person, preferred=claims[0].mention)
    Conflict.objects.create(link=of_quotations, state="resolved", outcome="error")
    return SimpleNamespace(
        person=person,
        office=office,
        minister=minister,
        first=first,
        second=second,
        quotations=quotations,
        claims=claims,
        of_claims=of_claims,
        of_quotations=of_quotations,
        decision=decision,
        question=question,
        conflict=conflict,
    )
