"""Contrast of two colors as WCAG 2 counts it, and the nearest shade that has enough of it."""

from __future__ import annotations

from collections.abc import Iterable

LIGHT = ("#faf7f1", "#ffffff")
# The page and the sheet of each scheme; docs/assets/css/base.css has the same.
DARK = ("#14181a", "#2a3236")
ENOUGH = 4.5
_BLACK, _WHITE = (0, 0, 0), (255, 255, 255)


def contrast(one: str, other: str) -> float:
    """From 1, the same, to 21, black on white."""
    dark, light = sorted((_luminance(_rgb(one)), _luminance(_rgb(other))))
    return (light + 0.05) / (dark + 0.05)


def least_contrast(color: str, grounds: Iterable[str]) -> float:
    """On the ground where the color is hardest to see."""
    return min(contrast(color, ground) for ground in grounds)


def darker(color: str) -> str:
    """The color itself, or as little black mixed in as makes it plain on the light grounds."""
    return _mixed(color, _BLACK, LIGHT)


def lighter(color: str) -> str:
    """The color itself, or as little white mixed in as makes it plain on the dark grounds."""
    return _mixed(color, _WHITE, DARK)


def _mixed(color: str, into: tuple[int, int, int], grounds: tuple[str, ...]) -> str:
    for percent in range(101):
        parts = zip(_rgb(color), into, strict=True)
        shade = "#" + "".join(f"{round(c + (i - c) * percent / 100):02x}" for c, i in parts)
        if least_contrast(shade, grounds) >= ENOUGH:
            return shade
    raise AssertionError("black and white are plain on these grounds")


def _rgb(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def _luminance(rgb: tuple[int, int, int]) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(value / 255) for value in rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
