package dev.squall.orders;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Orders and products over HTTP. Wrong input is answered 400, an unknown product 404, a database that does not answer 503: each as
 * {@code application/problem+json}.
 */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class OrdersResource {
    private static final int MOST = 200;

    private final OrderStore store;
    private final Checkout checkout;
    private final Catalogue catalogue;

    OrdersResource(OrderStore store, Checkout checkout, Catalogue catalogue) {
        this.store = store;
        this.checkout = checkout;
        this.catalogue = catalogue;
    }

    /** The newest orders, newest first. {@code limit}: 1 to 200, default 50. */
    @GET
    @Path("/orders")
    public Response list(@QueryParam("limit") @DefaultValue("50") String limit) {
        if (!limit.matches("\\d{1,3}") || Integer.parseInt(limit) < 1 || Integer.parseInt(limit) > MOST) {
            return Problem.response(Response.Status.BAD_REQUEST, "'limit' must be a whole number from 1 to " + MOST);
        }
        return answer(
                store.newest(Integer.parseInt(limit)),
                orders -> Response.ok(orders).build());
    }

    /** Places {@code {"item": text, "quantity": 1..1000}}; 201 with the order, paid or not. */
    @POST
    @Path("/orders")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response place(@Nullable OrderRequest request) {
        OrderRequest wanted = request == null ? new OrderRequest(null, null) : request;
        Optional<String> objection = wanted.objection();
        String item = wanted.item();
        Integer quantity = wanted.quantity();
        if (objection.isPresent() || item == null || quantity == null) {
            return Problem.response(Response.Status.BAD_REQUEST, objection.orElse("no order"));
        }
        return answer(
                checkout.place(item, quantity),
                order -> Response.status(Response.Status.CREATED).entity(order).build());
    }

    @GET
    @Path("/orders/{id}")
    public Response order(@PathParam("id") String id) {
        return numbered(id, store::order);
    }

    /** Tries to pay an order that is {@code pending_payment}; answers with the order as it is then. */
    @POST
    @Path("/orders/{id}/payment")
    public Response pay(@PathParam("id") String id) {
        return numbered(id, checkout::pay);
    }

    /** Refunds an order that is {@code completed}; answers with the order as it is then. */
    @POST
    @Path("/orders/{id}/refund")
    public Response refund(@PathParam("id") String id) {
        return numbered(id, checkout::refund);
    }

    /** With {@code source}: {@code cache} or {@code database}. */
    @GET
    @Path("/products/{id}")
    public Response product(@PathParam("id") String id) {
        return answer(catalogue.product(id), found -> orNotFound(found, "product"));
    }

    private static Response numbered(String id, LongFunction<Answer<Optional<Order>>> question) {
        return id.matches("[1-9]\\d{0,17}")
                ? answer(question.apply(Long.parseLong(id)), found -> orNotFound(found, "order"))
                : Problem.response(Response.Status.NOT_FOUND, "no such order");
    }

    private static Response orNotFound(Optional<?> found, String what) {
        return found.map(thing -> Response.ok(thing).build())
                .orElseGet(() -> Problem.response(Response.Status.NOT_FOUND, "no such " + what));
    }

    private static <T> Response answer(Answer<T> answer, Function<T, Response> known) {
        return switch (answer) {
            case Answer.Known<T>(T value) -> known.apply(value);
            case Answer.Unavailable<T>(String reason) -> Problem.response(Response.Status.SERVICE_UNAVAILABLE, reason);
        };
    }
}
