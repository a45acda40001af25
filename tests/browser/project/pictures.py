"""Draws the photo-like pictures of the fictitious project: the same bytes in every run.

    python pictures.py FOLDER < pictures.json

Standard input is a list of pictures (see media.mjs): each with its file, size, kind, scene and, for a JPEG, what a
camera adds. A scene is a square with buildings, trees and people, with light and grain, so that files are as large
as those of photos.
"""

import json
import random
import struct
import sys
import zlib
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter

LIGHTS = {
    "ochtend": ((150, 180, 215), (250, 220, 180), (196, 178, 158), 1.0),
    "middag": ((88, 146, 214), (205, 226, 240), (186, 176, 160), 1.08),
    "avond": ((72, 74, 128), (244, 160, 110), (150, 118, 108), 0.85),
    "regen": ((120, 130, 142), (176, 184, 190), (120, 122, 124), 0.86),
    "sneeuw": ((190, 204, 218), (232, 238, 244), (228, 232, 238), 1.05),
    "gymzaal": ((120, 92, 66), (196, 164, 122), (206, 158, 100), 1.0),
}
SHIRTS = [(209, 73, 91), (46, 111, 149), (237, 174, 73), (61, 122, 78), (123, 75, 148), (242, 106, 79), (240, 240, 235)]
SKINS = [(141, 90, 60), (240, 200, 160), (198, 134, 104), (92, 58, 40), (224, 172, 130)]
TROUSERS = [(52, 60, 84), (60, 60, 64), (96, 84, 70), (34, 48, 70)]
BRICKS = [(168, 92, 70), (190, 166, 140), (132, 102, 88), (206, 188, 160), (150, 120, 110)]
GREENS = [(62, 104, 58), (84, 128, 66), (48, 84, 52), (112, 146, 74), (134, 140, 70)]


def mixed(one, other, share):
    return tuple(round(a + (b - a) * share) for a, b in zip(one, other))


def noise(dice, width, height):
    return Image.frombytes("L", (width, height), dice.randbytes(width * height))


def clouds(dice, width, height):
    """Noise in octaves."""
    whole = Image.new("L", (width, height), 128)
    for step in (4, 9, 18, 40):
        layer = noise(dice, step, max(2, step * height // width)).resize((width, height), Image.Resampling.BICUBIC)
        whole = Image.blend(whole, layer, 0.42)
    return whole


def vertical(width, height, top, bottom):
    shade = Image.linear_gradient("L").resize((width, height), Image.Resampling.BICUBIC)
    return Image.composite(Image.new("RGB", (width, height), bottom), Image.new("RGB", (width, height), top), shade)


def building(draw, dice, left, base, wide, tall):
    brick = dice.choice(BRICKS)
    draw.rectangle((left, base - tall, left + wide, base), fill=brick)
    draw.polygon([(left - wide * 0.04, base - tall), (left + wide / 2, base - tall - wide * 0.4), (left + wide * 1.04, base - tall)],
                 fill=mixed(brick, (60, 44, 40), 0.55))
    for row in range(int(tall), 0, -7):
        tone = mixed(brick, (0, 0, 0), dice.random() * 0.14)
        draw.line((left, base - row, left + wide, base - row), fill=tone, width=1)
    columns, rows = max(2, int(wide // 70)), max(2, int(tall // 90))
    for column in range(columns):
        for row in range(rows):
            x = left + wide * (column + 0.25) / columns
            y = base - tall + tall * (row + 0.2) / rows
            w, h = wide * 0.5 / columns, tall * 0.55 / rows
            draw.rectangle((x - 3, y - 3, x + w + 3, y + h + 3), fill=(238, 234, 226))
            draw.rectangle((x, y, x + w, y + h), fill=mixed((70, 88, 104), (190, 210, 224), dice.random()))
            draw.line((x + w / 2, y, x + w / 2, y + h), fill=(238, 234, 226), width=3)


def tree(draw, dice, x, base, size):
    draw.line((x, base, x, base - size * 0.7), fill=(88, 66, 50), width=max(3, int(size * 0.07)))
    for _ in range(260):
        dx, dy = dice.gauss(0, size * 0.24), dice.gauss(0, size * 0.2)
        r = size * dice.uniform(0.02, 0.06)
        shade = mixed(dice.choice(GREENS), (250, 250, 170), max(0.0, min(0.35, (-dy - dx) / size * 0.5)))
        cx, cy = x + dx, base - size * 0.85 + dy
        draw.ellipse((cx - r, cy - r, cx + r, cy + r), fill=shade)


def person(draw, dice, x, foot, size):
    skin, shirt, trousers = dice.choice(SKINS), dice.choice(SHIRTS), dice.choice(TROUSERS)
    limb = max(3, int(size * 0.085))
    hip, shoulder, swing = foot - size * 0.47, foot - size * 0.8, dice.uniform(-0.2, 0.2)
    draw.ellipse((x - size * 0.3, foot - size * 0.03, x + size * 0.36, foot + size * 0.05), fill=(70, 66, 62))
    for side in (-1, 1):
        knee = (x + side * size * 0.07 + swing * size * 0.4 * side, foot - size * 0.24)
        end = (x + side * size * 0.1 + swing * size * 0.5 * side, foot)
        draw.line([(x + side * size * 0.04, hip), knee, end], fill=trousers, width=int(limb * 1.3), joint="curve")
        elbow = (x + side * size * 0.2, shoulder + size * (0.14 + swing * side))
        hand = (x + side * size * dice.uniform(0.18, 0.32), shoulder + size * dice.uniform(-0.24, 0.3))
        draw.line([(x + side * size * 0.09, shoulder + size * 0.03), elbow, hand], fill=skin, width=limb, joint="curve")
    draw.rounded_rectangle((x - size * 0.12, shoulder, x + size * 0.12, hip + size * 0.04), radius=size * 0.07, fill=shirt)
    draw.polygon([(x + size * 0.02, shoulder), (x + size * 0.12, shoulder + size * 0.04), (x + size * 0.11, hip)], fill=mixed(shirt, (0, 0, 0), 0.18))
    head = shoulder - size * 0.1
    draw.ellipse((x - size * 0.075, head - size * 0.09, x + size * 0.075, head + size * 0.09), fill=skin)
    draw.pieslice((x - size * 0.085, head - size * 0.11, x + size * 0.085, head + size * 0.07), 180, 360,
                  fill=dice.choice([(43, 29, 20), (107, 66, 38), (201, 168, 106), (184, 184, 184)]))


def scene(name, width, height, light, people, at):
    """A scene of any size; people stand around the point `at`, in hundredths of its width and height."""
    dice = random.Random(f"{name} {light}")
    scale = min(1.0, 2000 / max(width, height))
    w, h = max(2, round(width * scale)), max(2, round(height * scale))
    top, low, ground, gain = LIGHTS[light]
    horizon = round(h * 0.5)
    unit = (w * h) ** 0.5 / 1000
    sky = Image.composite(vertical(w, horizon, mixed(top, (255, 255, 255), 0.45), mixed(low, (255, 255, 255), 0.3)),
                          vertical(w, horizon, top, low), clouds(dice, w, horizon).point(lambda v: max(0, min(255, (v - 118) * 6))))
    image = Image.new("RGB", (w, h))
    image.paste(sky, (0, 0))
    floor = vertical(w, h - horizon, mixed(ground, (255, 255, 255), 0.2), mixed(ground, (0, 0, 0), 0.35))
    stains = clouds(dice, w, h - horizon)
    floor = ImageChops.add(floor, Image.merge("RGB", [stains.point(lambda v: 96 + v // 4)] * 3), 1, -128)
    image.paste(floor, (0, horizon))
    draw = ImageDraw.Draw(image)
    x = -60 * unit
    while x < w:
        wide = dice.uniform(150, 300) * unit
        building(draw, dice, x, horizon + 8 * unit, wide, dice.uniform(170, 330) * unit)
        x += wide + dice.choice([0, 0, 60 * unit])
    for line in range(1, 16):
        y = horizon + (h - horizon) * (line / 15) ** 2
        draw.line((0, y, w, y), fill=mixed(ground, (60, 56, 50), 0.35), width=max(1, int(2 * unit)))
    for line in range(-18, 19):
        draw.line((w / 2 + line * 34 * unit, horizon, w / 2 + line * 190 * unit, h), fill=mixed(ground, (60, 56, 50), 0.3), width=max(1, int(1.5 * unit)))
    for _ in range(5):
        tree(draw, dice, dice.uniform(0, w), horizon + dice.uniform(10, 60) * unit, dice.uniform(200, 340) * unit)
    places = sorted((dice.gauss(0, 0.45), dice.gauss(0, 0.5)) for _ in range(people))
    for dx, dy in sorted(places, key=lambda place: place[1]):
        size = (250 + 90 * dy) * unit
        foot = min(h * 0.98, max(horizon + 90 * unit, h * at[1] / 100 + size * 0.45 + dy * 70 * unit))
        person(draw, dice, w * at[0] / 100 + dx * w * 0.26, foot, size)
    image = image.filter(ImageFilter.GaussianBlur(0.7)).point(lambda v: min(255, round(v * gain)))
    if (w, h) != (width, height):
        image = image.resize((width, height), Image.Resampling.BICUBIC)
    return ImageChops.add(image, grain(dice, width, height), 1, -128)


def grain(dice, width, height, side=512):
    tile = noise(dice, side, side).point(lambda v: 128 + (v - 128) // 12)
    whole = Image.new("L", (width, height))
    for x in range(0, width, side):
        for y in range(0, height, side):
            whole.paste(tile, (x, y))
    return Image.merge("RGB", [whole] * 3)


def people_only(name, width, height):
    """People on nothing: a picture with transparency and soft edges."""
    dice = random.Random(name)
    image = Image.new("RGBA", (width * 2, height * 2))
    draw = ImageDraw.Draw(image)
    for place in range(4):
        person(draw, dice, width * 2 * (place + 0.6) / 4.2, height * 1.9, height * 1.5)
    return image.resize((width, height), Image.Resampling.LANCZOS)


# How a picture is stored so that its orientation, once applied, shows it upright.
STORED = {
    2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE, 8: Image.Transpose.ROTATE_270,
}


def exif(orientation, with_place):
    """What a telephone writes: who made it, when, how it was held, where it was taken, and a name."""
    data = Image.Exif()
    data[0x010F], data[0x0110], data[0x0131] = "Verzonnen", "Telefoon 12", "Camera 3.1"
    data[0x0112] = orientation
    data[0x0132] = "2026:06:14 10:21:07"
    data[0x013B], data[0x8298] = "GEHEIM Naam Van Fotograaf", "GEHEIM alle rechten"
    data.get_ifd(0x8769).update({0x9003: "2026:06:14 10:21:07", 0xA431: "GEHEIM-SERIENUMMER-0042"})
    if with_place:
        data.get_ifd(0x8825).update({
            1: "N", 2: (52.0, 5.0, 25.08), 3: "E", 4: (5.0, 7.0, 15.24), 29: "2026:06:14",
        })
    return data.tobytes()


def xmp():
    return ("<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF "
            "xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description rdf:about='' "
            "xmlns:dc='http://purl.org/dc/elements/1.1/' dc:description='GEHEIM beschrijving'/></rdf:RDF></x:xmpmeta>"
            "<?xpacket end='w'?>").encode()


# Colorants under D50 and a gamma curve of profiles that cameras and design programs attach.
PROFILES = {
    "display-p3": ("Display P3", ((0.51512, 0.24120, -0.00105), (0.29198, 0.69225, 0.04189), (0.15710, 0.06657, 0.78407)), 2.2),
    "adobe-rgb": ("Adobe RGB (1998)", ((0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457)), 2.19921875),
}


def icc(name):
    """A matrix profile of version 2."""
    title, colorants, gamma = PROFILES[name]
    fixed = lambda number: struct.pack(">i", round(number * 65536))
    xyz = lambda values: b"XYZ \0\0\0\0" + b"".join(map(fixed, values))
    text = title.encode() + b"\0"
    curve = b"curv\0\0\0\0" + struct.pack(">IHxx", 1, round(gamma * 256))
    tags = [
        (b"desc", b"desc\0\0\0\0" + struct.pack(">I", len(text)) + text + bytes(78)),
        (b"cprt", b"text\0\0\0\0" + b"Public domain\0"),
        (b"wtpt", xyz((0.9642, 1.0, 0.8249))),
        *((key, xyz(value)) for key, value in zip((b"rXYZ", b"gXYZ", b"bXYZ"), colorants)),
        *((key, curve) for key in (b"rTRC", b"gTRC", b"bTRC")),
    ]
    table, body, start = b"", b"", 128 + 4 + 12 * len(tags)
    for key, data in tags:
        data += bytes(-len(data) % 4)
        table += struct.pack(">4sII", key, start + len(body), len(data))
        body += data
    head = struct.pack(">I4sI4s4s4s12s4s", start + len(body), bytes(4), 0x02400000, b"mntr", b"RGB ", b"XYZ ", bytes(12), b"acsp")
    head = head.ljust(68, b"\0") + b"".join(map(fixed, (0.9642, 1.0, 0.8249)))
    return head.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body


def png_16_bit(image, dice):
    """A PNG of 16 bits a channel, which Pillow does not write."""
    width, height = image.size
    fine = dice.randbytes(width * 3)
    rows = bytearray()
    pixels = image.tobytes()
    for y in range(height):
        row = bytearray(width * 6)
        row[0::2] = pixels[y * width * 3:(y + 1) * width * 3]
        row[1::2] = fine
        rows += b"\0" + row
    chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    head = struct.pack(">IIBBBBB", width, height, 16, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(rows), 6)) + chunk(b"IEND", b"")


def write(folder, picture):
    path = folder / picture["bestand"]
    path.parent.mkdir(parents=True, exist_ok=True)
    name, kind = picture["bestand"], picture["soort"]
    size = (picture["breedte"], picture["hoogte"])
    draw = lambda width=size[0], height=size[1]: scene(
        name, width, height, picture.get("licht", "middag"), picture.get("mensen", 6), picture.get("brandpunt", [50, 70]))
    if kind == "jpeg":
        image = draw()
        orientation = picture.get("stand", 1)
        if orientation in STORED:
            image = image.transpose(STORED[orientation])
        image = image.convert(picture.get("kleuren", "RGB"))
        camera = {"exif": exif(orientation, picture.get("plek", False)), "xmp": xmp()} if picture.get("camera") else {}
        profile = {"icc_profile": icc(picture["profiel"])} if "profiel" in picture else {}
        comment = {"comment": b"GEHEIM opmerking"} if picture.get("camera") else {}
        image.save(path, "JPEG", quality=picture.get("kwaliteit", 88), progressive=picture.get("progressief", False),
                   **camera, **profile, **comment)
    elif kind == "png":
        draw().save(path, "PNG", compress_level=6)
    elif kind == "png-16":
        path.write_bytes(png_16_bit(draw(), random.Random(name)))
    elif kind == "png-palet":
        draw().quantize(64, method=Image.Quantize.FASTOCTREE).save(path, "PNG")
    elif kind == "png-doorzichtig":
        people_only(name, *size).save(path, "PNG")
    elif kind == "gif":
        draw().quantize(96, method=Image.Quantize.FASTOCTREE).save(path, "GIF")
    elif kind == "gif-beweegt":
        wide = draw(size[0] + 120, size[1])
        frames = [wide.crop((x, 0, x + size[0], size[1])).quantize(64, method=Image.Quantize.FASTOCTREE) for x in range(0, 120, 20)]
        frames[0].save(path, "GIF", save_all=True, append_images=frames[1:], duration=180, loop=0)
    elif kind == "webp":
        camera = {"exif": exif(1, True), "xmp": xmp()} if picture.get("camera") else {}
        draw().save(path, "WEBP", quality=80, method=2, **camera)
    elif kind == "webp-zonder-verlies":
        draw().quantize(48, method=Image.Quantize.FASTOCTREE).convert("RGB").save(path, "WEBP", lossless=True, method=1)
    elif kind == "webp-doorzichtig":
        people_only(name, *size).save(path, "WEBP", quality=80, method=2)
    elif kind == "avif":
        draw().save(path, "AVIF", quality=60, speed=9, max_threads=1)
    elif kind == "logo":
        logo(size, picture["kleur"]).save(path, "PNG")
    else:
        raise SystemExit(f"pictures: there is no kind {kind}")


def logo(size, colour):
    """A mark with bars, as a partner would send it: a raster on nothing."""
    width, height = size
    image = Image.new("RGBA", (width * 2, height * 2))
    draw = ImageDraw.Draw(image)
    side = height * 2
    draw.ellipse((8, 8, side - 8, side - 8), fill=colour)
    draw.ellipse((side * 0.3, side * 0.3, side * 0.7, side * 0.7), fill=(0, 0, 0, 0))
    for row, long in enumerate((1.0, 0.72)):
        y = side * (0.24 + 0.32 * row)
        draw.rounded_rectangle((side * 1.15, y, side * 1.15 + (width * 2 - side * 1.2) * long, y + side * 0.2), radius=side * 0.06, fill=colour)
    return image.resize(size, Image.Resampling.LANCZOS)


if __name__ == "__main__":
    out = Path(sys.argv[1])
    for one in json.load(sys.stdin):
        write(out, one)
