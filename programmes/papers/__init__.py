"""Papers for the council: texts proposed from the programme, and what is printed."""
