package dev.squall.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisProgramTest {
    private static final String[] ALL = {
        "redis-server-6.2.6-v5-linux-amd64", "redis-server-6.2.7-linux-386", "redis-server-6.2.7-linux-arm64"
    };

    @TempDir
    Path directory;

    @Test
    void whatWasUnpackedOnceIsUsedAgain() throws Exception {
        Path program = RedisProgram.unpackedTo(directory);
        var longAgo = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
        Files.setLastModifiedTime(program, longAgo);

        assertThat(RedisProgram.unpackedTo(directory)).isEqualTo(program);
        assertThat(Files.getLastModifiedTime(program)).isEqualTo(longAgo);
    }

    @Test
    void whereNoneRunsEachIsNamedWithWhatItSaid() throws Exception {
        for (String name : ALL) {
            broken(directory.resolve(name).resolve("redis-server"));
        }

        assertThatThrownBy(() -> RedisProgram.unpackedTo(directory))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("no Redis runs on this machine")
                .hasMessageContaining("libssl.so.3")
                .hasMessageContaining("linux-")
                .hasMessageContaining("cannot open shared object file");
    }

    private static void broken(Path program) throws IOException {
        Files.createDirectories(program.getParent());
        Files.writeString(program, "#!/bin/sh\necho 'libssl.so.9: cannot open shared object file' >&2\nexit 127\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
