#define PCRE2_CODE_UNIT_WIDTH 8
#include "base/regex.h"

#include "base/mem.h"

#include <pcre2.h>

enum { MATCH_LIMIT = 1000000, DEPTH_LIMIT = 10000, HEAP_LIMIT_KIB = 16384 };

struct Regex {
    pcre2_code *code;
    pcre2_match_context *limits;
};

Regex *regex_new(const char *pattern, size_t len, char **error, size_t *offset)
{
    int number;
    PCRE2_SIZE at = 0;
    uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_MULTILINE | PCRE2_NEVER_BACKSLASH_C;
    pcre2_code *code = pcre2_compile((PCRE2_SPTR)pattern, len, options, &number, &at, NULL);
    if (!code) {
        char text[256];
        pcre2_get_error_message(number, (PCRE2_UCHAR *)text, sizeof text);
        *error = mem_strdup(text);
        *offset = at;
        return NULL;
    }
    Regex *regex = mem_zalloc(sizeof *regex);
    regex->code = code;
    regex->limits = pcre2_match_context_create(NULL);
    pcre2_set_match_limit(regex->limits, MATCH_LIMIT);
    pcre2_set_depth_limit(regex->limits, DEPTH_LIMIT);
    pcre2_set_heap_limit(regex->limits, HEAP_LIMIT_KIB);
    return regex;
}

void regex_free(Regex *regex)
{
    if (!regex)
        return;
    pcre2_match_context_free(regex->limits);
    pcre2_code_free(regex->code);
    mem_free(regex);
}

RegexResult regex_search(const Regex *regex, const char *text, size_t len)
{
    pcre2_match_data *match = pcre2_match_data_create_from_pattern(regex->code, NULL);
    int found = pcre2_match(regex->code, (PCRE2_SPTR)text, len, 0, 0, match, regex->limits);
    pcre2_match_data_free(match);
    if (found >= 0)
        return REGEX_YES;
    bool limit = found == PCRE2_ERROR_MATCHLIMIT || found == PCRE2_ERROR_DEPTHLIMIT || found == PCRE2_ERROR_HEAPLIMIT;
    return limit ? REGEX_TOO_MUCH : REGEX_NO;
}
