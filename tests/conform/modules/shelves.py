"""shelve and dbm: objects that stay on the disk from one opening to the next, and what their files hold."""
import asyncio
import dbm
import dbm.dumb
import io
import os
import shelve
import tempfile


def tell(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


folder = tempfile.TemporaryDirectory()
os.chdir(folder.name)
with shelve.open('notes') as shelf:
    shelf['a'], shelf['é'] = [1, {'b': (2, None)}], {3}
    shelf['a'].append('lost')
    print(sorted(shelf), len(shelf), shelf['a'], 'a' in shelf, shelf.get('none', 7), sorted(shelf.items(), key=str))
print(sorted(name for name in os.listdir('.') if name.startswith('notes')), dbm.whichdb('notes'), open('notes.dir', encoding='latin-1').read())
tell(lambda: shelf['a'])
tell(lambda: len(shelf))
with shelve.open('notes', writeback=True) as shelf:
    shelf['a'].append('kept')
    shelf.setdefault('new', []).append(1)
    print(sorted(shelf.cache))
    shelf.sync()
    print(shelf.cache, shelf.pop('é'))
    tell(lambda: shelf['é'])
with shelve.open('notes', 'r') as shelf:
    print(dict(shelf))
    for call in (lambda: shelf.update(x=1), lambda: shelf.pop('a'), lambda: shelf[3], lambda: shelf['none']):
        tell(call)
for call in (lambda: shelve.open('nowhere', 'r'), lambda: shelve.open('nowhere', 'w'), lambda: dbm.open('nowhere'), lambda: dbm.dumb.open('nowhere', 'x'), lambda: dbm.dumb.open('nowhere', 'r')):
    tell(call)
with dbm.open('raw', 'n') as raw:
    raw['k'] = 'x' * 600
    raw[b'l'] = b'short'
    raw['k'] = 'y'
    raw['m'] = b''
    raw['m'] = b'z' * 513
    print(raw.keys(), [(key, len(value)) for key, value in raw.items()], raw['k'], b'l' in raw, len(raw), list(raw))
    del raw['l']
    for call in (lambda: raw.__setitem__(3, b''), lambda: raw.__setitem__('k', 3), lambda: raw['none'], lambda: raw.__delitem__('none')):
        tell(call)
print(open('raw.dir').read(), os.path.getsize('raw.dat'), dbm.whichdb('raw'), dbm.whichdb('nowhere'))
tell(lambda: raw['k'])
tell(lambda: len(raw))
with open('text', 'w') as f:
    f.write('no database')
print(repr(dbm.whichdb('text')), issubclass(dbm.error[0], Exception), dbm.error[1])
tell(lambda: dbm.open('text'))
kept = {}
shelf = shelve.Shelf(kept, protocol=0)
shelf['x'] = 1
print(kept, list(shelf.values()), shelf == {'x': 1})
shelf.close()
print(repr(shelf.dict))


async def count(name, times):
    for _ in range(times):
        with shelve.open('counts') as counts:
            counts[name] = counts.get(name, 0) + 1
        await asyncio.sleep(1)


async def main():
    await asyncio.gather(count('a', 3), count('b', 2))
    with shelve.open('counts') as counts:
        print(dict(counts))


asyncio.run(main())
os.chdir('/')
folder.cleanup()
