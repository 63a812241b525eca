# A semaphore counts with whatever number it was given.
import asyncio


async def main():
    for value in (1.5, True, 2**70):
        semaphore = asyncio.Semaphore(value)
        await semaphore.acquire()
        print(semaphore._value, semaphore.locked())
        semaphore.release()
        print(semaphore._value, semaphore.locked())
    semaphore = asyncio.BoundedSemaphore(0.5)
    await semaphore.acquire()
    print(semaphore._value, semaphore.locked())
    semaphore.release()
    try:
        semaphore.release()
    except ValueError as e:
        print(e)
    try:
        asyncio.Semaphore("one")
    except TypeError as e:
        print(e)


asyncio.run(main())
