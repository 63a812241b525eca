# What is thrown into a coroutine or generator before it begins stands at its def line.
import traceback
async def co():
    try:
        pass
    except ValueError:
        print("no")
def gen():
    try:
        yield 1
    except ValueError:
        print("no")
for f in (co, gen):
    g = f()
    try:
        g.throw(ValueError("fresh"))
    except ValueError:
        traceback.print_exc()
    g = f()
    try:
        g.throw(GeneratorExit)
    except GeneratorExit:
        traceback.print_exc()
    g.close()
