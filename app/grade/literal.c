#include "grade/literal.h"

#include <string.h>

static void text(const CourseText *s, Buf *out)
{
    buf_char(out, '"');
    for (size_t i = 0; i < s->len; i++) {
        unsigned char c = (unsigned char)s->text[i];
        if (c == '"' || c == '\\')
            buf_printf(out, "\\%c", c);
        else if (c < 32 || c == 127)
            buf_printf(out, "\\x%02x", c);
        else
            buf_char(out, (char)c);
    }
    buf_char(out, '"');
}

static void scalar(const CourseValue *v, Buf *out)
{
    static const char *const words[][2] = {{"true", "True"}, {"false", "False"}, {"null", "None"}, {"~", "None"}};
    double number;
    for (size_t i = 0; v->plain && i < sizeof words / sizeof *words; i++)
        if (strcmp(v->scalar.text, words[i][0]) == 0) {
            buf_str(out, words[i][1]);
            return;
        }
    if (v->plain && course_value_number(v, &number))
        buf_bytes(out, v->scalar.text, v->scalar.len);
    else
        text(&v->scalar, out);
}

void literal_python(const CourseValue *v, Buf *out)
{
    switch (v->kind) {
    case COURSE_SCALAR:
        scalar(v, out);
        break;
    case COURSE_LIST:
        buf_char(out, '[');
        for (size_t i = 0; i < v->count; i++) {
            buf_str(out, i ? ", " : "");
            literal_python(v->items[i], out);
        }
        buf_char(out, ']');
        break;
    case COURSE_MAP:
        buf_char(out, '{');
        for (size_t i = 0; i < v->count; i++) {
            buf_str(out, i ? ", " : "");
            literal_python(v->pairs[i].key, out);
            buf_str(out, ": ");
            literal_python(v->pairs[i].value, out);
        }
        buf_char(out, '}');
        break;
    }
}
