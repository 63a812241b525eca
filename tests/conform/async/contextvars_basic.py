import asyncio, contextvars
var = contextvars.ContextVar("var", default="default")
async def child(name):
    print(name, var.get())
    var.set(name)
    await asyncio.sleep(1)
    print(name, var.get())
async def main():
    var.set("main")
    await asyncio.gather(child("a"), child("b"))
    print("main", var.get())
    await child("direct")
    print("main", var.get())
    token = var.set("temp")
    var.reset(token)
    print(var.get(), var.name)
    asyncio.get_running_loop().call_soon(lambda: print("callback", var.get()))
    var.set("later")
    await asyncio.sleep(0)
asyncio.run(main())
print(var.get())
try:
    contextvars.ContextVar("empty").get()
except LookupError as e:
    print(type(e).__name__)
ctx = contextvars.copy_context()
ctx.run(var.set, "in ctx")
print(ctx[var], var.get())
