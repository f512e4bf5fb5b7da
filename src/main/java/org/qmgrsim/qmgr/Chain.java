package org.qmgrsim.qmgr;

import org.jspecify.annotations.Nullable;

/**
 * A doubly linked list whose links belong to its members: joining, leaving and turning cost nothing but pointers.
 *
 * @see "Postfix src/qmgr/qmgr.h: QMGR_LIST_APPEND, QMGR_LIST_ROTATE and their kin"
 */
final class Chain<T> {
    private @Nullable Link<T> head;
    private @Nullable Link<T> tail;

    boolean isEmpty() {
        return head == null;
    }

    /** Whether there are two members or more. */
    boolean hasSeveral() {
        return head != tail;
    }

    @Nullable
    Link<T> head() {
        return head;
    }

    @Nullable
    Link<T> tail() {
        return tail;
    }

    @Nullable
    T first() {
        Link<T> link = head;
        return link == null ? null : link.owner;
    }

    @Nullable
    T last() {
        Link<T> link = tail;
        return link == null ? null : link.owner;
    }

    void append(Link<T> link) {
        insertAfter(tail, link);
    }

    void prepend(Link<T> link) {
        insertAfter(null, link);
    }

    /** Puts the link behind another one, or at the head if there is none. */
    void insertAfter(@Nullable Link<T> before, Link<T> link) {
        Link<T> after = before == null ? head : before.next;
        link.prev = before;
        link.next = after;
        if (before == null) {
            head = link;
        } else {
            before.next = link;
        }
        if (after == null) {
            tail = link;
        } else {
            after.prev = link;
        }
    }

    void unlink(Link<T> link) {
        Link<T> before = link.prev;
        Link<T> after = link.next;
        if (before == null) {
            head = after;
        } else {
            before.next = after;
        }
        if (after == null) {
            tail = before;
        } else {
            after.prev = before;
        }
        link.prev = null;
        link.next = null;
    }

    /** Turns the chain as a ring until the link is last; the order of the ring stays. */
    void rotateToLast(Link<T> link) {
        Link<T> first = head;
        Link<T> last = tail;
        Link<T> newFirst = link.next;
        if (first == null || last == null || newFirst == null) {
            return;
        }
        first.prev = last;
        last.next = first;
        head = newFirst;
        newFirst.prev = null;
        tail = link;
        link.next = null;
    }
}
