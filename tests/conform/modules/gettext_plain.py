# gettext without catalogues: each text is its own translation.
import gettext

_ = gettext.gettext
print(_('Hello'), gettext.ngettext('one cat', 'many cats', 1), gettext.ngettext('one cat', 'many cats', 2), gettext.pgettext('menu', 'Open'))
print(gettext.find('nothing'), gettext.find('nothing', all=True), gettext.textdomain(), gettext.textdomain('shop'), gettext.textdomain())
try:
    gettext.translation('nothing')
except FileNotFoundError as e:
    print(e)
t = gettext.translation('nothing', fallback=True)


class Loud(gettext.NullTranslations):
    def gettext(self, message): return message.upper()


t.add_fallback(Loud())
print(t.gettext('hello'), t.ngettext('a', 'b', 2), t.info(), t.charset(), gettext.dgettext('x', 'y'), gettext.dngettext('x', 'y', 'z', 3))
