/* The table of actions: no key means two things in one context, and every screen shows how to get help and back. */
#include "screens/screen.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void test_table_is_sound(void **state)
{
    size_t count;
    const KeyBinding *bindings = app_bindings(&count);
    Buf error = {0};
    (void)state;
    if (!keymap_check(bindings, count, &error))
        fail_msg("%s", buf_text(&error));
    buf_deinit(&error);
}

static void test_every_action_is_explained(void **state)
{
    size_t count;
    const KeyBinding *bindings = app_bindings(&count);
    (void)state;
    for (size_t i = 0; i < count; i++) {
        assert_true(bindings[i].help && bindings[i].help[0]);
        assert_in_range(strlen(bindings[i].help), 1, 60); /* 80 columns: nothing of it is cut off */
        assert_true(bindings[i].name && bindings[i].name[0]);
    }
}

static void test_help_and_back_everywhere(void **state)
{
    size_t count;
    const KeyBinding *bindings = app_bindings(&count);
    Keymap map;
    (void)state;
    keymap_init(&map, bindings, count);
    for (unsigned context = 1; context <= CTX_ALL; context *= 2) {
        bool typing = (context & CTX_TYPING) != 0;
        int back = context == CTX_PAGE      ? ACT_PAGE_CLOSE
                   : context == CTX_EDIT || context == CTX_REWRITE ? ACT_EDIT_LEAVE
                   : context == CTX_PROMPT   ? ACT_PROMPT_CANCEL
                   : context == CTX_SEARCH ? ACT_SEARCH_CANCEL
                   : typing                ? ACT_FIELD_BACK
                                           : ACT_BACK;
        assert_non_null(keymap_find_action(&map, context, typing ? ACT_FIELD_HELP : ACT_HELP));
        assert_non_null(keymap_find_action(&map, context, back));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table_is_sound),
        cmocka_unit_test(test_every_action_is_explained),
        cmocka_unit_test(test_help_and_back_everywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
