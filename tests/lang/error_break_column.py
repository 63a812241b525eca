for i in range(3):
    def f():
        break  # expect error 3:9 'break' outside loop
