"""Prints a data frame of an R package as JSON: one column a name, with `numbers` or `texts`, null where missing.

Reads R's serialisation (format 2 and 3 in XDR; "R Internals", section 1.8) without R: an `.rda` file that holds one
object, or a lazy-load data base `Rdata.rdb` beside its index `Rdata.rdx`, of which the object is named.
"""

import bz2
import json
import lzma
import math
import struct
import sys
import zlib

NIL, SYMBOL, PAIRS, CHARACTERS, LOGICALS, WHOLES, NUMBERS, TEXTS, LIST = 254, 1, 2, 9, 10, 13, 14, 16, 19
ALTREP, REFERENCE, GLOBAL_PLACE, BASE_PLACE, EMPTY_PLACE, NAMESPACE = 238, 255, 253, 241, 242, 249
MISSING_WHOLE = -(2**31)


class Reader:
    """Walks through serialised objects. Vectors are (values, attributes), pair lists dictionaries."""

    def __init__(self, data):
        self.data, self.at, self.seen = data, 0, []

    def whole(self):
        self.at += 4
        return struct.unpack_from(">i", self.data, self.at - 4)[0]

    def many(self, kind, size):
        count = self.whole()
        values = struct.unpack_from(f">{count}{kind}", self.data, self.at)
        self.at += count * size
        return list(values)

    def head(self):
        if self.data[self.at : self.at + 2] != b"X\n":
            raise ValueError("not R's XDR serialisation")
        self.at += 2
        version = self.whole()
        self.at += 8
        if version == 3:
            self.many("b", 1)  # the name of the encoding that texts have no mark of
        return self

    def item(self):
        flags = self.whole()
        kind = flags & 255
        if kind in (NIL, GLOBAL_PLACE, BASE_PLACE, EMPTY_PLACE):
            return None
        if kind == REFERENCE:
            return self.seen[(flags >> 8) - 1]
        if kind == SYMBOL:
            self.seen.append(self.item())
            return self.seen[-1]
        if kind == NAMESPACE:
            self.whole()
            self.seen.append([self.item() for _ in range(self.whole())])
            return self.seen[-1]
        if kind == CHARACTERS:
            size = self.whole()
            if size < 0:
                return None
            self.at += size
            return self.data[self.at - size : self.at].decode("utf-8", "replace")
        if kind == PAIRS:
            return self.pairs(flags)
        if kind == ALTREP:
            return self.compact()
        values = self.vector(kind)
        return values, self.item() if flags & 0x200 else {}

    def pairs(self, flags):
        found = {}
        while True:
            if flags & 0x200:
                self.item()
            name = self.item() if flags & 0x400 else None
            found[name] = self.item()
            flags = self.whole()
            if flags & 255 != PAIRS:
                return found

    def vector(self, kind):
        if kind in (LOGICALS, WHOLES):
            return [None if value == MISSING_WHOLE else value for value in self.many("i", 4)]
        if kind == NUMBERS:
            return [None if math.isnan(value) else value for value in self.many("d", 8)]
        if kind in (TEXTS, LIST):
            return [self.item() for _ in range(self.whole())]
        raise ValueError(f"an R object of kind {kind}, which no table holds")

    def compact(self):
        """A run of numbers, told by its length, start and step."""
        self.item()
        values, _ = self.item()
        self.item()
        length, first, step = values
        return [first + step * index for index in range(int(length))], {}


def names_in(attributes):
    return attributes["names"][0]


def unpack(data):
    """One object of a lazy-load data base: its length, and where it is not zlib, a letter for how it is compressed."""
    letter, body = data[4:5], data[5:]
    if letter == b"Z":
        return lzma.decompress(body, lzma.FORMAT_RAW, filters=[{"id": lzma.FILTER_LZMA2, "preset": 6}])
    return bz2.decompress(body) if letter == b"2" else zlib.decompress(data[4:])


def read_frame(path, name):
    if path.endswith(".rda"):
        data = open(path, "rb").read()
        opened = lzma.decompress(data) if data[:1] == b"\xfd" else zlib.decompress(data, 47)
        return Reader(opened[5:]).head().item()[name]
    index = Reader(zlib.decompress(open(path[:-1] + "x", "rb").read(), 47)).head().item()
    variables, attributes = index[0][0]
    start, size = variables[names_in(attributes).index(name)][0]
    return Reader(unpack(open(path, "rb").read()[start : start + size])).head().item()


def column_of(name, column):
    values, attributes = column
    if attributes and "levels" in attributes:
        levels = attributes["levels"][0]
        return {"name": name, "texts": [None if value is None else levels[value - 1] for value in values]}
    is_text = any(isinstance(value, str) for value in values)
    return {"name": name, "texts" if is_text else "numbers": values}


columns, described = read_frame(sys.argv[1], sys.argv[2])
print(json.dumps([column_of(name, column) for name, column in zip(names_in(described), columns)]))
