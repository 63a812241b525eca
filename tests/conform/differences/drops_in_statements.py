# What is dropped in the middle of a statement shows at its end: no references are counted.
def steps():
    try:
        yield 'a step'
    finally:
        print('closed')
print(next(steps()))
print('after')
