"""Strictness for every test: undefined template variables, unordered lists, sockets."""

import inspect
import random
from pathlib import Path

import pytest
from django.conf import settings
from django.db.models.query import QuerySet
from django.template import base as template_base
from django.template import engines

OUR_TEMPLATES = str(Path(settings.BASE_DIR) / "templates")


class UndefinedVariable(AssertionError):
    """One of our templates used a variable that its context does not have."""


class RefuseUndefined(str):
    """``string_if_invalid`` that fails for our templates and stays silent for vendors' ones."""

    __slots__ = ()

    def __contains__(self, key: str) -> bool:
        return key == "%s"

    def __mod__(self, variable: object) -> str:
        origin = _origin_of_render()
        if origin.startswith(OUR_TEMPLATES) and "/admin/" not in origin and "/import_export/" not in origin:
            raise UndefinedVariable(f"{variable} in {origin}")
        return ""


def _origin_of_render() -> str:
    frame = inspect.currentframe()
    while frame is not None:
        node = frame.f_locals.get("self")
        if isinstance(node, template_base.Node) and hasattr(node, "origin"):
            return str(node.origin)
        frame = frame.f_back
    return ""


@pytest.fixture(autouse=True)
def _undefined_template_variables_fail(monkeypatch):
    engine = engines["django"].engine
    monkeypatch.setattr(engine, "string_if_invalid", RefuseUndefined("%s"))


@pytest.fixture(autouse=True)
def _unordered_querysets_are_shuffled(monkeypatch):
    original = QuerySet._fetch_all

    def fetch_all(self):
        fresh = self._result_cache is None
        original(self)
        if fresh and not self.ordered and isinstance(self._result_cache, list) and len(self._result_cache) > 1:
            random.shuffle(self._result_cache)

    monkeypatch.setattr(QuerySet, "_fetch_all", fetch_all)
