"""Forecasts of demand (handbook chapter 3): computation apart from the database and pages.

``observed`` holds the values a forecast is made of, ``refusing`` says why it cannot be made, ``trend`` and
``rate`` are the two methods, ``scenarios`` carries a forecast into people and money, ``later`` puts what
happened beside what was foreseen.
"""
