"""The customer voice report: what the committee writes of a year, with figures bound to their source."""
