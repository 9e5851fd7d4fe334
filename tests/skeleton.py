"""What of a page decides whether its HTML is whole, so that one page is not judged again and again.

Most of the suite's pages differ in texts and in numbers of rows alone, and the strict parser is the
slowest part of a request. A skeleton drops what can make no page faulty: the words of a text, the
value of a field, the target of a link. Numbers are renamed in the order in which they come; two that
differ stay different, so a double ``id`` stays double. Everything else stays letter by letter.
"""

import hashlib
import re

# Letters that a parser never complains of, and the references that Django writes: no tag, quote or
# template mark among them.
ENTITY = "&(?:amp|quot|lt|gt|#x27|#39|nbsp|shy);"
LETTERS = r"[\t\n\r !#$'()*+,./0-9:;?@A-Z\[\\\]^_`a-z|~\xa0-\ud7ff-]"
TEXT = re.compile(rf">(?:{LETTERS}|{ENTITY})+<")
VALUE = re.compile(
    r"\b(value|href|action|content|title|placeholder|alt|datetime|class|aria-label|rows|cols|(?:hx|data)(?:-\w+)+)="
    rf'"(?:{LETTERS}|{ENTITY}|[%=>{{}}])+"'
)
# Data for a script; a template mark left in it is a fault.
DATA = re.compile(r'(<script type="application/json"[^<>{]*>)(?:[^<{]|\{(?![{%]))*(?=</script>)')
# A number; the name of a heading and a letter written as its code are none.
NUMBER = re.compile(r"</?[A-Za-z]+[0-9]+|&#\w+|[0-9]+")


def skeleton_of(html: str) -> bytes:
    """Return a digest that is equal for pages which are whole or faulty alike."""
    html = DATA.sub(r"\1", html)
    html = TEXT.sub(lambda text: "> <" if text[0][1:-1].isspace() else ">t<", html)
    html = VALUE.sub(r'\1="v"', html)
    numbers: dict[str, str] = {}
    html = NUMBER.sub(lambda found: _renamed(found[0], numbers), html)
    return hashlib.blake2b(html.encode(errors="surrogatepass"), digest_size=16).digest()


def _renamed(found: str, numbers: dict[str, str]) -> str:
    return numbers.setdefault(found, str(len(numbers))) if found[0].isdigit() else found
