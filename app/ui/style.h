/* What a cell means (its role), and how each theme and glyph tier shows it.
 *
 * A Style is a role plus modifiers (`ROLE_CODE | STYLE_SELECTED`). Panes speak only in styles; attributes and
 * colours appear in this module and in the terminal backend. No state is told by colour alone: each has its own
 * glyph, and mono themes keep the attributes. */
#ifndef ASYNCOURSE_UI_STYLE_H
#define ASYNCOURSE_UI_STYLE_H

#include <stdbool.h>
#include <stdint.h>

typedef enum {
#define ROLE(name, letter, attrs, fg, bg, mono) ROLE_##name,
#include "ui/roles.def"
#undef ROLE
    ROLE_COUNT
} Role;

typedef uint16_t Style; /* a Role, with any of the modifiers below */
enum {
    STYLE_ROLE_MASK = 0xff,
    STYLE_SELECTED = 0x100,   /* reversed over the role's own look */
    STYLE_BOLD = 0x200,
    STYLE_DIM = 0x400,
    STYLE_UNDERLINE = 0x800,  /* also: the red underline of a task being cancelled */
    STYLE_MODIFIERS = 0xf00
};

enum { LOOK_BOLD = 1, LOOK_DIM = 2, LOOK_REVERSE = 4, LOOK_UNDERLINE = 8, LOOK_ITALIC = 16 };
typedef struct {
    int16_t fg, bg;  /* palette index, or -1: the terminal's own */
    uint8_t attrs;   /* LOOK_* */
} Look;

typedef enum { THEME_MONO, THEME_16, THEME_DARK, THEME_LIGHT, THEME_CONTRAST, THEME_COUNT } Theme;
typedef enum { COLOR_WHEN_AUTO, COLOR_WHEN_ALWAYS, COLOR_WHEN_NEVER } ColorWhen;

/* THEME_MONO when colour is off (NEVER; AUTO with a non-empty NO_COLOR; fewer than 8 colours), else `wanted`,
 * falling back to THEME_16 below 256 colours. `no_color` is the variable's value or NULL. */
Theme style_choose_theme(Theme wanted, ColorWhen when, const char *no_color, int colors);
/* "mono", "16", "dark", "light", "contrast"; false when the name is unknown. */
bool style_theme_from_name(const char *name, Theme *theme);
Look style_look(Theme theme, Style style);
char style_role_letter(Style style);       /* for role maps */
const char *style_role_name(Role role);    /* "KEYWORD" */

/* Which characters the terminal can show. VT is a Linux console's font. */
typedef enum { GLYPHS_UTF8, GLYPHS_VT, GLYPHS_ASCII } GlyphTier;
/* From the codeset (nl_langinfo(CODESET)) and $TERM (may be NULL); `ascii` forces ASCII. */
GlyphTier style_choose_tier(bool ascii, const char *codeset, const char *term);
/* The character to show for `ch` in a tier: itself, a stand-in of the same meaning, or '?'. */
uint32_t style_fold(GlyphTier tier, uint32_t ch);
/* True for the program's own symbols (lines, bars, arrows), one cell wide in every locale. */
bool style_is_symbol(uint32_t ch);

/* The state alphabet. */
typedef enum {
    UI_RUNNING, UI_READY, UI_SLEEPING, UI_WAITING, UI_IO, UI_BLOCKING, UI_CANCELLING, UI_DONE, UI_CANCELLED, UI_FAILED,
    UI_STATE_COUNT
} UiState;
/* Glyph in a list and in a bar (UTF-8 tier; the grid folds it to the tier in use), word, role. */
uint32_t style_state_glyph(UiState state);
uint32_t style_state_bar(UiState state);
const char *style_state_word(UiState state);
Role style_state_role(UiState state);
/* When several states share a cell the one with the larger rank is shown. */
int style_state_rank(UiState state);
/* Density 0 (blank) to 8 (full): " ▁▂▃▄▅▆▇█". */
uint32_t style_density(int level);

#endif
