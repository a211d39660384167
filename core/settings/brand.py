"""Placeholder until the design lands."""


def brand_tokens(colour):
    return {}


def brand_stylesheet(colour):
    return ""
