# argparse: abbreviations, other prefixes, groups, parents, conflicts, intermixed arguments, usages that wrap, errors.
import argparse
import sys


def run(parser, line):
    try:
        print(parser.parse_args(line.split()))
    except SystemExit as e:
        print('exit', e.code)
    except Exception as e:
        print(type(e).__name__, e)
    sys.stdout.flush()
    sys.stderr.flush()


def err(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


p = argparse.ArgumentParser(prog='P', prefix_chars='+-/', argument_default=argparse.SUPPRESS)
p.add_argument('-foobar')
p.add_argument('-foorab')
p.add_argument('+x', action='store_true')
p.add_argument('+y', action='store_true')
p.add_argument('/verbose', nargs='?', const='yes')
for line in ('', '-foob 1', '-foo 1', '+xy', '+xz', '/v', '/verbose no', '-h'):
    run(p, line)
p = argparse.ArgumentParser(prog='P', allow_abbrev=False, description='%(prog)s does', epilog='end')
p.add_argument('--number', type=int, default='7', help='a number (default: %(default)s, type %(type)s)')
p.add_argument('--pair', nargs=2, metavar=('A', 'B'))
p.add_argument('--many', nargs='*', metavar=('M', 'N'), choices=['a', 'b'])
p.add_argument('--flag', action=argparse.BooleanOptionalAction, default=True, help='the flag')
group = p.add_mutually_exclusive_group(required=True)
group.add_argument('--one', action='append_const', const=1, dest='n')
group.add_argument('--two', action='append', default=[0], type=float)
p.add_argument('-v', '--version', action='version', version='%(prog)s 1')
p.add_argument('rest', nargs=argparse.REMAINDER)
for line in ('--one', '--one --two 2', '--two 1 --two 2', '--num 3', '--one --number x', '--one --many a c',
             '--one --many a -- b', '--one --no-flag', '--one --pair 1', '', '-v', '-h', '--one x --flag y'):
    run(p, line)
parent = argparse.ArgumentParser(add_help=False)
parent.add_argument('-x', help='parent')
parent.add_argument_group('things', 'about things').add_argument('--thing')
p = argparse.ArgumentParser(prog='P', parents=[parent], conflict_handler='resolve')
p.add_argument('-x', '--ex', help='new')
run(p, '-x 1 --thing 2')
run(p, '--help')
err(lambda: argparse.ArgumentParser(parents=[parent]).add_argument('-x'))
p = argparse.ArgumentParser(prog='P')
p.add_argument('--foo')
p.add_argument('a')
p.add_argument('rest', nargs='*', type=int)
print(p.parse_intermixed_args('x 1 --foo f 2 3'.split()))
print(p.parse_known_args('x --bar 1'.split()))
sub = argparse.ArgumentParser(prog='P')
commands = sub.add_subparsers(title='commands', dest='command', required=True, metavar='CMD')
add = commands.add_parser('add', aliases=['a'], help='adds', description='Add things.')
add.add_argument('what', nargs='+')
add.set_defaults(run=len)
commands.add_parser('remove')
for line in ('add x y', 'a x', 'nothing', '', '-h', 'add -h', 'add x --z', 'remove'):
    run(sub, line)
err(lambda: commands.add_parser('add'))
long = argparse.ArgumentParser(prog='PROGRAM')
for name in 'alpha beta gamma delta epsilon zeta'.split():
    long.add_argument(f'--{name}', f'-{name[0]}', metavar=name.upper() * 2, help=f'{name} ' * 12)
long.add_argument('first', help='with a\nnew line')
long.add_argument('second', nargs='?', default=4)
print(long.format_help())
raw = argparse.ArgumentParser(prog='R', formatter_class=argparse.RawTextHelpFormatter, usage='%(prog)s it')
raw.add_argument('--x', help='a\n  b')
print(raw.format_help())
shown = argparse.ArgumentParser(prog='D', formatter_class=argparse.ArgumentDefaultsHelpFormatter)
shown.add_argument('--x', default=3, help='the x')
shown.add_argument('y', nargs='?', default=4, help='the y')
print(shown.format_help())
err(lambda: p.add_argument('--z', action='nope'))
err(lambda: p.add_argument('z', dest='z'))
err(lambda: p.add_argument('--z', type='nope'))
err(lambda: p.add_argument('z', required=True))
err(lambda: p.add_argument('--z', nargs=0))
err(lambda: p.add_argument('--z', nargs=2, metavar=('A',)))
err(lambda: p.add_argument('--'))
err(lambda: argparse.ArgumentParser(conflict_handler='none'))
quiet = argparse.ArgumentParser(exit_on_error=False)
quiet.add_argument('--n', type=int)
err(lambda: quiet.parse_args(['--n', 'x']))
print(argparse.FileType('rb', encoding='x'), argparse.Namespace(a=1, **{'b c': 2}), p._actions[1])
p.register('type', 'hex', lambda s: int(s, 16))
p.add_argument('--hex', type='hex')
run(p, 'x --hex ff')
