"""A document as DOCX, to be worked on in an office program. The PDF is the form that is signed.

Made from the very HTML that the PDF is laid out from, so both say the same. What the paper draws is
written as what it is: headings, numbered lists, tables with heading rows, one signature block a party.
A DOCX carries no check code and no seal: whoever gets it can change every word of it.
"""

import io
from dataclasses import replace

import docx as office
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from lxml import html

from cus.documents.docx_parts import contents, picture
from cus.documents.docx_widths import set_widths, shares_of
from cus.documents.parts import Document
from cus.documents.render import document_html

FONT = "Arial"
INK, SOFT, TINT = RGBColor(0x16, 0x26, 0x3A), RGBColor(0x4A, 0x56, 0x66), "EEF2F6"
TEXT_WIDTH, WIDE_TEXT = Mm(170), Mm(257)
COPY = "KOPIA DO EDYCJI"
INLINE = {"strong", "b", "em", "i", "span", "br", "a", "code"}
POINTS, PLAIN, BULLETS = 9001, 9002, 9003
_LEVEL = (
    '<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
    '<w:pPr><w:ind w:left="{left}" w:hanging="{hang}"/></w:pPr></w:lvl>'
)
_LISTS = {
    POINTS: (("decimal", "%1.", 425, 425), ("decimal", "%2)", 850, 425)),
    PLAIN: (("decimal", "%1.", 425, 425),),
    BULLETS: (("bullet", "•", 425, 425),),
}


def docx_of(document: Document) -> bytes:
    """Return ``document`` as DOCX; one that is not a draft says at the head of each page that it is a copy.

    Raises ``MissingGlyph`` for a character that the printed form could not have either.
    """
    copy = replace(document, seal=None, state=document.state or COPY)
    body = html.document_fromstring(document_html(copy)).find("body")
    docx = _blank(copy)
    writer = _Writer(docx)
    for child in body:
        if child.tag != "header":
            writer.block(child, docx)
    out = io.BytesIO()
    docx.save(out)
    return out.getvalue()


def _blank(document: Document) -> Docx:
    """An A4 page with our styles, in Polish, with head and foot."""
    docx = office.Document()
    section = docx.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(24), Mm(20)
    properties = docx.core_properties
    properties.title, properties.language = document.title, "pl-PL"
    properties.author, properties.comments = document.author or document.letterhead.name, ""
    _speak_polish(docx)
    _style(docx)
    _add_lists(docx)
    _head_and_foot(docx, document)
    return docx


def _speak_polish(docx: Docx) -> None:
    properties = docx.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    language = OxmlElement("w:lang")
    for name in ("w:val", "w:eastAsia", "w:bidi"):
        language.set(qn(name), "pl-PL")
    properties.append(language)


def _style(docx: Docx) -> None:
    sizes = {"Normal": 10.5, "Heading 1": 17, "Heading 2": 13, "Heading 3": 11, "Heading 4": 10.5}
    for name, size in sizes.items():
        style = docx.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), INK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), FONT)
    docx.styles["Normal"].paragraph_format.space_after = Pt(4)


def _add_lists(docx: Docx) -> None:
    numbering = docx.part.numbering_part.element
    first = numbering.find(qn("w:num"))
    for number, levels in _LISTS.items():
        inner = "".join(
            _LEVEL.format(at=at, kind=kind, text=text, left=left, hang=hang)
            for at, (kind, text, left, hang) in enumerate(levels)
        )
        kind = '<w:multiLevelType w:val="multilevel"/>'
        numbering.insert(
            numbering.index(first),
            parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{kind}{inner}</w:abstractNum>'),
        )


def _head_and_foot(docx: Docx, document: Document) -> None:
    section = docx.sections[0]
    for name in ("Header", "Footer"):
        # The template stops a tab in the middle of the line too: there the state would run into a long name.
        docx.styles[name].paragraph_format.tab_stops.clear_all()
    head = section.header.paragraphs[0]
    head.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    _run(head, document.letterhead.name, bold=True, size=9)
    _run(head, f"\t{document.state}", bold=True, size=9)
    if document.letterhead.address:
        _run(section.header.add_paragraph(), document.letterhead.address, size=8.5)
    foot = section.footer.paragraphs[0]
    foot.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    _run(foot, f"{document.title}\tstrona ", size=8.5)
    _field(foot, "PAGE")
    _run(foot, " z ", size=8.5)
    _field(foot, "NUMPAGES")


def _run(paragraph: Paragraph, text: str, *, bold: bool = False, size: float | None = None, soft: bool = False):
    run = paragraph.add_run(text)
    run.bold = bold or None
    if size:
        run.font.size = Pt(size)
    if soft:
        run.font.color.rgb = SOFT
    return run


def _field(paragraph: Paragraph, name: str) -> None:
    run = _run(paragraph, "", size=8.5)
    for kind, text in (("begin", ""), ("", name), ("separate", ""), ("text", "1"), ("end", "")):
        if kind == "text":
            part = OxmlElement("w:t")
            part.text = text
        elif kind:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        else:
            part = OxmlElement("w:instrText")
            part.text = text
        run._r.append(part)


def _classes(element) -> set[str]:
    return set((element.get("class") or "").split())


class _Writer:
    """Writes elements of our HTML one after another; ``place`` is the document or a cell."""

    def __init__(self, docx: Docx) -> None:
        self.docx = docx
        self.points: int | None = None
        self._wide = False

    @property
    def _width(self):
        return WIDE_TEXT if self._wide else TEXT_WIDTH

    def _turn(self, classes: set[str]) -> None:
        """Begin a page lying on its side, or an upright one again, where the report says so."""
        if not classes & {"wide", "upright"} or ("wide" in classes) == self._wide:
            return
        self._wide = "wide" in classes
        # A document that begins on its side has no upright page before it.
        begun = len(self.docx.element.body) > 1
        section = self.docx.add_section() if begun else self.docx.sections[0]
        section.orientation = WD_ORIENT.LANDSCAPE if self._wide else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = section.page_height, section.page_width

    def block(self, element, place) -> None:
        """Write one element and what it holds."""
        tag, classes = element.tag, _classes(element)
        if not isinstance(tag, str):
            return
        if "unlisted" in classes:
            _run(self.docx.add_paragraph(), _words(element), bold=True, size=13)
        elif tag in ("h1", "h2", "h3", "h4"):
            self.docx.add_heading(_words(element), int(tag[1]))
        elif tag == "p":
            self.paragraph(element, place)
        elif tag == "table":
            self.table(element)
        elif tag in ("ol", "ul"):
            self.items(element, place)
        elif "dots" in classes:
            self.dots(place)
        elif classes & {"signatures", "foot-of-form"}:
            self.signatures(element)
        elif tag == "nav":
            contents(self.docx, element)
        elif "picture" in classes:
            picture(self.docx, element, self._width)
        else:
            self._turn(classes)
            for child in element:
                self.block(child, place)

    def paragraph(self, element, place) -> Paragraph:
        """Write a paragraph with its bold and small parts."""
        paragraph = _next_paragraph(place)
        classes = _classes(element)
        bold = bool(classes & {"strong", "caption"})
        self._inline(element, paragraph, bold=bold, small=bool(classes & {"hint", "note"}))
        paragraph.paragraph_format.keep_with_next = "caption" in classes or None
        return paragraph

    def _inline(self, element, paragraph: Paragraph, *, bold: bool, small: bool) -> None:
        def write(text: str | None, strong: bool) -> None:
            plain = " ".join((text or "").replace("\n", " ").split(" ")) if text else ""
            if plain.strip():
                _run(paragraph, plain, bold=strong, size=8.5 if small else None, soft=small)

        write((element.text or "").lstrip(), bold)
        for child in element:
            if child.tag == "br":
                paragraph.add_run().add_break()
            elif child.tag in INLINE:
                self._inline(child, paragraph, bold=bold or child.tag in ("strong", "b"), small=small)
            write(child.tail, bold)

    def dots(self, place) -> None:
        """A dotted line to write on."""
        paragraph = _next_paragraph(place)
        width = Mm(80) if isinstance(place, _Cell) else TEXT_WIDTH
        paragraph.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.DOTS)
        paragraph.add_run("\t")

    def items(self, element, place, level: int = 0, number: int | None = None) -> None:
        """Write a list. Points go on with the numbers of the points before; other lists begin anew."""
        if number is None:
            number = self._list_number(element)
        for item in element.iterchildren("li"):
            blocks = [child for child in item if child.tag not in INLINE]
            first = None
            if (item.text or "").strip() or not blocks:
                first = _next_paragraph(place)
                self._inline(item, first, bold=False, small=False)
            for child in blocks:
                if child.tag in ("ol", "ul"):
                    self.items(child, place, level + 1, number)
                    continue
                paragraph = self.paragraph(child, place)
                if first is None:
                    first = paragraph
                else:
                    paragraph.paragraph_format.left_indent = Mm(7.5 * (level + 1))
            if first is not None:
                _number(first, number, level)

    def _list_number(self, element) -> int:
        if "points" in _classes(element):
            if self.points is None:
                self.points = self._new_list(POINTS)
            return self.points
        return self._new_list(PLAIN if element.tag == "ol" else BULLETS)

    def _new_list(self, kind: int) -> int:
        number = self.docx.part.numbering_part.element.add_num(kind)
        override = number.add_lvlOverride(ilvl=0)
        override.add_startOverride(1)
        return number.numId

    def table(self, element) -> None:
        """Write a table: rows under a repeated heading, or rows of a form with their labels on the left."""
        rows = list(element.iter("tr"))
        columns = max(len(list(row)) for row in rows)
        table = self.docx.add_table(rows=0, cols=columns)
        table.style = "Table Grid"
        is_form = "form" in _classes(element)
        _look(table, heading=not is_form, labels=True)
        for row in rows:
            cells = table.add_row().cells
            properties = table.rows[-1]._tr.get_or_add_trPr()
            if "long" not in _classes(row):
                properties.append(OxmlElement("w:cantSplit"))
            heads = row.getparent().tag == "thead"
            if heads:
                properties.append(OxmlElement("w:tblHeader"))
            for cell, source in zip(cells, row, strict=False):
                self._fill(cell, source, tinted=heads or (is_form and source.tag == "th"), bold=source.tag == "th")
        if is_form:
            set_widths(table, (Mm(52), self._width - Mm(52)))
        else:
            shares = shares_of(rows, columns, self._width.mm)
            set_widths(table, [int(self._width * share / 100) for share in shares])
        self.docx.add_paragraph().paragraph_format.space_after = Pt(2)

    def _fill(self, cell: _Cell, source, *, tinted: bool, bold: bool) -> None:
        if tinted:
            cell._tc.get_or_add_tcPr().append(
                parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{TINT}"/>')
            )
        blocks = [child for child in source if isinstance(child.tag, str) and child.tag not in INLINE]
        if blocks:
            for child in blocks:
                self.block(child, cell)
        else:
            self._inline(source, _next_paragraph(cell), bold=bold, small=False)

    def signatures(self, element) -> None:
        """Write signature blocks two in a row; none is cut by the end of a page. What is no block follows."""
        blocks = [child for child in element if _classes(child) & {"signature", "stamp"}]
        if blocks:
            table = self.docx.add_table(rows=0, cols=2)
            for at in range(0, len(blocks), 2):
                cells = table.add_row().cells
                table.rows[-1]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
                for cell, block in zip(cells, blocks[at : at + 2], strict=False):
                    self._signature(cell, block)
        for child in element:
            if child not in blocks:
                self.block(child, self.docx)

    def _signature(self, cell: _Cell, block) -> None:
        for child in block:
            if "writing" in _classes(child):
                line = _next_paragraph(cell)
                line.paragraph_format.space_before = Pt(34)
                line.paragraph_format.tab_stops.add_tab_stop(Mm(72), WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.DOTS)
                _run(line, _words(child) or "\t")
            else:
                self.block(child, cell)
        for paragraph in cell.paragraphs:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
            paragraph.paragraph_format.keep_with_next = True


def _next_paragraph(place) -> Paragraph:
    """Return the empty first paragraph of a cell, or a new one."""
    if isinstance(place, _Cell) and len(place.paragraphs) == 1 and not place.paragraphs[0].runs:
        return place.paragraphs[0]
    return place.add_paragraph()


def _words(element) -> str:
    return " ".join(element.text_content().split(" ")).strip()


def _number(paragraph: Paragraph, number: int, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = number


def _look(table, *, heading: bool, labels: bool) -> None:
    """Say which cells of the table are headings: readers of the screen speak them."""
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    if look is None:
        look = OxmlElement("w:tblLook")
        table._tbl.tblPr.append(look)
    for name, value in {"firstRow": heading, "firstColumn": labels, "noVBand": True}.items():
        look.set(qn(f"w:{name}"), str(int(value)))
