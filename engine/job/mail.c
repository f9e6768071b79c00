/* The length goes first, as it stands in memory. */
#include "job/mail.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>

enum { PIECE = 64 * 1024 };

bool mail_send(int fd, str message) {
    size_t n = message.n;
    struct iovec parts[] = {{&n, sizeof n}, {(void *)message.p, n}};
    struct msghdr all = {.msg_iov = parts, .msg_iovlen = 2};
    while (parts[0].iov_len + parts[1].iov_len > 0) {
        ssize_t put = sendmsg(fd, &all, MSG_NOSIGNAL);
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) return false;
        for (struct iovec *v = parts; v < parts + 2; v++) {
            size_t gone = (size_t)put < v->iov_len ? (size_t)put : v->iov_len;
            v->iov_base = (char *)v->iov_base + gone;
            v->iov_len -= gone;
            put -= (ssize_t)gone;
        }
    }
    return true;
}

bool mail_read(mailbox *box, int fd, bool wait) {
    if (box->at) memmove(box->p, box->p + box->at, box->n - box->at);
    box->n -= box->at;
    box->at = 0;
    if (box->cap - box->n < PIECE) {
        box->cap = box->cap * 2 + PIECE;
        box->p = mem_realloc(box->p, box->cap);
    }
    ssize_t got;
    do got = recv(fd, box->p + box->n, box->cap - box->n, wait ? 0 : MSG_DONTWAIT);
    while (wait && got < 0 && errno == EINTR);
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) return true;
    if (got <= 0) return false;
    box->n += (size_t)got;
    return true;
}

bool mail_take(mailbox *box, str *message) {
    size_t n, there = box->n - box->at;
    if (there < sizeof n) return false;
    memcpy(&n, box->p + box->at, sizeof n);
    if (there - sizeof n < n) return false;
    *message = (str){box->p + box->at + sizeof n, n};
    box->at += sizeof n + n;
    return true;
}

void mail_forget(mailbox *box) { box->at = box->n = 0; }

void mail_close(mailbox *box) { free(box->p); }
