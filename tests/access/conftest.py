"""What the walks do not look at is not drawn."""

import pytest
from django.template import Template, engines


@pytest.fixture(autouse=True)
def _pages_without_words_of_their_own_are_not_drawn(monkeypatch):
    """The two that say the same to everybody, each asked for a thousand times; tests/ui and tests/security see them."""
    (cached,) = engines["django"].engine.template_loaders
    for name in ("404.html", "405.html"):
        monkeypatch.setitem(cached.get_template_cache, name, Template(name))
