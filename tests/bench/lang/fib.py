"""op: a recursive call."""
N = 400000


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


done = 0
while done < N:  # fib(15) makes 1,973 calls
    fib(15)
    done += 1973
print(done >= N)
