package dev.squall.point.cdi;

import dev.squall.point.ChaosPoints;
import dev.squall.point.Point;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.concurrent.CompletionStage;

/** The shop's way in: some of it on an event loop, some on threads that may wait. */
@Path("/shop")
public class ShopResource {
    private static final Point DIRECT = ChaosPoints.at("shop.direct");

    @Inject
    Loop loop;

    /** What an event loop does. */
    @jakarta.enterprise.context.ApplicationScoped
    public static class Loop {
        @Inject
        ChaosRequest request;

        private String where() {
            return (Context.isOnEventLoopThread() ? "loop " : "worker ")
                    + request.scope().orElse("none");
        }

        @ChaosPoint("loop.uni")
        public Uni<String> uni() {
            return Uni.createFrom().item(this::where);
        }

        @ChaosPoint("loop.stage")
        public CompletionStage<String> stage() {
            return java.util.concurrent.CompletableFuture.completedFuture(where());
        }

        @ChaosPoint("loop.plain")
        public String plain() {
            return where();
        }
    }

    @GET
    @Path("uni")
    public Uni<String> uni() {
        return loop.uni();
    }

    @GET
    @Path("stage")
    public CompletionStage<String> stage() {
        return loop.stage();
    }

    @GET
    @Path("worker-stage")
    @Blocking
    public CompletionStage<String> workerStage() {
        return loop.stage();
    }

    @GET
    @Path("plain")
    @NonBlocking
    public String plain() {
        return loop.plain();
    }

    @GET
    @Path("worker")
    @Blocking
    public String worker() {
        return loop.plain();
    }

    @GET
    @Path("direct")
    @Blocking
    public String direct() {
        DIRECT.hit();
        return "served";
    }
}
