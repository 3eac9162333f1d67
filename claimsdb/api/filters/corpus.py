"""What sources and articles may be asked for."""

from claimsdb.api.filters.asked import Day, FilterSetBase, Id, Moment, OneOf, Words
from claimsdb.corpus.models import ArticleQuerySet, Source


class SourceFilters(FilterSetBase):
    """Sources: by slug, name, kind and country."""

    slug = Words("The source's slug.", at="slug")
    name = Words("Words in the source's name, whatever their case.", at="name__icontains")
    kind = OneOf("What sort of publisher.", Source.Kind, at="kind__in")
    country = Words("Two letters, ISO 3166-1: AM.", at="country__iexact")
    updated_since = Moment("Added or changed at this time or later.", at="changed__gte")


class ArticleFilters(FilterSetBase):
    """Articles: by source, date, title, address and text."""

    source = Words("The source's slug.", at="source__slug")
    source_id = Id("The source's id.", at="source")
    title = Words("Words in the title, whatever their case.", at="title__icontains")
    original_url = Words("The article's own address on the web, exactly.", at="url")
    language = Words("BCP 47: en, en-GB, ru.", at="language")
    sha256 = Words("The SHA-256 of the text's UTF-8, in hexadecimal.", at="sha256")
    published_after = Day("Published on this day or later.", at="published__gte")
    published_before = Day("Published on this day or earlier.", at="published__lte")
    added_after = Moment("Added at this time or later.", at="added__gte")
    added_before = Moment("Added at this time or earlier.", at="added__lte")
    revises_id = Id("The id of the article that it revises.", at="revises")
    derived_from_id = Id("The id of the article whose words it prints again.", at="derived_from")
    extracted_by = Words("The engine that read it, with its version.", at="extracted_by")
    country = Words("The country of its source, two letters: AM.", at="source__country__iexact")
    search = Words(
        "Words in its title or text; words in double quotes stand together, a star ends the beginning of one.",
        ask=ArticleQuerySet.search,
    )
    updated_since = Moment("Added or changed at this time or later.", at="changed__gte")
