# cmd: commands, help, what is unknown, columns.
import cmd
import io


class Shop(cmd.Cmd):
    prompt = '> '
    intro = 'Welcome.'

    def do_buy(self, arg):
        """Buy something."""
        self.stdout.write(f'bought {arg!r}\n')

    def do_count(self, arg): self.stdout.write('counted\n')
    def do_shell(self, arg): self.stdout.write(f'shell {arg}\n')
    def help_prices(self): self.stdout.write('All prices are fair.\n')
    def do_EOF(self, arg): return True
    def precmd(self, line): self.stdout.write(f'[{line}]\n'); return line
    def preloop(self): self.stdout.write('open\n')
    def postloop(self): self.stdout.write('closed\n')


out = io.StringIO()
shop = Shop(stdin=io.StringIO('buy  two apples\n\ncount\nnothing here\n?\n? buy\nhelp count\nhelp prices\nhelp no\n!ls -l\n12\n  \n'), stdout=out)
shop.use_rawinput = False
shop.cmdloop()
print(out.getvalue())
print(shop.parseline('a.b c'), shop.parseline('?x'), shop.parseline('!x'), shop.parseline(''), shop.lastcmd, shop.completenames('c'))
print(cmd.Cmd().parseline('!x'))
for n in 0, 1, 7, 30:
    shop.stdout = io.StringIO()
    shop.columnize([f'name{i ** 3}' for i in range(n)], 40)
    print(shop.stdout.getvalue())
try:
    shop.columnize(['a', 1, None])
except TypeError as e:
    print(e)
