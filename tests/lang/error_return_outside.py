class A:
    return 1  # expect error 2:5 'return' outside function
