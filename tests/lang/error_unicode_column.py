größe = 1
f"{größe}" = 5
# expect error 2:1 cannot assign to f-string expression
