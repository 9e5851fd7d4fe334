"""The only fonts a document may see.

A machine's own fonts would make the same document differ from one machine to another, so fontconfig
gets a configuration that lists nothing but the pinned package. It must be set before WeasyPrint is
imported. Nothing here needs Django: the child process of ``cus.documents.layout`` uses it too.
"""

import atexit
import os
import shutil
import tempfile
from functools import lru_cache
from pathlib import Path
from xml.sax.saxutils import escape

import font_source_sans_pro

# The package carries each face twice; one format is enough and leaves nothing to chance.
_CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  <selectfont><rejectfont><glob>*.otf</glob></rejectfont></selectfont>
</fontconfig>
"""


@lru_cache(maxsize=1)
def use_only_our_fonts() -> Path:
    """Write the fontconfig file of this process and point ``FONTCONFIG_FILE`` at it."""
    directory = Path(tempfile.mkdtemp(prefix="cus-fonts-"))
    atexit.register(shutil.rmtree, directory, ignore_errors=True)
    path = directory / "fonts.conf"
    path.write_text(
        _CONFIGURATION.format(
            fonts=escape(font_source_sans_pro.font_directory), cache=escape(str(directory / "cache"))
        ),
        encoding="utf-8",
    )
    # Set by a machine, these would lead past the file or put another folder in front of its paths.
    for name in ("FONTCONFIG_PATH", "FONTCONFIG_SYSROOT"):
        os.environ.pop(name, None)
    os.environ["FONTCONFIG_FILE"] = str(path)
    return path
