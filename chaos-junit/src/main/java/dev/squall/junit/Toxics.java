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
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * A Toxiproxy-compatible server for the tests of a class, or of each test:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final Toxics TOXICS = new Toxics();
 * static final ProxyFixture REDIS = TOXICS.proxy("redis", "127.0.0.1:6379");
 * }</pre>
 *
 * After each test every proxy is enabled and has no toxics. A static field is one server for all tests of the class, and of all
 * classes that inherit it, until the last test is over; a field of the instance is a server for each test. Tests that run side by
 * side need servers of their own, or to take turns by {@code @ResourceLock(Toxics.LOCK)}; otherwise the second of them is refused.
 */
public final class Toxics implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    /** What tests share that may not use one server side by side. */
    public static final String LOCK = "dev.squall.toxics";

    private static final Namespace HERE = Namespace.create(Toxics.class);
    private static final String REMEDY =
            "use one server of toxics: give each its own by a field Toxics of the instance, or"
                    + " annotate both with @ResourceLock(Toxics.LOCK)";

    private final @Nullable Supplier<ToxicsServer> elsewhere;
    private final Map<String, ProxyFixture> proxies = new LinkedHashMap<>();
    private @Nullable ToxicsServer server;
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
        // Not with this class: another one that inherits the field has the same server.
        context.getRoot().getStore(HERE).computeIfAbsent(this, _ -> (AutoCloseable) this::close);
    }

    @Override
    public synchronized void beforeEach(ExtensionContext context) {
        ToxicsServer here = server();
        String last = Turns.begin(here, context, REMEDY);
        here.proxies().forEach(proxy -> {
            if (!proxies.containsKey(proxy.name())) {
                keep(here, proxy);
            }
        });
        restore().forEach(what -> late.add((last.isEmpty() ? "" : "after " + last + ": ") + what));
    }

    @Override
    public synchronized void afterEach(ExtensionContext context) {
        ToxicsServer here = server;
        if (here == null || !Turns.has(here, context)) {
            return;
        }
        List<String> left;
        try {
            left = restore();
        } finally {
            Turns.end(here, context);
            if (!ofClass) {
                close();
            }
        }
        Leak.fail(context, left);
    }

    @Override
    public synchronized void afterAll(ExtensionContext context) {
        ToxicsServer here = server;
        // A test of another class may have it now, which found it well when it began.
        if (here != null && Turns.between(here, context)) {
            try {
                late.addAll(restore());
            } finally {
                Turns.end(here, context);
            }
        }
        List<String> left = List.copyOf(late);
        late.clear();
        Leak.fail(context, left);
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

    private synchronized void close() {
        if (server != null && elsewhere == null) {
            server.close();
        }
    }
}
