"""op: a look-up, an insertion and now and then a deletion, with int, str and tuple keys."""
N = 200000


def run(n):
    counts, pairs, names = {}, {}, ["name%d" % i for i in range(500)]
    for i in range(n):
        name = names[i * 31 % 500]
        counts[name] = counts.get(name, 0) + 1
        key = (i % 100, i % 7)
        if key in pairs:
            pairs[key] += i
        else:
            pairs[key] = i
        if i % 1000 == 999:
            del pairs[key]
    return len(counts), len(pairs), sum(counts.values())


print(*run(N))
