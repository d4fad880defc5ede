package dev.squall.toxics.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Listening where somebody else does, or did. */
@Timeout(20)
class BindingTest {
    @Test
    void aSocketWhoseOwnerAcceptsNobodyIsTakenAndIsNotWaitedFor(@TempDir Path directory) throws Exception {
        var address = UnixDomainSocketAddress.of(directory.resolve("socket"));
        var crowd = new ArrayList<SocketChannel>();
        try (var owner = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            owner.bind(address, 1);
            fill(address, crowd);

            assertThat(Binding.to(address))
                    .isEqualTo(
                            new Binding.Failed("listen unix " + address.getPath() + ": bind: address already in use"));
            assertThat(address.getPath()).exists();
        } finally {
            for (var call : crowd) {
                call.close();
            }
        }
        assertThat(Binding.to(address)).isInstanceOf(Binding.Bound.class);
    }

    /** Until one more would have to wait. */
    private static void fill(UnixDomainSocketAddress address, List<SocketChannel> crowd) {
        assertThatThrownBy(() -> {
                    while (crowd.size() < 10_000) {
                        var call = SocketChannel.open(StandardProtocolFamily.UNIX);
                        crowd.add(call);
                        call.configureBlocking(false);
                        call.connect(address);
                    }
                })
                .hasMessageContaining("unavailable");
    }
}
