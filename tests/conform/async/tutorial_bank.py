"""Accounts: a race without a lock, then with one; transfers that must not deadlock; custom exceptions with data."""
import asyncio
from contextlib import AsyncExitStack


class InsufficientFunds(Exception):
    def __init__(self, needed, available):
        self.needed, self.available = needed, available
        super().__init__(needed, available)

    def __str__(self):
        return f"need {self.needed}, have {self.available}"


class Account:
    def __init__(self, owner, balance=0):
        self.owner, self.balance = owner, balance
        self.lock = asyncio.Lock()

    async def unsafe_withdraw(self, amount):
        balance = self.balance
        await asyncio.sleep(0.01)
        self.balance = balance - amount

    async def withdraw(self, amount):
        async with self.lock:
            if amount > self.balance:
                raise InsufficientFunds(amount, self.balance)
            await self.unsafe_withdraw(amount)

    def __repr__(self):
        return f"Account({self.owner!r}, {self.balance})"


async def transfer(a, b, amount):
    async with AsyncExitStack() as stack:
        for account in sorted((a, b), key=lambda x: x.owner):
            await stack.enter_async_context(account.lock)
        if a.balance < amount:
            raise InsufficientFunds(amount, a.balance)
        a.balance -= amount
        await asyncio.sleep(0.1)
        b.balance += amount
    return f"{a.owner}->{b.owner} {amount}"


async def main():
    acc = Account("race", 100)
    await asyncio.gather(*[acc.unsafe_withdraw(10) for _ in range(5)])
    print("without a lock:", acc)
    acc = Account("safe", 100)
    results = await asyncio.gather(*[acc.withdraw(30) for _ in range(5)], return_exceptions=True)
    print("with a lock:", acc, [str(r) for r in results if r])
    ann, bob = Account("ann", 100), Account("bob", 50)
    for r in await asyncio.gather(transfer(ann, bob, 30), transfer(bob, ann, 70), transfer(bob, ann, 500),
                                  return_exceptions=True):
        print(repr(r))
    print(ann, bob)
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(ann.withdraw(1000))
            tg.create_task(bob.withdraw(2000))
            tg.create_task(asyncio.sleep(5))
    except* InsufficientFunds as group:
        print(group, [(e.needed, e.available) for e in group.exceptions], group.exceptions[0].args)


asyncio.run(main())
