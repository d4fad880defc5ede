package dev.squall.junit;

import dev.squall.toxics.ToxicProxy;
import dev.squall.toxics.ToxicsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A Toxiproxy-compatible server for the tests of a class, or of each test:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final Toxics TOXICS = new Toxics();
 * static final ProxyFixture REDIS = TOXICS.proxy("redis", "127.0.0.1:6379");
 * }</pre>
 *
 * After each test every proxy is enabled and has no toxics. A static field is one server for all tests of the class; tests of one
 * class that run side by side need a field of the instance, which is a server for each test.
 */
public final class Toxics implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    private final @Nullable Supplier<ToxicsServer> elsewhere;
    private final Map<String, ProxyFixture> proxies = new LinkedHashMap<>();
    private @Nullable ToxicsServer server;
    private @Nullable String running;
    private String last = "";
    private final List<String> late = new ArrayList<>();
    private boolean ofClass;

    /** A server of its own, at free ports of the loopback interface. */
    public Toxics() {
        this(null);
    }

    private Toxics(@Nullable Supplier<ToxicsServer> elsewhere) {
        this.elsewhere = elsewhere;
    }

    /**
     * A server that somebody else starts and closes, for example before the application under test. Its proxies are put back as well.
     *
     * @param server asked once, at the first test or the first {@link #proxy(String)}
     */
    public static Toxics of(Supplier<ToxicsServer> server) {
        return new Toxics(server);
    }

    /** Makes a proxy at a free port of the loopback interface. */
    public synchronized ProxyFixture proxy(String name, String upstream) {
        ToxicsServer running = server();
        return keep(running, running.proxy(name, upstream));
    }

    /** A proxy that is there. */
    public synchronized ProxyFixture proxy(String name) {
        ToxicsServer running = server();
        return running.proxies().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .map(found -> keep(running, found))
                .orElseThrow(() -> new IllegalArgumentException("there is no proxy '" + name + "', only "
                        + running.proxies().stream().map(ToxicProxy::name).toList()));
    }

    /** Where clients of Toxiproxy reach the server: {@code host:port}. */
    public Optional<String> address() {
        return server().address();
    }

    @Override
    public synchronized void beforeAll(ExtensionContext context) {
        ofClass = true;
    }

    @Override
    public synchronized void beforeEach(ExtensionContext context) {
        String name = Leak.name(context);
        if (running != null) {
            throw new ExtensionConfigurationException(running + " and " + name
                    + " run side by side over one Toxics: make its field one of the instance, not a static one");
        }
        running = name;
        ToxicsServer here = server();
        here.proxies().forEach(proxy -> {
            if (!proxies.containsKey(proxy.name())) {
                keep(here, proxy);
            }
        });
        restore().forEach(what -> late.add((last.isEmpty() ? "" : "after " + last + ": ") + what));
    }

    @Override
    public synchronized void afterEach(ExtensionContext context) {
        String name = Leak.name(context);
        if (!name.equals(running)) {
            return;
        }
        running = null;
        last = name;
        List<String> left = restore();
        if (!ofClass) {
            close();
        }
        Leak.fail(context, left);
    }

    @Override
    public synchronized void afterAll(ExtensionContext context) {
        late.addAll(restore());
        close();
        Leak.fail(context, late);
    }

    /** Puts every proxy right and takes away those that were not there before the test. */
    private List<String> restore() {
        ToxicsServer running = server;
        if (running == null) {
            return List.of();
        }
        var left = new ArrayList<String>();
        for (ToxicProxy proxy : running.proxies()) {
            if (!proxies.containsKey(proxy.name())) {
                proxy.delete();
                left.add("proxy '" + proxy.name() + "'");
            }
        }
        proxies.values().forEach(proxy -> left.addAll(proxy.restore()));
        return left;
    }

    private ProxyFixture keep(ToxicsServer running, ToxicProxy proxy) {
        return proxies.computeIfAbsent(proxy.name(), name -> new ProxyFixture(running, proxy));
    }

    private synchronized ToxicsServer server() {
        if (server == null) {
            try {
                server = elsewhere == null ? ToxicsServer.start() : elsewhere.get();
            } catch (IOException e) {
                throw new UncheckedIOException("no toxics for the tests", e);
            }
        }
        return server;
    }

    private void close() {
        if (server != null && elsewhere == null) {
            server.close();
        }
    }
}
