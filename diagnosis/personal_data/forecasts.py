"""Personal data among forecasts: they count people; a text may name somebody."""

from cus.privacy.enums import Whose
from cus.privacy.register import holds, holds_none
from diagnosis.personal_data.forms import RESEARCH

holds("diagnosis.forecast", "conclusion", whose=Whose.ANYBODY, purpose=RESEARCH, free_text=True)
holds_none(
    "diagnosis.forecast",
    *("key", "position", "title", "group", "method", "unit", "horizon", "rate_years", "source", "foreseen_source"),
    *("foreseen_base", "token", "created_at", "updated_at", "version", "aspects_version"),
)
holds_none("diagnosis.forecastvalue", "position", "year", "value", "population", "base", "unit", "source")
holds_none("diagnosis.forecastpopulation", "position", "year", "population")
holds("diagnosis.forecastscenario", "description", whose=Whose.ANYBODY, purpose=RESEARCH, free_text=True)
holds_none(
    "diagnosis.forecastscenario",
    *("position", "does_nothing", "name", "change", "amount", "unit_cost", "cost_year", "cost_source"),
    *("cost_growth", "token", "version"),
)
holds("diagnosis.forecastaspect", "text", whose=Whose.ANYBODY, purpose=RESEARCH, free_text=True)
holds_none("diagnosis.forecastaspect", "aspect", "bearing")
holds_none("diagnosis.forecastactual", "year", "value", "source", "entered_at", "version")
