"""What the language does already."""
annotations = division = absolute_import = print_function = unicode_literals = True
generators = nested_scopes = with_statement = generator_stop = True
