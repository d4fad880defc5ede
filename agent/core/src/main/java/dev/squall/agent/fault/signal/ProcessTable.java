package dev.squall.agent.fault.signal;

import dev.squall.model.codec.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.regex.Pattern;

/** What runs on this machine, read from {@code /proc}. Never the agent itself nor what it runs in. */
final class ProcessTable {
    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";
    private static final int STATE_COLUMN = 3;
    private static final int INODE_COLUMN = 9;

    private ProcessTable() {}

    /** Processes whose name, or the name of whose program, is exactly that or is matched as a whole by it. */
    static List<ProcessRef> named(Pattern name) {
        return all(pid -> name.matcher(program(pid)).matches()
                || ProcessRef.of(pid)
                        .filter(it -> name.matcher(it.name()).matches())
                        .isPresent());
    }

    /** Processes that listen on a TCP port. */
    static List<ProcessRef> listeningOn(int port) {
        var sockets = new HashSet<String>();
        sockets.addAll(listeners(PROC.resolve("net/tcp"), port));
        sockets.addAll(listeners(PROC.resolve("net/tcp6"), port));
        return sockets.isEmpty() ? List.of() : all(pid -> holds(pid, sockets));
    }

    /** The process whose number a file holds. */
    static Optional<ProcessRef> inFile(Path file) {
        return number(file).flatMap(ProcessRef::of).filter(it -> !isOurs(it.pid()));
    }

    /** Empty when there is none in it; whatever else the file is, no more of it is read than a text may have. */
    static Optional<Long> number(Path file) {
        return SourceText.load(file) instanceof SourceText.Loaded(var _, String text)
                        && text.strip().matches("\\d{1,10}")
                ? Optional.of(Long.valueOf(text.strip()))
                : Optional.empty();
    }

    private static List<ProcessRef> all(LongPredicate wanted) {
        var found = new ArrayList<ProcessRef>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path entry : entries) {
                long pid = Long.parseLong(entry.getFileName().toString());
                if (!isOurs(pid) && wanted.test(pid)) {
                    ProcessRef.of(pid).ifPresent(found::add);
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        found.sort(java.util.Comparator.comparingLong(ProcessRef::pid));
        return found;
    }

    private static boolean isOurs(long pid) {
        if (pid <= 1) {
            return true;
        }
        Optional<ProcessHandle> own = Optional.of(ProcessHandle.current());
        while (own.isPresent()) {
            if (own.get().pid() == pid) {
                return true;
            }
            own = own.get().parent();
        }
        return false;
    }

    /** The file name of the program that a process runs; empty when it cannot be read. */
    private static String program(long pid) {
        try {
            byte[] line = Files.readAllBytes(PROC.resolve(pid + "/cmdline"));
            String text = new String(line, StandardCharsets.UTF_8);
            int end = text.indexOf('\0');
            String path = end < 0 ? text : text.substring(0, end);
            return path.substring(path.lastIndexOf('/') + 1);
        } catch (IOException _) {
            return "";
        }
    }

    private static Set<String> listeners(Path table, int port) {
        var sockets = new HashSet<String>();
        try {
            String hex = String.format("%04X", port);
            for (String line : Files.readAllLines(table)) {
                String[] columns = line.strip().split("\\s+");
                if (columns.length > INODE_COLUMN
                        && columns[1].endsWith(":" + hex)
                        && columns[STATE_COLUMN].equals(LISTENING)) {
                    sockets.add("socket:[" + columns[INODE_COLUMN] + "]");
                }
            }
        } catch (IOException _) {
            return Set.of();
        }
        return sockets;
    }

    private static boolean holds(long pid, Set<String> sockets) {
        try (DirectoryStream<Path> open = Files.newDirectoryStream(PROC.resolve(pid + "/fd"))) {
            for (Path descriptor : open) {
                if (Files.isSymbolicLink(descriptor)
                        && sockets.contains(Files.readSymbolicLink(descriptor).toString())) {
                    return true;
                }
            }
        } catch (IOException | java.io.UncheckedIOException _) {
            return false;
        }
        return false;
    }
}
