package dev.squall.agent.program;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;

/** The beginning of what a program says, up to a mebibyte; what is above that is dropped. */
public final class Kept extends OutputStream {
    static final int MOST_BYTES = 1 << 20;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean cut;

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] more, int from, int length) {
        int kept = Math.min(length, MOST_BYTES - bytes.size());
        bytes.write(more, from, kept);
        cut |= kept < length;
    }

    public synchronized byte[] bytes() {
        return bytes.toByteArray();
    }

    /** Whether something was dropped. */
    synchronized boolean cut() {
        return cut;
    }
}
