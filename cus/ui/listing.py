"""Parts of list pages: pages, sorting links, the query string kept."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Page


@dataclass(frozen=True, slots=True)
class PageLink:
    """One page of a list; ``number`` 0 is the gap between far pages."""

    number: int
    url: str
    current: bool


def query_with(params, **changes) -> str:
    """Return ``?…`` of the request's parameters (a ``QueryDict``) with some changed; None removes."""
    kept = {key: values for key, values in params.lists() if key not in changes}
    kept |= {key: value for key, value in changes.items() if value is not None}
    return f"?{urlencode(kept, doseq=True)}"


def page_links(page: Page, params, name: str = "strona") -> list[PageLink]:
    """Return links to the pages around the current one, the first and the last."""
    links = []
    for at in page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1):
        if at == page.paginator.ELLIPSIS:
            links.append(PageLink(0, "", current=False))
        else:
            links.append(PageLink(at, query_with(params, **{name: at}), current=at == page.number))
    return links
