package dev.squall.junit.experiment;

import com.sun.net.httpserver.HttpServer;
import dev.squall.toxics.ToxicProxy;
import dev.squall.toxics.ToxicsServer;
import dev.squall.toxics.proxy.PlacedToxic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** A page behind the proxy 'page', and an address whose first visitor stops the server of the proxy. */
final class Shop implements AutoCloseable {
    private final ToxicsServer toxics;
    private final HttpServer pages;
    private final ToxicProxy proxy;

    Shop() throws IOException {
        toxics = ToxicsServer.start();
        pages = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        pages.createContext("/", exchange -> {
            if (exchange.getRequestURI().getPath().equals("/stop")) {
                toxics.close();
            }
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        pages.start();
        proxy = toxics.proxy("page", "127.0.0.1:" + pages.getAddress().getPort());
    }

    /** Through the proxy. */
    String page() {
        return "http://127.0.0.1:" + proxy.port() + "/";
    }

    String stop() {
        return "http://127.0.0.1:" + pages.getAddress().getPort() + "/stop";
    }

    String toxiproxy() {
        return "http://" + toxics.address().orElseThrow();
    }

    ToxicsServer server() {
        return toxics;
    }

    List<PlacedToxic> inPlace() {
        return proxy.state().toxics();
    }

    @Override
    public void close() {
        toxics.close();
        pages.stop(0);
    }
}
