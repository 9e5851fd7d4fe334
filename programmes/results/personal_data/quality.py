"""Personal data of questionnaires on quality: answers are nobody's, but what people write may name somebody."""

from cus.privacy.enums import Keep, Whose
from cus.privacy.register import Purpose, holds, holds_none
from programmes.results.personal_data.delivery import RESULTS
from programmes.results.quality_enums import MARKS

ANONYMOUS = Purpose(
    why="Anonimowa ankieta o jakości usługi: nazwisk nie zbiera się, a wpisane omyłkowo ukrywa się z powodem.",
    basis="art. 6 ust. 1 lit. e RODO; art. 6 i 18 ustawy",
    keep=Keep.PROGRAMMES,
)
FREE = {"whose": Whose.ANYBODY, "free_text": True}

holds("results.survey", "title", "greeting", "clause", "give_back", *MARKS, "first", "second", purpose=RESULTS, **FREE)
holds_none(
    "results.survey",
    *("opens_on", "closes_on", "daily_ceiling", "state", "opened_at", "closed_at", "key"),
    *("created_at", "version", "token"),
)
holds(
    "results.opinion",
    *("first_text", "second_text", "first_hidden", "second_hidden"),
    purpose=ANONYMOUS,
    **FREE,
)
holds_none(
    "results.opinion",
    *("source", "number", "given_on", *MARKS, "standing", "suspicion", "version", "token"),
)
