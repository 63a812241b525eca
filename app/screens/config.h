/* The learner's settings: $XDG_CONFIG_HOME/asyncourse/config, else ~/.config/asyncourse/config. Lines of "name = value";
 * "key ACTION = KEYS" gives an action other keys. The command line wins over it. assets/doc/config.md tells learners. */
#ifndef ASYNCOURSE_SCREENS_CONFIG_H
#define ASYNCOURSE_SCREENS_CONFIG_H

#include "base/diag.h"
#include "screens/app.h"
#include "ui/keymap.h"
#include "ui/style.h"

typedef struct {
    bool has_theme, has_color, ascii, no_mouse, no_anim;
    Theme theme;
    AppColor color;
    KeyBinding *bindings; /* the table of actions with the learner's keys, and NULL when it is the standard one */
    char **keys;          /* the texts that `bindings` borrows */
    size_t key_count, key_cap;
} Config;

/* Reads a text. What is wrong with it goes to `diags` (file: the name to show), and the rest holds. */
void config_parse(Config *config, const char *file, const char *text, size_t len, DiagList *diags);
/* Finds the learner's file and reads it. No file: an empty config. false: it is wrong or cannot be read; `error` says
 * where and why. */
bool config_load(Config *config, Buf *error);
void config_deinit(Config *config);

#endif
