"""Pictures of pages: kept small, and compared as an eye would."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
from PIL import Image, ImageCms

SHRINK = 2  # kept at half their size
COLOURS = 256
SEEN = (
    12.0  # difference in CIELAB (CIE 1976); 2.3 is the least that an eye sees, and fewer colours cost up to 6
)
_TO_LAB = ImageCms.buildTransformFromOpenProfiles(
    ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB"
)


def shrunk(png: bytes) -> Image.Image:
    """A screenshot at the size that is kept."""
    return Image.open(io.BytesIO(png)).convert("RGB").reduce(SHRINK)


def keep(picture: Image.Image, path: Path) -> None:
    """Write a picture with few colours, the same bytes each time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    few = picture.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


def read(path: Path) -> Image.Image:
    """A picture as it was kept."""
    return Image.open(path).convert("RGB")


def changed(before: Image.Image, after: Image.Image) -> np.ndarray:
    """Which pixels an eye would see changed, as a boolean array; all, if the pictures differ in size."""
    if before.size != after.size:
        return np.ones((after.height, after.width), dtype=bool)
    return np.asarray(np.linalg.norm(_lab(before) - _lab(after), axis=2) > SEEN)


def _lab(picture: Image.Image) -> np.ndarray:
    """Lightness 0 to 100, then a and b from -128 to 127."""
    image = ImageCms.applyTransform(picture, _TO_LAB)
    if image is None:
        raise ValueError("the picture was changed in place")
    raw = np.asarray(image)
    lightness = raw[..., 0].astype(float) * (100 / 255)
    return np.dstack([lightness, raw[..., 1:].view(np.int8).astype(float)])


def side_by_side(before: Image.Image, after: Image.Image, where: np.ndarray) -> Image.Image:
    """Before, after, and after with each changed pixel in red."""
    marked = np.asarray(after.convert("L").convert("RGB")).copy()
    marked[where] = (220, 0, 0)
    sheet = Image.new("RGB", (before.width + 2 * after.width, max(before.height, after.height)), "white")
    for picture, left in (
        (before, 0),
        (after, before.width),
        (Image.fromarray(marked), sheet.width - after.width),
    ):
        sheet.paste(picture, (left, 0))
    return sheet
