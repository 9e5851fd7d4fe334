"""What only long documents have in DOCX: contents that the office program numbers, and pictures."""

import io
import re

from docx.document import Document as Docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Emu
from lxml import etree

from cus.documents.raster import png_of
from cus.documents.svg import size_of

SVG = "http://www.w3.org/2000/svg"
# The extension by which Word since 2016 shows an SVG; other office programs show the same drawn as PNG.
_SVG_EXTENSION = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}">'
    '<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="{id}"/></a:ext></a:extLst>'
)
_NOT_XML = re.compile(r"<svg\b(?![^>]*xmlns=)")


def contents(docx: Docx, element) -> None:
    """Write the contents as a field that the office program fills with page numbers, with the lines as they are now."""
    lines = [line for line in element if line.tag == "p"]
    for child in element:
        if child.tag == "h2":
            docx.add_paragraph().add_run(child.text_content()).bold = True
    for at, line in enumerate(lines):
        paragraph = docx.add_paragraph()
        if at == 0:
            _field(paragraph, "begin", dirty=True)
            code = OxmlElement("w:instrText")
            code.set(qn("xml:space"), "preserve")
            code.text = ' TOC \\o "2-3" \\h '
            paragraph.add_run()._r.append(code)
            _field(paragraph, "separate")
        paragraph.add_run(" ".join(line.text_content().split()))
        if at == len(lines) - 1:
            _field(paragraph, "end")
    docx.add_page_break()


def _field(paragraph, kind: str, *, dirty: bool = False) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    if dirty:
        mark.set(qn("w:dirty"), "true")
    paragraph.add_run()._r.append(mark)


def picture(docx: Docx, element, width: int) -> None:
    """Write the SVG of ``element`` as a picture with its text alternative."""
    drawing = element.find(".//svg")
    if drawing is None:
        drawing = element.find(f".//{{{SVG}}}svg")
    markup = etree.tostring(drawing, encoding="unicode", with_tail=False)
    # The parser of HTML knows no capitals in names; those of SVG have some.
    markup = markup.replace("viewbox=", "viewBox=").replace("preserveaspectratio=", "preserveAspectRatio=")
    markup = _NOT_XML.sub(f'<svg xmlns="{SVG}"', markup, count=1)
    alt = " ".join((drawing.findtext("title") or drawing.findtext(f"{{{SVG}}}title") or "").split())
    across, down = size_of(markup)
    run = docx.add_paragraph().add_run()
    shape = run.add_picture(io.BytesIO(png_of(markup)), width=Emu(width), height=Emu(int(width * down / across)))
    shape._inline.docPr.set("descr", alt)
    number = sum(1 for part in docx.part.package.iter_parts() if part.partname.endswith(".svg")) + 1
    part = Part(PackURI(f"/word/media/picture{number}.svg"), "image/svg+xml", markup.encode(), docx.part.package)
    identity = docx.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
    shape._inline.find(f".//{qn('a:blip')}").append(parse_xml(_SVG_EXTENSION.format(id=identity)))
