"""What was carried over names things, not people; the label repeats what a thing is called."""

from cus.privacy.enums import Whose
from cus.privacy.register import holds, holds_none
from programmes.results.personal_data.delivery import RESULTS

holds("results.carriedover", "label", whose=Whose.ANYBODY, purpose=RESULTS, free_text=True)
holds_none("results.carriedover", "kind", "key", "url", "carried_at")
