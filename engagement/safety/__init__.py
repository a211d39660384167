"""Danger: heard in what people say, judged by a person within the hour."""
