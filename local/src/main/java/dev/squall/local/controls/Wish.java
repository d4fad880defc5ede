package dev.squall.local.controls;

/**
 * A control's wish that the run ends, from the moment it is uttered until the run knows of it: what the run had decided
 * before that waits in the line, and does not begin any more. Used on the line's thread only.
 */
final class Wish {
    private final ControlledRun.Stop stop;
    private final WaitingLine line;
    private boolean open;

    Wish(ControlledRun.Stop stop, WaitingLine line) {
        this.stop = stop;
        this.line = line;
    }

    void utter(String why) {
        open = true;
        stop.ask(why, () -> line.add(() -> open = false));
    }

    boolean isOpen() {
        return open;
    }
}
