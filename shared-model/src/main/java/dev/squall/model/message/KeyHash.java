package dev.squall.model.message;

import java.nio.charset.StandardCharsets;

/**
 * The hash that Kafka's own producers choose a keyed record's partition by (murmur2), so that a record lands where it is
 * expected also when its sender leaves the partition to its client library.
 */
final class KeyHash {
    private static final int SEED = 0x9747b28c;
    private static final int MIX = 0x5bd1e995;
    private static final int SHIFT = 24;

    private KeyHash() {}

    static int partition(String key, int partitions) {
        return (murmur2(key.getBytes(StandardCharsets.UTF_8)) & 0x7fffffff) % partitions;
    }

    private static int murmur2(byte[] data) {
        int hash = SEED ^ data.length;
        int whole = data.length / 4 * 4;
        for (int i = 0; i < whole; i += 4) {
            int word = at(data, i) | at(data, i + 1) << 8 | at(data, i + 2) << 16 | at(data, i + 3) << 24;
            word *= MIX;
            word ^= word >>> SHIFT;
            hash = hash * MIX ^ word * MIX;
        }
        for (int i = data.length - 1; i >= whole; i--) {
            hash ^= at(data, i) << 8 * (i - whole);
        }
        hash = data.length == whole ? hash : hash * MIX;
        hash = (hash ^ hash >>> 13) * MIX;
        return hash ^ hash >>> 15;
    }

    private static int at(byte[] data, int index) {
        return data[index] & 0xff;
    }
}
