with a as b:
foo(bar)
