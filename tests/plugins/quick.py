"""What the test machinery does for every page and nobody asks for is left out."""

import gc

import pytest
from django.test import client

SMALL_PARTS = ("django/forms/", "ui/_", "ui/form/")

# New objects, fewer those freed, between two looks for rubbish; Python's own 700 is meant for small programs.
NEW_OBJECTS = 20_000


# By far the longest tests: whoever came to one last would keep the others waiting at the end.
FIRST = (
    "test_a_person_can_do_the_whole_job_in_a_browser",
    "test_each_page_is_accessible_in_each_state_to_each_role_at_each_width",
    "test_the_whole_database_is_the_same_either_way",
)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest tests."""
    items.sort(key=lambda item: not item.name.startswith(FIRST))


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Look for rubbish rarely and never among modules, classes and tests, which stay: a tenth of the time was spent on that."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS, *gc.get_threshold()[1:])


@pytest.fixture(scope="session", autouse=True)
def _contexts_of_small_parts_are_not_kept():
    """``response.context`` holds the contexts of pages; copying those of each field and icon takes a tenth of a page."""
    keep = client.store_rendered_templates

    def keep_pages(store, signal, sender, template, context, **kwargs) -> None:
        if not (template.name or "").startswith(SMALL_PARTS):
            keep(store, signal, sender, template, context, **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(client, "store_rendered_templates", keep_pages)
        yield
