"""The word check as a fixture: what a person sees is Polish."""

from collections.abc import Callable

import pytest
from django.http import HttpResponse

from tests.words.checker import check_words


@pytest.fixture(scope="session")
def assert_polish() -> Callable[[HttpResponse | str], None]:
    """Return a function that fails when a response, or HTML, shows a word that is not Polish."""

    def check(page: HttpResponse | str) -> None:
        html = page if isinstance(page, str) else page.content.decode(page.charset)
        unknown = check_words(html)
        assert not unknown, f"not Polish, or not yet in tests/words/reviewed.txt: {', '.join(unknown)}"

    return check
