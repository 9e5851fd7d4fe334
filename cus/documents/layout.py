"""HTML in, PDF out: WeasyPrint fenced in.

Runs inside the calling process or, for long documents, as ``python -m cus.documents.layout`` in a
child whose memory is given back when it ends. Needs no Django. Equal HTML gives equal bytes on the
same versions of WeasyPrint and Pango: nothing here reads a clock, the network or the machine's fonts.
"""

import gc
import json
import logging
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cus.documents.engine import engine
from cus.documents.fonts import use_only_our_fonts

ROOT = Path(__file__).resolve().parent.parent.parent
ASSETS = ROOT / "static" / "documents"
# Addresses under this base are our files; the name can never be resolved anywhere.
BASE_URL = "https://documents.invalid/"
CHILD_TIMEOUT = 300
# Ten times what a card takes on a quiet machine.
PART_TIMEOUT = 2
PAGE_OF = "{{{{page {}}}}}"
# As wide as the number of a page of a file can be.
MOST_PAGES = 9999
PART_STYLE = """
@page :first {{ counter-reset: page {before} }}
@page {{
  counter-increment: page own;
  @bottom-right {{ content: "strona " counter(page) " (fiszki " counter(own) " z " counter(pages) ")" !important }}
}}
"""
# How often a child is asked how far it is, in seconds, and where it writes the number of pages down.
ASK_EVERY = 1
PAGES_TO = "DOCUMENT_PAGES_TO"
# The hints make WeasyPrint honour the number of a list item (``<li value>``).
OPTIONS = {"pdf_variant": "pdf/ua-1", "presentational_hints": True}
# A last page emptier than this share of its height is drawn together, or else let out.
SPARSE = 0.15
DENSITIES = ("", "tight.css", "loose.css")

_one_at_a_time = threading.Lock()


class LayoutFault(Exception):
    """The page could not be laid out; the text is for the log, not for people."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A finished PDF, what WeasyPrint complained of while making it, and what laid it out."""

    pdf: bytes
    warnings: tuple[str, ...]
    engine: str


def lay_out(html: str) -> Layout:
    """Lay ``html`` out in this process."""
    return _fenced(lambda: _pdf(html))


def _fenced(work: Callable[[], bytes]) -> Layout:
    with _one_at_a_time:
        use_only_our_fonts()
        complaints = _Complaints()
        logger = logging.getLogger("weasyprint")
        logger.addHandler(complaints)
        from weasyprint.urls import FatalURLFetchingError  # not an Exception, so that nothing swallows it

        try:
            return Layout(pdf=work(), warnings=tuple(complaints.texts), engine=engine())
        except (Exception, FatalURLFetchingError) as error:
            raise LayoutFault(f"{type(error).__name__}: {error}") from error
        finally:
            logger.removeHandler(complaints)


def lay_out_in_child(html: str, told: Callable[[int], None] | None = None) -> Layout:
    """Lay ``html`` out in a process of its own, which takes its memory with it when it ends.

    ``told`` hears now and then how many pages were laid out, those of every pass counted.
    """
    return _in_child(html, told, timeout=CHILD_TIMEOUT)


def lay_out_joined(cover: str, parts: list[str], told: Callable[[int], None] | None = None) -> Layout:
    """Lay out documents one by one, in a process of their own, and write them as one file behind their cover.

    In ``cover`` the text ``PAGE_OF.format(0)`` stands for the page on which the first part begins, and so on.
    Laid out together they would cost more time and several times the memory. ``told`` hears now and then how
    many parts were laid out.
    """
    job = json.dumps({"cover": cover, "parts": parts})
    return _in_child(job, told, "--joined", timeout=CHILD_TIMEOUT + PART_TIMEOUT * len(parts))


def _in_child(text: str, told: Callable[[int], None] | None, *arguments: str, timeout: float) -> Layout:
    environment = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH", "TMPDIR") if name in os.environ}
    environment |= {"PYTHONHASHSEED": "0", "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
    with tempfile.NamedTemporaryFile() as pages:
        if told:
            environment[PAGES_TO] = pages.name
        child = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-m", "cus.documents.layout", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            env=environment,
        )
        with child:
            out, err = _heard(child, text.encode(), told, Path(pages.name), timeout)
    if child.returncode:
        raise LayoutFault(f"ended with {child.returncode}: {err.decode(errors='replace')[-2000:]}")
    head, _, pdf = out.partition(b"\n")
    said = json.loads(head)
    return Layout(pdf=pdf, warnings=tuple(said["warnings"]), engine=said["engine"])


def _heard(child: subprocess.Popen, text: bytes, told: Callable[[int], None] | None, pages: Path, timeout: float):
    """Wait for the child, telling how far it is; return what it wrote (output, errors)."""
    given: bytes | None = text
    until = time.monotonic() + timeout
    try:
        while True:
            try:
                return child.communicate(given, timeout=ASK_EVERY if told else timeout)
            except subprocess.TimeoutExpired as error:
                if time.monotonic() >= until:
                    raise LayoutFault(f"no file after {timeout:.0f} s") from error
                # Python remembers what it has not yet sent; giving it again is an error.
                given = None
                if told:
                    told(int(pages.read_text() or 0))
    except BaseException:
        child.kill()
        raise


def _pdf(html: str) -> bytes:
    if PAGES_TO not in os.environ:
        logging.getLogger("weasyprint.progress").setLevel(logging.WARNING)
    return _fitted(html, _fetcher()).write_pdf(finisher=_name_header_cells, **OPTIONS)


def _fitted(html: str, fetcher, style: str = "", fonts=None):
    """Lay ``html`` out so that its last page is not nearly empty; ``style`` is added to its own.

    Documents of one file share ``fonts``: each typeface is then kept in the file once.
    """
    from weasyprint import CSS, HTML  # 40 MB: only where a page is really laid out

    source = HTML(string=html, base_url=BASE_URL, url_fetcher=fetcher)
    more = [CSS(string=style, base_url=BASE_URL, url_fetcher=fetcher)] if style else []
    candidates = []
    for density in DENSITIES:
        extra = [CSS(BASE_URL + density, base_url=BASE_URL, url_fetcher=fetcher)] if density else []
        pages = source.render(stylesheets=more + extra, font_config=fonts, **OPTIONS)
        candidates.append(pages)
        if len(pages.pages) == 1 or _fill_of(pages.pages[-1]) >= SPARSE:
            return pages
    return candidates[0]


def _joined(cover: str, parts: list[str], told: Callable[[int], None]) -> bytes:
    """Lay out the parts behind their cover; each knows its own pages and its place in the file."""
    from weasyprint.text.fonts import FontConfiguration

    fetcher, fonts = _fetcher(), FontConfiguration()
    page = len(_fitted(_numbered(cover, [MOST_PAGES] * len(parts)), fetcher, fonts=fonts).pages)
    pages, begun = [], []
    for number, part in enumerate(parts, start=1):
        laid = _fitted(part, fetcher, PART_STYLE.format(before=page), fonts).pages
        begun.append(page + 1)
        page += len(laid)
        pages += laid
        told(number)
    first = _fitted(_numbered(cover, begun), fetcher, fonts=fonts)
    return first.copy([*first.pages, *pages]).write_pdf(finisher=_name_header_cells, **OPTIONS)


def _numbered(cover: str, numbers: list[int]) -> str:
    for at, number in enumerate(numbers):
        cover = cover.replace(PAGE_OF.format(at), str(number))
    return cover


def _fetcher():
    """Build the fetcher that knows our static files and refuses everything else."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OwnFilesOnly(URLFetcher):
        """Serves files of ``static/documents``; a refusal stops the rendering."""

        def fetch(self, url, headers=None):
            path = (ASSETS / url.removeprefix(BASE_URL)).resolve()
            if not url.startswith(BASE_URL) or not path.is_relative_to(ASSETS) or not path.is_file():
                raise ValueError("not one of the documents' own files")
            kinds = {".css": "text/css", ".svg": "image/svg+xml", ".png": "image/png"}
            return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kinds[path.suffix]})

    return OwnFilesOnly(fail_on_errors=True)


def _fill_of(page) -> float:
    """Share of the page's content height that is written on, 0 to 1."""
    from weasyprint.formatting_structure import boxes

    box = page._page_box
    top, height = box.content_box_y(), box.height
    bottoms = [top]
    for child in box.children:
        if not isinstance(child, boxes.MarginBox):
            bottoms += [
                leaf.position_y + leaf.height for leaf in child.descendants() if isinstance(leaf, boxes.LineBox)
            ]
    return (max(bottoms) - top) / height


def _name_header_cells(document, pdf) -> None:
    """Say of each header cell whether it heads a row or a column; WeasyPrint leaves it out."""
    by_reference = {thing.reference: thing for thing in pdf.objects if isinstance(thing, dict)}
    for thing in by_reference.values():
        if thing.get("S") == "/TH" and "A" in thing:
            row = by_reference[thing["P"]]
            group = by_reference[row["P"]]
            thing["A"]["Scope"] = "/Column" if group.get("S") == "/THead" else "/Row"


class _Complaints(logging.Handler):
    """Keeps what WeasyPrint logs from ``WARNING`` up."""

    def __init__(self) -> None:
        super().__init__(level=logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(record.getMessage())


class _PageCount(logging.Handler):
    """Writes the number of pages laid out so far into a file."""

    def __init__(self, path: str) -> None:
        super().__init__(level=logging.INFO)
        self.path = Path(path)
        self.number = 0

    def emit(self, record: logging.LogRecord) -> None:
        if "Creating layout - Page" in record.msg:
            self.number += 1
            self.path.write_text(str(self.number))


def main() -> None:
    """Read HTML (a cover and parts in JSON when joined), write one line of JSON (warnings, engine) and the PDF."""
    if sys.argv[1:] == ["--joined"]:
        job = json.loads(sys.stdin.buffer.read())
        gc.disable()
        _write(_fenced(lambda: _joined(job["cover"], job["parts"], _part_done)))
        return
    if PAGES_TO in os.environ:
        progress = logging.getLogger("weasyprint.progress")
        progress.setLevel(logging.INFO)
        progress.propagate = False
        progress.addHandler(_PageCount(os.environ[PAGES_TO]))
    _write(lay_out(sys.stdin.buffer.read().decode()))


def _part_done(number: int) -> None:
    """Say how far it is, and put what is kept of the part out of the collector's sight.

    Pages of all parts live until the file is written: 300 cards, looked through again and again, cost a fifth
    of the time, and without any collection half the memory more.
    """
    if PAGES_TO in os.environ:
        Path(os.environ[PAGES_TO]).write_text(str(number))
    gc.collect()
    gc.freeze()


def _write(layout: Layout) -> None:
    said = {"warnings": layout.warnings, "engine": layout.engine}
    sys.stdout.buffer.write(json.dumps(said).encode() + b"\n" + layout.pdf)


if __name__ == "__main__":
    main()
