# optparse: all actions, help, errors.
import optparse
import sys


def attempt(parser, line):
    try:
        print('  ', *parser.parse_args(line.split()))
    except SystemExit as e:
        print('   exit', e.code)
    except Exception as e:
        print('  ', type(e).__name__, e)


sys.stderr = sys.stdout
p = optparse.OptionParser(usage='%prog [options] FILE', version='%prog 1.0', prog='tool', description='Does what a tool does, and says so in many '
                          'words that have to be wrapped somewhere near the end of the line.', epilog='The end.')
p.add_option('-f', '--file', dest='filename', help='read from FILE (default: %default)', metavar='FILE', default='in.txt')
p.add_option('-v', '--verbose', action='count', default=0, help='say more')
p.add_option('-q', action='store_false', dest='loud', default=True)
p.add_option('-n', '--number', type='int', help='a number')
p.add_option('--ratio', type=float, default='0.5')
p.add_option('-c', '--choice', choices=['a', 'b'], help='a or b, and a rather long explanation of what that means for the rest of it')
p.add_option('--point', nargs=2, type='float')
p.add_option('-a', '--add', action='append', help=optparse.SUPPRESS_HELP)
p.add_option('--const', action='store_const', const=7)
p.add_option('--call', action='callback', type='string', nargs=1, callback=lambda option, opt, value, parser, *rest: print('called', opt, value, rest),
             callback_args=(1,))
g = optparse.OptionGroup(p, 'Dangerous', 'They bite.')
g.add_option('--a-very-long-option-name-indeed', action='store_true', help='bites')
p.add_option_group(g)
for line in ('', '-f out -vv x -v y', '--file=out --number 0x1f', '-n07', '-nx', '--number', '--ra 2', '--r=x', '--c', '-c c', '-cb --point 1 2 3', '-a 1 -a2 --add=3',
             '--const --call hi', '-x', '--nope', '--verbose=3', '-- -v', '- -v', '--version', '-h', '--a-v', '--ad', '-qvfz'):
    print(line)
    attempt(p, line)
p.disable_interspersed_args()
attempt(p, 'x -v')
for args, kwargs in ((('x',), {}), (('-xy',), {}), (('---x',), {}), (('-v',), {}), (('-z',), {'action': 'fly'}), (('-z',), {'type': 'wing'}),
                     (('-z',), {'nope': 1}), (('-z',), {'action': 'store_true', 'type': 'int'}), (('-z',), {'type': 'choice'}), (('-z',), {'choices': 'ab'}),
                     (('-z',), {'action': 'callback'}), (('-z',), {'const': 1}), (('-z',), {'action': 'count', 'nargs': 2}), (('-z',), {'callback': print})):
    try:
        p.add_option(*args, **kwargs)
    except Exception as e:
        print(type(e).__name__, e)
r = optparse.OptionParser(conflict_handler='resolve', add_help_option=False, formatter=optparse.TitledHelpFormatter())
r.add_option('-a', '--all', action='store_true')
r.add_option('-a', '--any', action='store_true', help='any of it')
r.set_defaults(any=3)
print(r.get_default_values(), r.has_option('-a'), r.get_option('--all'), r.format_option_help())
r.remove_option('--any')
print(r.format_help() != '', optparse.Values({'a': 1}) == {'a': 1}, r.defaults)
