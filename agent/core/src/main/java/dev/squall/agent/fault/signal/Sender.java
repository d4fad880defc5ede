package dev.squall.agent.fault.signal;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.Optional;

/** Sends signals by the system call {@code kill(2)}; the JDK itself can only end processes. */
final class Sender {
    private static final int NO_SUCH_PROCESS = 3;
    private static final int NOT_PERMITTED = 1;
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO =
            STATE.varHandle(java.lang.foreign.MemoryLayout.PathElement.groupElement("errno"));
    private static final MethodHandle KILL = kill();

    private Sender() {}

    @SuppressWarnings("restricted")
    private static MethodHandle kill() {
        var linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().find("kill").orElseThrow(),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT),
                Linker.Option.captureCallState("errno"));
    }

    /** Why it was not sent; empty when it was. */
    static Optional<String> send(Signal signal, ProcessRef process) {
        if (process.pid() <= 1) {
            return Optional.of("a process of number " + process.pid() + " is never signalled");
        }
        if (!process.isThere()) {
            return Optional.of(process.identity() + " is gone");
        }
        try (var arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            int failed = (int) KILL.invokeExact(state, (int) process.pid(), signal.number());
            return failed == 0 ? Optional.empty() : Optional.of(words((int) ERRNO.get(state, 0L), process));
        } catch (Throwable e) {
            throw new IllegalStateException("kill(2) cannot be called", e);
        }
    }

    private static String words(int errno, ProcessRef process) {
        return switch (errno) {
            case NO_SUCH_PROCESS -> process.identity() + " is gone";
            case NOT_PERMITTED -> "the agent's user may not signal " + process.identity();
            default -> "signalling " + process.identity() + " failed with error number " + errno;
        };
    }
}
