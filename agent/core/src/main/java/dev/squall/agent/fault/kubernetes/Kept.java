package dev.squall.agent.fault.kubernetes;

import dev.squall.agent.http.HttpReply;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;

/** The beginning of what a program says, up to a mebibyte. */
final class Kept extends OutputStream {
    static final int MOST_BYTES = 1 << 20;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] more, int from, int length) {
        bytes.write(more, from, Math.min(length, MOST_BYTES - bytes.size()));
    }

    synchronized String text() {
        return HttpReply.decoded(bytes.toByteArray());
    }
}
