def f():
    for i in range(3):
    print(i)  # expect error 3:5 expected an indented block after 'for' statement on line 2
