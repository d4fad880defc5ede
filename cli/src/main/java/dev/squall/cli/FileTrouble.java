package dev.squall.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says what is wrong with a file: the JDK's errors of files have little more than its name in their message. */
final class FileTrouble {
    private FileTrouble() {}

    static String of(IOException failed) {
        return failed instanceof FileSystemException file
                ? file.getFile() + ": " + reason(file)
                : String.valueOf(failed.getMessage());
    }

    private static String reason(FileSystemException failed) {
        return switch (failed) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ -> "you have no right to it";
            default -> failed.getReason() == null ? failed.getClass().getSimpleName() : failed.getReason();
        };
    }
}
