package org.qmgrsim.ipc;

/** The pipe of tokens by which qmgr slows cleanup down (master/mail_flow.c). It holds one byte per token. */
public final class FlowPipe {
    private int tokens;

    /** Tokens in the pipe. */
    public int tokens() {
        return tokens;
    }

    /** Takes a token; false if there is none. */
    public boolean take() {
        if (tokens == 0) {
            return false;
        }
        tokens--;
        return true;
    }

    /** A master that starts makes a new pipe. */
    public void empty() {
        tokens = 0;
    }

    /** Puts tokens in, or takes some out if the number is negative. */
    public void put(int count) {
        tokens = Math.max(0, tokens + count);
    }
}
