/* The program being changed inside the player: typed here, in $EDITOR, or by any other program that saves its file. It
 * runs again at each pause of typing, and the panes show the new run at the moment that they showed of the old one.
 * While the text does not compile, the last run that did stays, and the mistake is shown below the text. */
#ifndef ASYNCOURSE_SCREENS_PLAYER_EDIT_H
#define ASYNCOURSE_SCREENS_PLAYER_EDIT_H

#include "screens/player.h"

void player_edit_begin(Player *p);   /* e: gives the keys to the editor */
void player_edit_outside(Player *p); /* Ctrl-E */
void player_compare(Player *p);      /* d: this run beside the one before the last change */

bool player_is_edited(const Player *p); /* the editor has the keys */
bool player_is_unsaved(const Player *p);
unsigned player_edit_contexts(const Player *p);
/* For the screen's operations of the same names; true: it was for the editor. */
bool player_edit_text(Player *p, const TermEvent *event);
bool player_edit_act(Player *p, const KeyHit *hit);
int player_edit_timeout(const Player *p); /* -1: none */
void player_edit_tick(Player *p);
/* The file may have been saved by somebody else. */
void player_edit_wake(Player *p);
/* What is readable when it may (-1: nothing), and after how many milliseconds to look in any case (-1: never). */
int player_edit_watch(const Player *p, int *ms);
/* Where the run before the last change and this one part, in lines; false: there is none before. */
bool player_put_difference(Player *p, Buf *out);
const Diag *player_mistake(const Player *p); /* of the text as it is now; NULL: it compiles */
/* false: there are unsaved changes, and the learner has been told; asked again it is true. */
bool player_edit_may_leave(Player *p);
void player_edit_free(Player *p);

/* The text with its mistake, in the place of the code; over the whole screen when nothing of it has ever run. */
void player_edit_draw(Player *p, Canvas canvas);
void player_edit_draw_alone(Player *p, Canvas canvas);
/* Of a player that has nothing to play: the last text that was tried. */
const Recording *player_failed_run(const Player *p);

/* player_run.c: runs a changed text. true: it is the player's program now, shown at the same moment, and *other is the
 * run before it (NULL: there was none). false: nothing of it runs; everything stays, and *other is that run. The caller
 * frees *other. `fuel`: at most. */
bool player_change(Player *p, const char *text, size_t len, uint64_t fuel, Recording **other);

/* compare.c: two runs side by side, borrowed; Enter shows the first difference in the player and leaves. */
void compare_put(const Screen *compare, Buf *out); /* where they part, in lines */
Screen *compare_new(Screen *player, const Recording *before, const Recording *after, const char *file);

#endif
