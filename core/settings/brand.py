"""From the landlord's one colour to every colour that carries it, readable on every ground.

Works in OKLCH (Björn Ottosson, 2020): the hue stays, lightness moves by 0.01 until the words pass WCAG 2.2
contrast 4.5 (success criterion 1.4.3). Pure: a hex colour in, hex colours out.
"""

import math
import re

DARK_INK = "#171411"
INK = "#24201C"
LIGHT_GROUNDS = ("#FFFFFF", "#F6F3EE", "#ECE7DE")
DARK_GROUNDS = ("#221E1A", "#171411", "#2D2823")
READABLE = 4.5
STEP = 0.01


def _channels(colour: str) -> tuple[float, float, float]:
    """Linear red, green and blue, 0 to 1. Raises ValueError for anything that is not a hex colour."""
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", colour):
        raise ValueError(f"{colour!r} is not a colour like #742A5B.")
    shares = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return red, green, blue


def contrast(one: str, other: str) -> float:
    """WCAG contrast between two colours, from 1 to 21.

    >>> round(contrast("#FFFFFF", "#000000"))
    21
    """
    first, second = (
        0.2126 * red + 0.7152 * green + 0.0722 * blue
        for red, green, blue in (_channels(one), _channels(other))
    )
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)


def _to_oklch(colour: str) -> tuple[float, float, float]:
    red, green, blue = _channels(colour)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.atan2(b, a)


def _linear(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _to_hex(lightness: float, chroma: float, hue: float) -> str:
    """The colour as hex. Where no screen can show it, chroma is lowered until it can; the hue stays."""
    while chroma > 0 and not all(-0.001 <= share <= 1.001 for share in _linear(lightness, chroma, hue)):
        chroma = max(chroma - 0.002, 0.0)
    shares = (min(max(share, 0.0), 1.0) for share in _linear(lightness, chroma, hue))
    encoded = (
        share * 12.92 if share <= 0.0031308 else 1.055 * share ** (1 / 2.4) - 0.055 for share in shares
    )
    return "#" + "".join(f"{round(share * 255):02X}" for share in encoded)


def _until_readable(colour: str, on: tuple[str, ...], start: float, chroma: float, step: float) -> str:
    """Move lightness from `start` by `step` until the colour can be read on every ground in `on`."""
    _, _, hue = _to_oklch(colour)
    lightness = start
    while 0 <= lightness <= 1:
        candidate = _to_hex(lightness, chroma, hue)
        if min(contrast(candidate, ground) for ground in on) >= READABLE:
            return candidate
        lightness += step
    return DARK_INK if step < 0 else "#FFFFFF"


def _light_ink(colour: str, tint: str) -> str:
    grounds = (*LIGHT_GROUNDS, tint)
    if min(contrast(colour, ground) for ground in grounds) >= READABLE:
        return colour
    lightness, chroma, _ = _to_oklch(colour)
    return _until_readable(colour, grounds, lightness, chroma, -STEP)


def _button(colour: str, brand_ink: str) -> tuple[str, str, str]:
    """The main button: its fill, its words and its edge."""
    if contrast(colour, "#FFFFFF") >= READABLE:
        return colour, "#FFFFFF", colour
    if contrast(colour, INK) >= READABLE:
        return colour, INK, brand_ink
    return brand_ink, "#FFFFFF", brand_ink


def _shifted(colour: str, by: float) -> str:
    lightness, chroma, hue = _to_oklch(colour)
    return _to_hex(min(max(lightness + by, 0), 1), chroma, hue)


def brand_tokens(colour: str) -> dict[str, str]:
    """Every colour that carries the landlord's, as hex, for the light and the dark theme.

    Raises ValueError when `colour` is not a hex colour of six digits.
    """
    brand = colour.upper()
    lightness, chroma, hue = _to_oklch(brand)
    tint = _to_hex(0.945, min(chroma, 0.016), hue)
    brand_ink = _light_ink(brand, tint)
    button, button_words, button_edge = _button(brand, brand_ink)
    dark_tint = _to_hex(0.29, min(chroma, 0.045), hue)
    dark_ink = _until_readable(
        brand, (*DARK_GROUNDS, dark_tint), max(0.78, lightness), min(chroma, 0.09), STEP
    )
    return {
        "brand": brand,
        "brand-ink": brand_ink,
        "tint": tint,
        "button": button,
        "button-words": button_words,
        "button-edge": button_edge,
        "button-over": _shifted(button, -0.05 if button_words == "#FFFFFF" else 0.04),
        "dark-brand-ink": dark_ink,
        "dark-tint": dark_tint,
        "dark-button": dark_ink,
        "dark-button-words": DARK_INK,
        "dark-button-edge": dark_ink,
        "dark-button-over": _shifted(dark_ink, 0.05),
    }


def brand_stylesheet(colour: str) -> str:
    """The small stylesheet that comes after tokens.css and puts the landlord's colour in, light and dark.

    Raises ValueError when `colour` is not a hex colour of six digits.
    """
    tokens = brand_tokens(colour)
    light = " ".join(f"--{name}: {value};" for name, value in tokens.items() if not name.startswith("dark-"))
    dark = " ".join(
        f"--{name.removeprefix('dark-')}: {value};"
        for name, value in tokens.items()
        if name.startswith("dark-")
    )
    return (
        f":root {{ {light} }}\n"
        f'@media (prefers-color-scheme: dark) {{ :root:not([data-theme="light"]) {{ {dark} }} }}\n'
        f':root[data-theme="dark"] {{ {dark} }}\n'
    )
