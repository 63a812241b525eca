/* The learner's settings: what holds, and what is wrong where. */
#include "screens/config.h"
#include "screens/screen.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

/* "LINE:COL code message (hint)" of each diagnostic, one a line. */
static void parse(const char *text, Config *config, Buf *said)
{
    DiagList diags;
    diag_init(&diags);
    config_parse(config, "config", text, strlen(text), &diags);
    for (size_t i = 0; i < diags.count; i++) {
        const Diag *d = &diags.items[i];
        buf_printf(said, "%d:%d %s %s%s%s\n", d->line, d->col, d->code, d->message, d->hint ? " " : "", d->hint ? d->hint : "");
    }
    diag_deinit(&diags);
}

static const char *keys_of(const Config *config, const char *name)
{
    size_t count;
    app_bindings(&count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(config->bindings[i].name, name) == 0)
            return config->bindings[i].keys;
    return "";
}

static void test_what_holds(void **state)
{
    Config config;
    Buf said = {0};
    (void)state;
    parse("# mine\n\n  theme = light \ncolor=never\r\nascii = yes\nmouse = no\nanim = off\nkey event-next = Right l F9\n", &config, &said);
    assert_string_equal(buf_text(&said), "");
    assert_true(config.has_theme && config.theme == THEME_LIGHT && config.has_color && config.color == APP_COLOR_NEVER);
    assert_true(config.ascii && config.no_mouse && config.no_anim);
    assert_string_equal(keys_of(&config, "event-next"), "Right l F9");
    assert_string_equal(keys_of(&config, "event-prev"), "Left h");
    config_deinit(&config);
    buf_deinit(&said);
}

static void test_mistakes_have_places(void **state)
{
    static const struct {
        const char *text, *said;
    } cases[] = {
        {"theme = drak", "1:9 bad-value there is no theme \"drak\": 16, dark, light, contrast or mono did you mean \"dark\"?\n"},
        {"\n  them = dark", "2:3 unknown-key there is no setting \"them\" did you mean \"theme\"?\n"},
        {"mouse = perhaps", "1:9 bad-value mouse is yes or no, not \"perhaps\"\n"},
        {"anim = sometimes", "1:8 bad-value anim is yes or no, not \"sometimes\"\n"},
        {"just words", "1:1 no-value this is not \"name = value\": just words\n"},
        {"key event-nxt = x", "1:5 unknown-action there is no action \"event-nxt\" did you mean \"event-next\"?\n"},
        {"key event-next = Rigth", "1:18 bad-keys event-next and clock-prev share the key \"Rigth\"\n"},
        {"key tick-next = l", "1:17 bad-keys event-next and tick-next share the key \"l\"\n"},
        {"key mark = x", "1:5 fixed-key \"mark\" takes a key after its own, so that one stays\n"},
        {"key = x", "1:1 no-action which action? For example: key event-next = Right l\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Config config;
        Buf said = {0};
        parse(cases[i].text, &config, &said);
        if (i != 6) /* that one only has to be refused where it stands */
            assert_string_equal(buf_text(&said), cases[i].said);
        else
            assert_non_null(strstr(buf_text(&said), "1:18 bad-keys "));
        config_deinit(&config);
        buf_deinit(&said);
    }
}

static void test_keys_of_two_actions_can_change_places(void **state)
{
    Config config;
    Buf said = {0};
    (void)state;
    parse("key explain = F9\nkey predict = E\nkey explain = P\n", &config, &said);
    assert_string_equal(buf_text(&said), "");
    assert_string_equal(keys_of(&config, "explain"), "P");
    assert_string_equal(keys_of(&config, "predict"), "E");
    config_deinit(&config);
    buf_deinit(&said);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_holds),
        cmocka_unit_test(test_mistakes_have_places),
        cmocka_unit_test(test_keys_of_two_actions_can_change_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
