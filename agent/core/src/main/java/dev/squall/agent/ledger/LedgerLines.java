package dev.squall.agent.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The ledger's text: one entry a line, {@code <length in hex, 8> <CRC-32C in hex, 8> <JSON>\n}. Readable by people, and by
 * a program that knows after every crash what was written whole.
 */
final class LedgerLines {
    private static final int HEADER = 18;

    private LedgerLines() {}

    /**
     * What a file holds.
     *
     * @param intact  up to where the file can be gone on with; what follows has no end of line and is a torn tail
     * @param corrupt numbers of the lines, from 1, that were written whole once and cannot be read now
     */
    record Contents(List<LedgerEntry> entries, long intact, List<Integer> corrupt) {}

    static byte[] line(LedgerEntry entry) {
        byte[] json = LedgerCodec.write(entry);
        var line = new ByteArrayOutputStream(json.length + HEADER + 1);
        line.writeBytes(header(json).getBytes(StandardCharsets.US_ASCII));
        line.writeBytes(json);
        line.write('\n');
        return line.toByteArray();
    }

    static Contents read(byte[] file) {
        var entries = new ArrayList<LedgerEntry>();
        var corrupt = new ArrayList<Integer>();
        int from = 0;
        int number = 0;
        while (from < file.length) {
            int end = endOfLine(file, from);
            if (end == file.length) {
                return new Contents(entries, from, corrupt);
            }
            number++;
            var entry = json(file, from, end).flatMap(LedgerCodec::read);
            entry.ifPresent(entries::add);
            if (entry.isEmpty()) {
                corrupt.add(number);
            }
            from = end + 1;
        }
        return new Contents(entries, file.length, corrupt);
    }

    private static int endOfLine(byte[] file, int from) {
        int end = from;
        while (end < file.length && file[end] != '\n') {
            end++;
        }
        return end;
    }

    private static Optional<byte[]> json(byte[] file, int from, int end) {
        if (end - from <= HEADER) {
            return Optional.empty();
        }
        byte[] json = Arrays.copyOfRange(file, from + HEADER, end);
        String header = new String(file, from, HEADER, StandardCharsets.US_ASCII);
        return header.equals(header(json)) ? Optional.of(json) : Optional.empty();
    }

    private static String header(byte[] json) {
        var hex = HexFormat.of();
        return hex.toHexDigits(json.length) + " " + hex.toHexDigits(checksum(json)) + " ";
    }

    private static int checksum(byte[] json) {
        var checksum = new CRC32C();
        checksum.update(json);
        return (int) checksum.getValue();
    }
}
