/* mail: messages over a socket between two processes of this machine: a length and that many bytes, sent by one call
 * and read together with what waits behind them, since every call wakes somebody up. */
#ifndef JOB_MAIL_H
#define JOB_MAIL_H

#include "base/str.h"

/* False when nobody reads any more. Waits while the socket is full. */
bool mail_send(int fd, str message);

/* What was read and not taken yet. All zero: empty. */
typedef struct mailbox {
    char *p;
    size_t at, n, cap;
} mailbox;

/* Reads some of what there is; `wait`: until there is something. False when nobody sends any more. */
bool mail_read(mailbox *box, int fd, bool wait);
/* The next message that is there in whole; it stays until the next mail_read. False: there is none. */
bool mail_take(mailbox *box, str *message);
void mail_forget(mailbox *box); /* all that was read */
void mail_close(mailbox *box);

#endif
