"""op: an item through two generators and a sum."""
N = 300000


def count(n):
    for i in range(n):
        yield i


def odd(items):
    for item in items:
        if item & 1:
            yield item


print(sum(odd(count(N))), sum(i * i for i in count(N)))
