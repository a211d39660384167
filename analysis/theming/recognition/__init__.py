"""Recognise what a remark speaks of, from labelled remarks or from definitions alone.

`recogniser.Recogniser` learns from labels, `categories.CategoryRecogniser` from a
framework's words and from labels, `model_file` keeps models, `calibration` measures how sure.
"""
