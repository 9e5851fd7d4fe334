"""The house rules that a machine can read in the code, the models and the templates."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import CheckConstraint

ROOT = Path(settings.BASE_DIR)
APPS = ("cus", "diagnosis", "partners", "programmes", "services")
WRITES = {"save", "create", "update", "delete", "get_or_create", "update_or_create"}
MANY = "bulk_"
# Where rows are written: actions; what an installation starts from; and, below, what was read and found right.
WRITERS = re.compile(r"/(actions(/|\.py)|migrations/|loaders/|management/)")
REVIEWED_WRITES = {
    "cus/audit/log.py": "the one entry point of the access log, called by actions, signals and logged readings",
    "cus/accounts/models/user.py": "the manager's create_user, called by actions and the framework",
    "cus/privacy/erasures.py": "the register of erasures: its own actions",
    "cus/privacy/erasing.py": "words of search made anew, called by the erasure",
    "cus/documents/docx.py": "a file of an office program, not a row",
    "cus/documents/raster.py": "a picture, not a row",
    "cus/tables/writing.py": "a workbook of openpyxl, not a row",
    "cus/rows.py": "rows of an owner, called inside its action",
}
MOST_LINES, MOST_IN_FUNCTION, MOST_IN_TEMPLATE = 400, 50, 150
INLINE = re.compile(r"<[a-z][^>]*\s(style|on[a-z]+)\s*=", re.IGNORECASE)


def modules() -> list[Path]:
    """Our Python files, tests and migrations left out."""
    found = [path for app in APPS for path in (ROOT / app).rglob("*.py")]
    return sorted(path for path in found if "migrations" not in path.parts)


def templates() -> list[Path]:
    """Our templates."""
    return sorted((ROOT / "templates").rglob("*.*"))


def named(path: Path) -> str:
    """The path from the root of the repository."""
    return path.relative_to(ROOT).as_posix()


def writes_in(source: str) -> Iterator[tuple[int, str]]:
    """Yield (line, name) of calls that write rows; a form's or a session's own methods look alike."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            name = node.func.attr
            through_manager = "objects" in ast.unparse(node.func.value)
            only_built = any(word.arg == "commit" for word in node.keywords)
            if name.startswith(MANY) or (name == "save" and not only_built) or (name in WRITES and through_manager):
                yield node.lineno, name


def loose_locks_in(source: str) -> list[int]:
    """Return lines that lock rows without saying of which table: a join would lock its neighbours too."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    locks = [call for call in calls if getattr(call.func, "attr", "") == "select_for_update"]
    return [call.lineno for call in locks if "of" not in {word.arg for word in call.keywords}]


def undocumented_in(source: str) -> Iterator[str]:
    """Yield public modules, classes and functions without a docstring."""
    tree = ast.parse(source)
    if tree.body and not ast.get_docstring(tree):
        yield "the module"
    yield from _undocumented(tree)


def _undocumented(parent: ast.AST) -> Iterator[str]:
    for node in ast.iter_child_nodes(parent):
        if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if (
            node.name.startswith("_")
            or node.name == "Meta"
            or any("overload" in ast.unparse(d) for d in node.decorator_list)
        ):
            continue
        if not ast.get_docstring(node) and node.name != "Params":
            yield node.name
        if isinstance(node, ast.ClassDef):
            yield from _undocumented(node)


def long_functions_in(source: str) -> Iterator[str]:
    """Yield functions that are longer than a screen."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno + 1 > MOST_IN_FUNCTION:
            yield f"{node.name} ({node.end_lineno - node.lineno + 1} lines)"


def unpaired_in(model) -> Iterator[str]:
    """Yield ``x_at`` / ``x_by`` pairs that may be half empty and have no check constraint."""
    fields = {field.name: field for field in model._meta.local_concrete_fields}
    checks = " ".join(str(check.condition) for check in model._meta.constraints if isinstance(check, CheckConstraint))
    for name in fields:
        pair = f"{name.removesuffix('_at')}_by"
        may_be_empty = name.endswith("_at") and pair in fields and (fields[name].null or fields[pair].null)
        if may_be_empty and not (name in checks and pair in checks):
            yield f"{model._meta.label}: {name}, {pair}"


def our_models() -> list:
    """Models of the house, history left out."""
    ours = [model for model in apps.get_models() if model.__module__.split(".")[0] in APPS]
    return [model for model in ours if not hasattr(model, "pgh_tracked_model")]


def faults(check) -> list[str]:
    """Apply a check of sources to every module."""
    return [f"{named(path)}: {found}" for path in modules() for found in check(path.read_text(encoding="utf-8"))]


def test_rows_are_written_by_actions_alone():
    found = [
        f"{named(path)}:{line} {name}"
        for path in modules()
        if not WRITERS.search(f"/{named(path)}") and named(path) not in REVIEWED_WRITES
        for line, name in writes_in(path.read_text(encoding="utf-8"))
    ]

    assert not found, "\n".join(found)


def test_the_reviewed_list_of_writes_names_only_files_that_write():
    assert [name for name in REVIEWED_WRITES if not list(writes_in((ROOT / name).read_text(encoding="utf-8")))] == []


def test_a_lock_says_which_table_it_locks():
    assert not faults(loose_locks_in)


def test_what_is_public_is_described():
    assert not faults(undocumented_in)


def test_functions_and_modules_are_short():
    long = [named(path) for path in modules() if len(path.read_text(encoding="utf-8").splitlines()) > MOST_LINES]

    assert not faults(long_functions_in) + long


def test_a_time_and_its_person_are_kept_together_by_the_database():
    assert not [fault for model in our_models() for fault in unpaired_in(model)]


# Rows that never change, whose change is history itself, or that are not records at all: unsaved text.
WITHOUT_HISTORY = {
    "audit.AccessEntry",
    "audit.ProtocolEntry",
    "backup.BackupRun",
    "centre.Gmina",
    "diagnosis.Area",
    "diagnosis.FigureImport",
    "diagnosis.SurveyImport",
    "diagnosis.FigureSource",
    "diagnosis.StageChange",
    "diagnosis.PotentialCopy",
    "documents.DocumentCheck",
    "documents.FrozenDocument",
    "partners.CardBundle",
    "partners.PartnerMerge",
    "partners.RegistryImport",
    "partners.RegistryPrint",
    "people.RightsReview",
    "privacy.PersonKey",
    "privacy.IndexKey",
    "privacy.Erasure",
    "drafts.Draft",
    "drafts.Presence",
    "programmes.CheckRecord",
    "programmes.Notice",
    "programmes.ProgrammeLogEntry",
    "results.ComplaintLogEntry",
    "results.DeliveryImport",
    "services.StandardLogEntry",
    "services.QualityFactor",
    "services.ServiceArea",
    "services.Occupation",
    "services.OccupationSuccession",
    "services.CatalogueImport",
    "services.CataloguePrint",
    "results.SelfEvaluationLogEntry",
}


def test_a_model_without_history_is_known_by_name():
    without = {model._meta.label for model in our_models() if not hasattr(model, "pgh_event_model")}

    assert without == WITHOUT_HISTORY


def test_templates_are_short_and_carry_no_style_or_handlers():
    texts = {named(path): path.read_text(encoding="utf-8") for path in templates()}

    assert not [name for name, text in texts.items() if len(text.splitlines()) > MOST_IN_TEMPLATE]
    assert not [name for name, text in texts.items() if INLINE.search(text) and "/email/" not in name]


# Templates that the framework and its libraries look up by name.
LOOKED_UP = re.compile(r"^(40[034]|429|500|admin/|account/|mfa/|allauth/|bootstrap5/|import_export/|django/)")


def test_every_template_is_used():
    names = [path.relative_to(ROOT / "templates").as_posix() for path in templates()]
    text = "\n".join(path.read_text(encoding="utf-8") for path in [*modules(), *templates()])

    assert not [name for name in names if name not in text and not LOOKED_UP.match(name)]


def test_the_readme_names_only_targets_that_exist():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named_in_readme = set(re.findall(r"`make ([a-z-]+)", (ROOT / "README.md").read_text(encoding="utf-8")))
    named_in_readme |= set(
        re.findall(r"^make ([a-z-]+)", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    )

    assert named_in_readme
    assert named_in_readme <= targets


BROKEN = {
    writes_in: "Model.objects.filter(pk=1).update(name='')",
    loose_locks_in: "Model.objects.select_for_update().get(pk=1)",
    undocumented_in: "def act():\n    return 1",
    long_functions_in: "def act():\n" + "    act()\n" * MOST_IN_FUNCTION,
}


@pytest.mark.parametrize("check", BROKEN, ids=lambda check: check.__name__)
def test_each_check_of_sources_finds_its_broken_sample(check):
    assert list(check(BROKEN[check]))


def test_a_pair_without_its_constraint_is_found():
    class Meta:
        local_concrete_fields = [
            SimpleNamespace(name="closed_at", null=True),
            SimpleNamespace(name="closed_by", null=True),
        ]
        constraints: list = []
        label = "sample"

    assert list(unpaired_in(SimpleNamespace(_meta=Meta)))


@pytest.mark.parametrize("sample", ['<p style="color: red">', "<button onclick='go()'>", '<a href="/" STYLE = "">'])
def test_an_inline_style_or_handler_is_found(sample):
    assert INLINE.search(sample)
