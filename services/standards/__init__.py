"""Quality standards of services: kinds, areas, process, reasons of refusal, print.

The row is in ``services.models.standards``, its writes in ``services.actions.standards``.
"""
