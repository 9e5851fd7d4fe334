"""Render every sample document and draw each page as PNG into ``.pictures/documents``."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DPI = 80


def draw(name: str, pdf: bytes, folder: Path) -> list[Path]:
    """Write ``name.pdf`` and its pages ``name-1.png``, ``name-2.png`` … (numbers padded by pdftoppm)."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob(f"{name}-[0-9]*.png"):
        old.unlink()
    path = folder / f"{name}.pdf"
    path.write_bytes(pdf)
    subprocess.run(["pdftoppm", "-r", str(DPI), "-png", str(path), str(folder / name)], check=True)
    return sorted(folder.glob(f"{name}-[0-9]*.png"))


def draw_samples(names: list[str]) -> None:
    """Draw the named samples, or all of them."""
    from cus.documents.render import render_pdf
    from tests.documents.samples import SAMPLES

    for name, make in SAMPLES.items():
        if not names or name in names:
            pages = draw(name, render_pdf(make()), ROOT / ".pictures" / "documents")
            print(f"{name}: {len(pages)}")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cus.settings.test")
    import django

    django.setup()
    draw_samples(sys.argv[1:])
