"""A test client with opinions: every HTML page it receives is checked."""

import re
import time
from functools import lru_cache

import html5lib
from allauth.account.internal.flows.login import (
    _AUTHENTICATION_METHODS_USER_SESSION_KEY,
    AUTHENTICATION_METHODS_SESSION_KEY,
)
from allauth.usersessions.models import UserSession
from django.test import Client
from lxml import etree

from tests.skeleton import skeleton_of

VOID_OF_LABEL = {"hidden", "submit", "button", "reset", "image"}
HANDLER = re.compile(r"^on[a-z]+$")
# A form gives back what was typed, also characters that the parser refuses; browsers drop them.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def sign_in(client: Client, user, *, confirmed: bool = True, listed: bool = True) -> None:
    """Sign the person in as if with the password.

    ``confirmed``: a moment ago, so that dangerous acts do not ask again. ``listed``: the session is on
    the person's list; one not listed gets there at its first request, with the browser that makes it.
    """
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    if listed:
        UserSession.objects.create(user=user, session_key=client.session.session_key, ip="127.0.0.1", user_agent="")
    if confirmed:
        confirm_identity(client, user)


def confirm_identity(client: Client, user) -> None:
    """Note in the client's session that the person has just given the password."""
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "password", "at": time.time(), "reauthenticated": True}]
    session[_AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(user.pk)
    session.save()


class PageFault(AssertionError):
    """A page broke a rule that every page keeps."""


# Skeletons of pages that were found whole in this process.
WHOLE: set[bytes] = set()


@lru_cache(maxsize=2)
def _parsed(html: str) -> tuple[etree._Element, list]:
    """Return the tree and the parser's complaints; one page is often asked about twice in a row."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("lxml"), namespaceHTMLElements=False)
    return parser.parse(CONTROL.sub("", html)).getroot(), parser.errors


def parse(html: str) -> etree._Element:
    """Parse a whole page as a browser does; the tree has no namespaces and is not to be changed."""
    return _parsed(html)[0]


def faults_of(html: str) -> list[str]:
    """Return what is wrong with a page, in words; an empty list is a good page."""
    skeleton = skeleton_of(CONTROL.sub("", html))
    if skeleton in WHOLE:
        return []
    faults = page_faults(html)
    if not faults:
        WHOLE.add(skeleton)
    return faults


def page_faults(html: str) -> list[str]:
    """Judge a page, also one of a kind already seen."""
    root, errors = _parsed(html)
    faults = [f"HTML: {code} {data} at {position}" for position, code, data in errors if code not in TOLERATED]
    if root.get("lang") != "pl":
        faults.append("the page does not say lang=pl")
    if not (root.findtext(".//title") or "").strip():
        faults.append("no title")
    headings = root.findall(".//h1")
    if len(headings) != 1:
        faults.append(f"{len(headings)} h1 headings")
    return faults + fragment_faults(root)


# html5lib calls the self-closing slash of a void SVG or HTML element an error; browsers do not.
TOLERATED = {"non-void-element-with-trailing-slash"}


def fragment_faults(root: etree._Element) -> list[str]:
    """Return faults that also a fragment of a page must not have."""
    faults = []
    ids = [element.get("id") for element in root.iter() if isinstance(element.tag, str) and element.get("id")]
    faults += [f"id {name!r} stands {ids.count(name)} times" for name in sorted({i for i in ids if ids.count(i) > 1})]
    labelled = {label.get("for") for label in root.iter("label")}
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        faults += [f"inline handler {name} on <{element.tag}>" for name in element.attrib if HANDLER.match(name)]
        if element.get("style") is not None:
            faults.append(f"inline style on <{element.tag}>")
        if element.tag == "script" and not element.get("src") and element.get("type") != "application/json":
            faults.append("inline script")
        if element.tag == "style":
            faults.append("inline style element")
        if element.tag in {"input", "select", "textarea"} and element.get("type") not in VOID_OF_LABEL:
            named = element.get("aria-label") or element.get("aria-labelledby") or element.get("id") in labelled
            if not named and not any(parent.tag == "label" for parent in element.iterancestors()):
                faults.append(f"no label for {element.tag} {element.get('name')!r}")
    text = "".join(root.itertext())
    if "{{" in text or "{%" in text:
        faults.append("a template tag is visible")
    return faults


class StrictClient(Client):
    """Django's client that refuses a faulty page."""

    def request(self, **request):
        """Make the request, then check the page."""
        response = super().request(**request)
        content_type = response.headers.get("Content-Type", "")
        if content_type.startswith("text/html") and not response.streaming and response.content:
            html = response.content.decode(response.charset)
            is_page = "<html" in html[:500].lower()
            faults = faults_of(html) if is_page else fragment_faults(parse(html))
            if faults:
                raise PageFault(f"{request.get('PATH_INFO')}: " + "; ".join(faults))
        return response
