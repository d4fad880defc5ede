package dev.squall.toxics.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** Memory that is lent and comes back. */
class ScratchTest {
    private static final int SIZE = 64 * 1024;

    @Test
    void whatIsLentIsNotUsedUntilItComesBack() {
        var scratch = new Scratch(10 * SIZE);
        ByteBuffer kept = scratch.buffer();

        Runnable giveBack = scratch.lend();
        assertThat(scratch.buffer()).isNotSameAs(kept);
        giveBack.run();
        scratch.lend();

        assertThat(scratch.buffer()).isSameAs(kept);
    }

    @Test
    void noMoreIsLentThanAllowed() {
        var scratch = new Scratch(2 * SIZE);

        Runnable first = scratch.lend();
        scratch.lend();
        assertThat(scratch.lend()).isNull();
        first.run();

        assertThat(scratch.lend()).isNotNull();
    }
}
