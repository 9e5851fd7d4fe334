"""What lays documents out, by name and version: two prints can be compared byte for byte only when it is one and the same.

Nothing here needs Django: the child process of ``cus.documents.layout`` uses it too.
"""

import zlib
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version

PACKAGES = ("weasyprint", "pydyf", "tinycss2", "tinyhtml5", "fonttools", "pyphen", "font-source-sans-pro")
LIBRARIES = {
    "harfbuzz": ("libharfbuzz.so.0", "hb_version_string"),
    "pango": ("libpango-1.0.so.0", "pango_version_string"),
}


@lru_cache(maxsize=1)
def engine() -> str:
    """Return names and versions of everything that the bytes of a print depend on, beside our own files."""
    parts = [f"{name} {_package(name)}" for name in PACKAGES]
    parts += [f"{name} {_library(*where)}" for name, where in LIBRARIES.items()]
    return " ".join([*parts, f"zlib {zlib.ZLIB_RUNTIME_VERSION}"])


def _package(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "–"


def _library(file: str, function: str) -> str:
    import cffi

    ffi = cffi.FFI()
    ffi.cdef(f"const char *{function}(void);")
    try:
        return ffi.string(getattr(ffi.dlopen(file), function)()).decode()
    except (OSError, AttributeError):
        return "–"
