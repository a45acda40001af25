"""A picture that costs as much to decode, scale and encode as a photo: soft colours with noise, in PNG."""

import random
import struct
import zlib

WIDTH, HEIGHT = 1600, 1067


def draw():
    """The picture, the same at every run."""
    noise = random.Random("photo")
    band = bytes(40 + abs((step // 3 + 60 * (step % 3)) % 380 - 190) for step in range(3 * (WIDTH + HEIGHT)))
    mask = int.from_bytes(b"\x0f" * 3 * WIDTH, "big")
    rows = bytearray()
    for row in range(HEIGHT):
        # One addition for the whole row: no byte overflows.
        colours = int.from_bytes(band[3 * row : 3 * (row + WIDTH)], "big") + (noise.getrandbits(24 * WIDTH) & mask)
        rows += b"\0" + colours.to_bytes(3 * WIDTH, "big")
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    chunks = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 1)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def numbered(picture, number):
    """The picture with a number in it that does not show, so that it is another file."""
    end = len(picture) - 12
    return picture[:end] + chunk(b"tEXt", b"Comment\0%d" % number) + picture[end:]


def chunk(kind, content):
    """A part of a PNG."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
