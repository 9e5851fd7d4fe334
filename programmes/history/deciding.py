"""How the history of opinions is told."""

from cus.audit.kept import Domain, Kept, pages, register
from programmes.models import Opinion

register(Kept(Opinion, "opinia-o-programie", ("kind",), Domain.BUSINESS, parent="version"))
pages({"programmes:opinion": "opinia o programie", "programmes:notice_read": "przeczytanie powiadomienia"})
