package dev.squall.toxics.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses as text. */
class ShownTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,127.0.0.1:7",
        "0.0.0.0,[::]:7",
        "::,[::]:7",
        "::1,[::1]:7",
        "2001:db8:0:0:1:0:0:1,[2001:db8::1:0:0:1]:7",
        "2001:0:0:1:0:0:0:1,[2001:0:0:1::1]:7",
        "1:2:3:4:5:6:7:8,[1:2:3:4:5:6:7:8]:7",
        "1:0:3:4:5:6:7:8,[1:0:3:4:5:6:7:8]:7",
        "1:2:3:4:5:6:0:0,[1:2:3:4:5:6::]:7"
    })
    void ipAddressesAreShortened(String address, String shown) throws Exception {
        assertThat(Shown.address(new InetSocketAddress(InetAddress.getByName(address), 7)))
                .isEqualTo(shown);
    }

    @Test
    void socketsOfTheFileSystemKeepTheirPath() {
        assertThat(Shown.address(UnixDomainSocketAddress.of("/run/x.sock"))).isEqualTo("unix:/run/x.sock");
    }
}
