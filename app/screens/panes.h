/* The player's panes: each is a function of (recording, position, selection) that fills its canvas, without a frame; some
 * have a title of their own, and say how many rows they would like. */
#ifndef ASYNCOURSE_SCREENS_PANES_H
#define ASYNCOURSE_SCREENS_PANES_H

#include "screens/player.h"

CodeRow pane_code_place(const Player *p); /* to keep in view: that of the chosen task, or what runs; part NULL: none */
uint32_t pane_code_line(const Player *p); /* the same of the program alone; 0: none */
void pane_code_draw(Player *p, Canvas canvas);
CodeRow pane_code_row(const Player *p, uint32_t row); /* of all, from 0 */
uint32_t pane_code_row_of(const Player *p, CodeRow place); /* of a place that has a part */
uint32_t pane_code_rows(const Player *p);
void pane_loop_draw(Player *p, Canvas canvas);
/* What the timer is for, in a word: "Timeout._on_timeout" is a timeout. Points into `cb`, or lives for ever. */
const char *pane_timer_name(const char *cb);
int pane_loop_rows(const Player *p, int box_rows); /* how many it would like in a box of so many rows */
void pane_tasks_title(Player *p, Buf *out);
/* "▶1 ░2 ■1" behind the title, of all tasks. */
void pane_tasks_counts(Player *p, Canvas canvas, int row, int col);
void pane_tasks_draw(Player *p, Canvas canvas);
size_t pane_resources_count(const Player *p, int cols); /* rows that it would like */
void pane_resources_draw(Player *p, Canvas canvas);
void pane_locals_title(Player *p, Buf *out);
void pane_locals_draw(Player *p, Canvas canvas);
void pane_lints_title(Player *p, Buf *out);
void pane_lints_draw(Player *p, Canvas canvas);
int pane_lints_rows(Player *p, int width); /* how many it would like */
void pane_chain_draw(Player *p, Canvas canvas);
void pane_deadlock_draw(Player *p, Canvas canvas);
void pane_map_title(Player *p, Buf *out);
void pane_map_draw(Player *p, Canvas canvas);
void pane_explain_draw(Player *p, Canvas canvas);
void pane_timeline_draw(Player *p, Canvas canvas); /* ruler and lanes */
void pane_console_draw(Player *p, Canvas canvas);
void pane_console_line(Player *p, Canvas canvas, int row); /* all in one row, with its title */
void pane_events_draw(Player *p, Canvas canvas);
void pane_lesson_draw(Player *p, Canvas canvas);
void pane_why_text(const Player *p, Buf *out); /* one line; without the stops of the tour */
void pane_why_draw(Player *p, Canvas canvas); /* and notes where its chips are */
void pane_transport_draw(Player *p, Canvas canvas);

#endif
