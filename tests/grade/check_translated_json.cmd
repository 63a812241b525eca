asyncourse check --format json translated/lessons/i18n
