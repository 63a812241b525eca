"""op: a word formatted, joined, split, stripped and searched."""
N = 100000


def run(n):
    lines, line, found = [], "", 0
    for i in range(n):
        line += f" item-{i % 97}={i}"
        if i % 16 == 15:
            words = line.strip().split(" ")
            found += sum(word.startswith("item-7") for word in words)
            lines.append(", ".join(words).upper())
            line = ""
    text = "\n".join(lines)
    return found, len(text), text.count("ITEM-1"), len(text.replace("ITEM", "x"))


print(*run(N))
