def apply(f, *args):
    return f(*args)
value = [1, 2, apply(int, "12"), apply(int, "twelve")]
