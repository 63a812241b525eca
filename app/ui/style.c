#include "ui/style.h"

#include <stddef.h>
#include <string.h>

typedef struct {
    const char *name;
    char letter;
    uint8_t attrs;
    int16_t fg, bg;
    uint8_t mono;
} RoleRow;

enum { B = LOOK_BOLD, D = LOOK_DIM, R = LOOK_REVERSE, U = LOOK_UNDERLINE, I = LOOK_ITALIC };

static const RoleRow role_rows[ROLE_COUNT] = {
#define ROLE(name, letter, attrs, fg, bg, mono) {#name, letter, attrs, fg, bg, mono},
#include "ui/roles.def"
#undef ROLE
};

/* Where a 256-colour theme differs from the 16 colours. */
typedef struct {
    uint8_t role;
    int16_t dark, light, contrast;
} ThemeRow;

static const ThemeRow theme_rows[] = {
    {ROLE_RUNNING, 41, 28, 46},    {ROLE_READY, 220, 130, 226},   {ROLE_SLEEPING, 67, 25, 117},
    {ROLE_WAITING, 73, 30, 51},    {ROLE_IO, 140, 91, 213},       {ROLE_CANCELLING, 203, 160, 203},
    {ROLE_DONE, 244, 244, 250},    {ROLE_CANCELLED, 131, 131, 210}, {ROLE_FAILED, 196, 160, 196},
    {ROLE_KEYWORD, 75, 25, 117},   {ROLE_STRING, 114, 28, 120},   {ROLE_COMMENT, 244, 243, 252},
    {ROLE_NUMBER, 179, 94, 229},   {ROLE_DECORATOR, 176, 90, 219}, {ROLE_BUILTIN, 80, 30, 123},
    {ROLE_LINENO, 240, 248, 250},  {ROLE_BORDER, 240, 248, 252},  {ROLE_CODE_INLINE, 80, 30, 123},
    {ROLE_ERROR, 203, 160, 203},   {ROLE_WARNING, 220, 130, 226}, {ROLE_SUCCESS, 41, 28, 46},
    {ROLE_HUE_1, 203, 160, 203},   {ROLE_HUE_2, 41, 28, 46},      {ROLE_HUE_3, 220, 130, 226},
    {ROLE_HUE_4, 75, 25, 117},     {ROLE_HUE_5, 176, 90, 219},    {ROLE_HUE_6, 80, 30, 123},
    {ROLE_TIP, 80, 30, 123},       {ROLE_LINK, 75, 25, 117},      {ROLE_STDERR, 203, 160, 203},
};

Theme style_choose_theme(Theme wanted, ColorWhen when, const char *no_color, int colors)
{
    if (when == COLOR_WHEN_NEVER || wanted == THEME_MONO || colors < 8) {
        return THEME_MONO;
    }
    if (when == COLOR_WHEN_AUTO && no_color != NULL && no_color[0] != '\0') {
        return THEME_MONO;
    }
    return colors < 256 ? THEME_16 : wanted;
}

bool style_theme_from_name(const char *name, Theme *theme)
{
    static const char *const names[THEME_COUNT] = {"mono", "16", "dark", "light", "contrast"};
    for (int i = 0; i < THEME_COUNT; i++) {
        if (strcmp(name, names[i]) == 0) {
            *theme = (Theme)i;
            return true;
        }
    }
    return false;
}

static const RoleRow *role_row(Style style)
{
    unsigned role = style & STYLE_ROLE_MASK;
    return &role_rows[role < ROLE_COUNT ? role : ROLE_NORMAL];
}

static int16_t theme_color(Theme theme, unsigned role, int16_t otherwise)
{
    for (size_t i = 0; i < sizeof theme_rows / sizeof theme_rows[0]; i++) {
        const ThemeRow *row = &theme_rows[i];
        if (row->role == role) {
            return theme == THEME_DARK ? row->dark : theme == THEME_LIGHT ? row->light : row->contrast;
        }
    }
    return otherwise;
}

Look style_look(Theme theme, Style style)
{
    const RoleRow *row = role_row(style);
    Look look = {row->fg, row->bg, row->attrs};
    if (theme == THEME_MONO) {
        look = (Look){-1, -1, row->mono};
    } else if (theme >= THEME_DARK) {
        look.fg = theme_color(theme, style & STYLE_ROLE_MASK, row->fg);
        if (look.fg != row->fg || theme == THEME_CONTRAST) {
            look.attrs &= (uint8_t)~D; /* the colour itself is already quiet (or must not be) */
        }
        if (look.bg == 1) {
            look.bg = theme == THEME_LIGHT ? 160 : 196;
        }
    }
    /* Reversing twice would hide the selection on reversed roles: underline those instead. */
    if (style & STYLE_SELECTED) {
        look.attrs |= (look.attrs & R) ? U : R;
        look.attrs &= (uint8_t)~D;
    }
    look.attrs |= (uint8_t)(((style & STYLE_BOLD) ? B : 0) | ((style & STYLE_UNDERLINE) ? U : 0));
    if (style & STYLE_DIM) {
        look.attrs |= D;
    }
    return look;
}

char style_role_letter(Style style) { return role_row(style)->letter; }

const char *style_role_name(Role role) { return role_row((Style)role)->name; }

/* Stand-ins, sorted by code point: the Linux console's fonts, then ASCII. */
typedef struct {
    uint32_t ch, vt;
    char ascii;
} FoldRow;

static const FoldRow fold_rows[] = {
    {0x00a0, ' ', ' '},       {0x00ab, 0x00ab, '<'},    {0x00b0, 0x00b0, 'o'},    {0x00b1, 0x00b1, '~'},
    {0x00b7, 0x00b7, '.'},    {0x00bb, 0x00bb, '+'},    {0x00d7, 0x00d7, 'x'},    {0x2010, '-', '-'},
    {0x2011, '-', '-'},       {0x2012, '-', '-'},       {0x2013, '-', '-'},       {0x2014, '-', '-'},
    {0x2018, '\'', '\''},     {0x2019, '\'', '\''},     {0x201c, '"', '"'},       {0x201d, '"', '"'},
    {0x2022, 0x00b7, '*'},    {0x2026, '.', '.'},       {0x2190, '<', '<'},       {0x2191, '^', '^'},
    {0x2192, '>', '>'},       {0x2193, 'v', 'v'},       {0x2194, '-', '-'},       {0x21b5, '<', '<'},
    {0x21d2, '>', '>'},       {0x2248, 0x2248, '='},    {0x2260, '!', '!'},       {0x2264, '<', '<'},
    {0x2265, '>', '>'},       {0x2500, 0x2500, '-'},    {0x2501, 0x2500, '='},    {0x2502, 0x2502, '|'},
    {0x2503, 0x2502, '|'},    {0x250c, 0x250c, '+'},    {0x2510, 0x2510, '+'},    {0x2514, 0x2514, '+'},
    {0x2518, 0x2518, '+'},    {0x251c, 0x251c, '+'},    {0x2524, 0x2524, '+'},    {0x252c, 0x252c, '+'},
    {0x2534, 0x2534, '+'},    {0x253c, 0x253c, '+'},    {0x2550, 0x2500, '='},    {0x2551, 0x2502, '|'},
    {0x2581, '.', '.'},       {0x2582, ':', ':'},       {0x2583, '-', '-'},       {0x2584, '=', '='},
    {0x2585, '+', '+'},       {0x2586, '*', '*'},       {0x2587, '*', '*'},       {0x2588, 0x2588, '#'},
    {0x2591, 0x2591, '~'},    {0x2592, 0x2592, '+'},    {0x2593, 0x2592, '%'},    {0x25a0, 0x25a0, '|'},
    {0x25a1, 'o', 'o'},       {0x25b2, '^', '^'},       {0x25b6, '>', '>'},       {0x25b8, '>', '>'},
    {0x25ba, '>', '>'},       {0x25bc, 'v', 'v'},       {0x25be, 'v', 'v'},       {0x25c0, '<', '<'},
    {0x25c6, 0x2666, '*'},    {0x25c7, 'o', 'o'},       {0x25cb, 'o', 'o'},       {0x25cf, 'o', 'o'},
    {0x2605, '*', '*'},       {0x2606, '*', '*'},       {0x2666, 0x2666, '*'},    {0x2713, '+', '+'},
    {0x2717, 'x', 'E'},
};

static const FoldRow *find_fold(uint32_t ch)
{
    size_t low = 0, high = sizeof fold_rows / sizeof fold_rows[0];
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (fold_rows[mid].ch == ch) {
            return &fold_rows[mid];
        }
        if (fold_rows[mid].ch < ch) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    return NULL;
}

uint32_t style_fold(GlyphTier tier, uint32_t ch)
{
    if (ch < 0x7f || tier == GLYPHS_UTF8) {
        return ch;
    }
    const FoldRow *row = find_fold(ch);
    if (row != NULL) {
        return tier == GLYPHS_VT ? row->vt : (uint32_t)(unsigned char)row->ascii;
    }
    return tier == GLYPHS_VT ? ch : '?';
}

bool style_is_symbol(uint32_t ch) { return ch > 0x7f && find_fold(ch) != NULL; }

GlyphTier style_choose_tier(bool ascii, const char *codeset, const char *term)
{
    if (ascii || codeset == NULL || (strcmp(codeset, "UTF-8") != 0 && strcmp(codeset, "utf8") != 0)) {
        return GLYPHS_ASCII;
    }
    return term != NULL && strcmp(term, "linux") == 0 ? GLYPHS_VT : GLYPHS_UTF8;
}

typedef struct {
    uint32_t glyph, bar;
    const char *word;
    Role role;
    int rank;
} StateRow;

/* Ranks: error > blocks > cancelled > running > ready > I/O > waiting > sleeping > done. */
static const StateRow state_rows[UI_STATE_COUNT] = {
    [UI_RUNNING] = {0x25b6, 0x2588, "running", ROLE_RUNNING, 6},
    [UI_READY] = {0x00bb, 0x2592, "ready", ROLE_READY, 5},
    [UI_SLEEPING] = {0x2591, 0x2591, "sleeping", ROLE_SLEEPING, 2},
    [UI_WAITING] = {0x2500, 0x2500, "waiting", ROLE_WAITING, 3},
    [UI_IO] = {0x2248, 0x2248, "I/O", ROLE_IO, 4},
    [UI_BLOCKING] = {'!', '!', "blocks the loop", ROLE_BLOCKING, 9},
    [UI_CANCELLING] = {0x00d7, 0x00d7, "cancelling", ROLE_CANCELLING, 7},
    [UI_DONE] = {0x25a0, 0x25a0, "done", ROLE_DONE, 1},
    [UI_CANCELLED] = {0x00d7, 0x00d7, "cancelled", ROLE_CANCELLED, 8},
    [UI_FAILED] = {0x2717, 0x2717, "failed", ROLE_FAILED, 10},
};

static const StateRow *state_row(UiState state)
{
    return &state_rows[(unsigned)state < UI_STATE_COUNT ? (unsigned)state : UI_WAITING];
}

uint32_t style_state_glyph(UiState state) { return state_row(state)->glyph; }
uint32_t style_state_bar(UiState state) { return state_row(state)->bar; }
const char *style_state_word(UiState state) { return state_row(state)->word; }
Role style_state_role(UiState state) { return state_row(state)->role; }
int style_state_rank(UiState state) { return state_row(state)->rank; }

uint32_t style_density(int level)
{
    if (level <= 0) {
        return ' ';
    }
    return 0x2580u + (uint32_t)(level > 8 ? 8 : level);
}
