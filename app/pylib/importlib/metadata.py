"""What is installed: nothing but the library, which has no metadata."""

__all__ = ['PackageNotFoundError', 'distribution', 'distributions', 'entry_points', 'files', 'metadata',
           'packages_distributions', 'requires', 'version']


class PackageNotFoundError(ModuleNotFoundError):
    """The package was not found."""

    def __str__(self):
        return f'No package metadata was found for {self.name}'

    @property
    def name(self):
        return self.args[0]


def distribution(distribution_name):
    if not distribution_name:
        raise ValueError('A distribution name is required.')
    raise PackageNotFoundError(distribution_name)


version = metadata = files = requires = distribution


def distributions(**kwargs):
    return iter(())


class EntryPoints(list):
    """Those that were asked for: there are none."""

    names = groups = property(lambda self: set())

    def select(self, **params):
        return EntryPoints()

    def __getitem__(self, name):
        raise KeyError(name)


class SelectableGroups(dict):
    """All of them, by their groups."""

    names = groups = property(lambda self: set())

    def select(self, **params):
        return EntryPoints() if params else self


def entry_points(**params):
    return SelectableGroups().select(**params)


def packages_distributions():
    return {}
