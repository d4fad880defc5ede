package dev.squall.model.codec;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says what is wrong with a file: the JDK's errors of files have little more than its name in their message. */
public final class FileTrouble {
    private FileTrouble() {}

    /** With the file's name, where it is known. */
    public static String of(IOException failed) {
        return switch (failed) {
            case FileSystemException file -> file.getFile() + ": " + reason(file);
            case FileNotFoundException named -> String.valueOf(named.getMessage());
            default -> reason(failed);
        };
    }

    /** For whoever has named the file already. */
    public static String reason(IOException failed) {
        return switch (failed) {
            case NoSuchFileException _ -> "it, or the directory it is in, is not there";
            case AccessDeniedException _ -> "permission denied";
            case FileSystemException other ->
                other.getReason() == null ? other.getClass().getSimpleName() : other.getReason();
            case FileNotFoundException other -> bracketed(String.valueOf(other.getMessage()));
            default -> String.valueOf(failed.getMessage());
        };
    }

    /** {@code a/b.json (Permission denied)}, as streams say it. */
    private static String bracketed(String message) {
        int bracket = message.lastIndexOf(" (");
        return bracket > 0 && message.endsWith(")") ? message.substring(bracket + 2, message.length() - 1) : message;
    }
}
