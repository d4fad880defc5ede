package dev.squall.toxics.toxic;

import org.jspecify.annotations.Nullable;

/**
 * Memory that a chunk was lent, to be given back when the chunk and all that was cut off it have been written or dropped. Used by one
 * thread at a time. Forgetting to give back costs the lender a piece of memory; giving back twice is a bug and says so.
 */
public final class Lease {
    /** Of memory that nobody wants back. */
    public static final Lease NONE = new Lease(null);

    private final @Nullable Runnable giveBack;
    private int holders = 1;

    private Lease(@Nullable Runnable giveBack) {
        this.giveBack = giveBack;
    }

    /** @param giveBack called once, by the last holder */
    public static Lease of(Runnable giveBack) {
        return new Lease(giveBack);
    }

    void share() {
        if (giveBack != null) {
            holders++;
        }
    }

    void release() {
        if (giveBack == null) {
            return;
        }
        if (--holders < 0) {
            throw new IllegalStateException("given back already");
        }
        if (holders == 0) {
            giveBack.run();
        }
    }
}
