# A coroutine that the traceback of a caught exception kept dies at the end of the handler.
async def work():
    pass


def fail(coro):
    1 / 0


try:
    fail(work())
except ZeroDivisionError:
    print('caught')
print('next')

try: fail(work())
except ZeroDivisionError: print('on its line')
print('next')


def function():
    try:
        fail(work())
    except ZeroDivisionError:
        print('first')
        print('last')
    print('after')


function()
