import asyncio
class A:
    def f(self):
        x = await asyncio.sleep(1)  # expect error 4:13 'await' outside async function
