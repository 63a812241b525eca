"""Texts that are made, added and kept in every order: whatever the VM lets go of early must not be one that is kept."""
import functools


class Keeper:
    kept = []

    def __init__(self, text):
        self.text = text

    def __add__(self, other):
        made = self.text + other
        self.kept.append(made)
        return made

    def __radd__(self, other):
        made = other + self.text
        self.kept.append(made)
        return made


def keep(kept, text):
    kept.append(text)
    return text


def halves(n):
    for i in range(n):
        yield "half" + str(i)


@functools.lru_cache
def named(i):
    return str(i)


def all_kinds(n):
    kept, empty, last = [], "", ""
    for i in range(n):
        number = 1000 + i
        word = "task-" + str(number) + ":"
        kept.append(word + empty)
        kept.append((mid := "m" + str(number)) + "+" + mid)
        kept.append("d" + str(i % 10) + str(i % 7))
        kept.append(keep(kept, "k" + str(number)) + "!")
        kept.append("r" + keep(kept, str(number)))
        kept.append(Keeper("x" + str(i)) + "y" + str(i))
        kept.append("a" + str(i) + Keeper("b" + str(i)))
        kept.append("n" + named(i % 20) + named(i % 20 + 100))
        kept.append(empty + str(number) + empty)
        kept.append(last + ("p" + str(i)) * 2)
        last = "l" + str(number)
        kept.extend(half + half for half in halves(2))
    return kept


kept = all_kinds(200)
print(len(kept), kept[:14], kept[-13:])
print(len(Keeper.kept), Keeper.kept[:6], Keeper.kept[-3:])
print(sum(len(text) for text in kept), hash(tuple(len(set(text)) for text in kept)) != 0)
print(len(set(kept)), sorted(set(kept))[:5], [str(i) for i in range(12)])
line = ""
for i in range(400):
    line += "w" + str(i) + ","
print(len(line), line[:20], line[-20:], line.count("9"))
print(named(5) + "1", named(5) + "2", named(105) + "3", named(5), named(105))

# replace(): as many as asked for, over everything, shorter, longer, empty, and beyond ASCII
text = "banana bandana"
print(text.replace("an", "AN"), text.replace("an", "-", 2), text.replace("a", ""), text.replace("ban", "banban", -1))
print(text.replace("x", "y") is text, text.replace("an", "x", 0), repr("aaa".replace("a", "")), "aaa".replace("aa", "b"))
print("\u00e4b\u00e4".replace("\u00e4", "a"), "a\u20acb".replace("\u20ac", "").isascii(), "abc".replace("b", "\u20ac"))
print("".replace("a", "b") == "", "abc".replace("", "-"), "abc".replace("", "-", 2), "a" * 3 + "b".replace("b", "c" * 5))
