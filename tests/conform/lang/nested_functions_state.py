def make_account(balance):
    history = []
    def deposit(n):
        nonlocal balance
        balance += n
        history.append(("in", n))
        return balance
    def withdraw(n):
        nonlocal balance
        if n > balance:
            raise ValueError(f"only {balance}")
        balance -= n
        history.append(("out", n))
        return balance
    return {"deposit": deposit, "withdraw": withdraw, "history": lambda: list(history)}
acc = make_account(100)
print(acc["deposit"](50), acc["withdraw"](30))
try:
    acc["withdraw"](1000)
except ValueError as e:
    print(e)
print(acc["history"]())
def compose(*fs):
    def run(x):
        for f in fs:
            x = f(x)
        return x
    return run
print(compose(lambda x: x + 1, str, lambda s: s * 3)(4))
def memo(f):
    cache = {}
    def g(n):
        if n not in cache:
            cache[n] = f(n)
        return cache[n]
    return g
@memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(60))
