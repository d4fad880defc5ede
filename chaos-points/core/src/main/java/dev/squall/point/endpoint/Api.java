package dev.squall.point.endpoint;

import dev.squall.point.arming.Answer;
import dev.squall.point.arming.Arming;
import dev.squall.point.arming.Board;
import dev.squall.point.arming.Order;
import dev.squall.point.fault.Fault;
import dev.squall.point.json.Json;
import dev.squall.point.json.JsonReader;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * What can be asked, and what is answered:
 *
 * <pre>
 * GET    /v1                      this process and all points
 * GET    /v1/points/NAME          one point
 * PUT    /v1/armings/ID           arms an {@link OrderForm order}: 201, or 200 when the same was armed already
 * POST   /v1/armings/ID/renew     {"expires-ms": n}, from now on
 * GET    /v1/armings/ID           what came of it, also for a while after its end, and in "point" all that is armed there
 * DELETE /v1/armings/ID           ends it; again changes nothing
 * DELETE /v1/armings              ends whatever is armed, by whomever
 * PUT    /v1/halt                 ends whatever is armed and lets nothing be armed; DELETE lets it again
 * </pre>
 *
 * <p>Whoever may not gets 401, whatever it was; errors are {@code {"error": word, "detail": text}}.
 */
final class Api {
    private static final String ROOT = "/v1";
    private static final String POINTS = "/v1/points/";
    private static final String ARMINGS = "/v1/armings/";
    private static final String RENEW = "/renew";

    private final Board board;
    private final Access access;
    private final Instance instance;

    Api(Board board, Access access, Instance instance) {
        this.board = board;
        this.access = access;
        this.instance = instance;
    }

    Reply answer(Request request) {
        try {
            return request.path().startsWith(ARMINGS) ? arming(request) : everything(request);
        } catch (IllegalArgumentException e) {
            return Reply.refused(400, "invalid", String.valueOf(e.getMessage()));
        }
    }

    private Reply everything(Request request) {
        if (!access.toEverything(request.authorization())) {
            return unknownCaller();
        }
        String path = request.path();
        switch (request.method() + " " + (path.startsWith(POINTS) ? POINTS : path)) {
            case "GET " + ROOT:
                return all();
            case "GET " + POINTS:
                return point(path.substring(POINTS.length()));
            case "DELETE /v1/armings":
                board.disarm(List.of(Order.Origin.values()));
                return all();
            case "PUT /v1/halt":
                board.halt();
                return all();
            case "DELETE /v1/halt":
                board.release();
                return all();
            default:
                return Reply.refused(404, "not-found", "there is no " + request.method() + " " + path);
        }
    }

    private Reply all() {
        return Reply.ok(Views.instance(instance, board.halted(), board.points()));
    }

    private Reply point(String name) {
        return board.point(name)
                .map(view -> Reply.ok(Views.point(view)))
                .orElseGet(() -> Reply.refused(404, "unknown-point", "there is no point '" + name + "' here"));
    }

    private Reply arming(Request request) {
        String rest = request.path().substring(ARMINGS.length());
        boolean renew = rest.endsWith(RENEW);
        String id = renew ? rest.substring(0, rest.length() - RENEW.length()) : rest;
        boolean arms = request.method().equals("PUT") && !renew;
        boolean may = arms
                ? access.toArm(request.authorization(), id, request.body())
                : access.toKeep(request.authorization(), id);
        if (!may) {
            return unknownCaller();
        }
        switch (request.method() + (renew ? RENEW : "")) {
            case "PUT":
                return arm(id, request.body());
            case "POST" + RENEW:
                return renew(id, request.body());
            case "GET":
                return found(id, this::shown);
            case "DELETE":
                board.disarm(id);
                return found(id, arming -> Reply.ok(Views.arming(arming)));
            default:
                return Reply.refused(405, "not-allowed", "PUT, GET, DELETE, and POST to " + RENEW);
        }
    }

    private Reply arm(String id, String body) {
        Answer answer = board.arm(OrderForm.read(id, json(body), Order.Origin.ENDPOINT));
        if (answer instanceof Answer.Granted granted) {
            return new Reply(granted.fresh() ? 201 : 200, Views.arming(granted.arming()));
        }
        var refused = (Answer.Refused) answer;
        int status = refused.reason() == Answer.Reason.INVALID ? 400 : 409;
        return Reply.refused(status, refused.reason().name().toLowerCase(java.util.Locale.ROOT), refused.detail());
    }

    private Reply renew(String id, String body) {
        var fields = Fields.of(json(body), "a renewal");
        Duration length = fields.millis("expires-ms", Fault.LONGEST)
                .filter(given -> !given.isZero())
                .orElseThrow(() -> Fields.wrong("expires-ms", "must be there and above 0"));
        fields.nothingElse();
        boolean renewed = board.renew(id, length);
        return found(id, arming -> new Reply(renewed ? 200 : 409, Views.arming(arming)));
    }

    private Reply shown(Arming arming) {
        Json.Mapping view = Views.arming(arming);
        return Reply.ok(board.point(arming.order().point())
                .map(point -> view.with("point", Views.point(point)))
                .orElse(view));
    }

    private Reply found(String id, Function<Arming, Reply> reply) {
        return board.find(id)
                .map(reply)
                .orElseGet(() -> Reply.refused(404, "unknown-arming", "nothing is known of an arming '" + id + "'"));
    }

    private static Json json(String body) {
        JsonReader.Reading reading = JsonReader.read(body);
        if (reading instanceof JsonReader.Reading.Read read) {
            return read.value();
        }
        throw new IllegalArgumentException(((JsonReader.Reading.Malformed) reading).detail());
    }

    private static Reply unknownCaller() {
        return Reply.refused(401, "unauthorized", "the token of this process is needed, or a grant for this arming");
    }
}
