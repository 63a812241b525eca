"""The platform that programs here believe to run on."""


def system():
    return 'Linux'


def node():
    return 'asyncourse'


def release():
    return '6.1'


def version():
    return '#1'


def machine():
    return 'x86_64'


def processor():
    return ''


def python_version():
    return '3.11.7'


def python_version_tuple():
    return '3', '11', '7'


def python_implementation():
    return 'CPython'


def platform(aliased=False, terse=False):
    return 'Linux-6.1-x86_64'
