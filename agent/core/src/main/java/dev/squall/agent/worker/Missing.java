package dev.squall.agent.worker;

import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.Rejection;
import dev.squall.agent.call.Usage;
import dev.squall.agent.fault.Injector;
import dev.squall.agent.fault.Plan;
import dev.squall.model.json.Json;
import dev.squall.model.message.Recovery;
import dev.squall.model.message.Refusal;

/** Stands for the injector of a fault in the ledger that this agent does not have any more: it stays open, and is shown. */
record Missing(String family, String func) implements Injector {
    private String reason() {
        return "this agent has no '" + family + "." + func + "' to undo it with";
    }

    @Override
    public Usage usage() {
        return Usage.of("stays in the ledger");
    }

    @Override
    public Plan plan(Json.Mapping arguments, CallContext context) {
        return new Plan.Rejected(new Rejection(Refusal.UNSUPPORTED, reason()));
    }

    @Override
    public Injected inject(Json.Mapping data, CallContext context) {
        return new Injected.NotInPlace(reason());
    }

    @Override
    public Undone recover(Json.Mapping data, CallContext context) {
        return new Undone.StillThere(reason());
    }

    @Override
    public Verification verify(Json.Mapping data, CallContext context) {
        return new Verification(Recovery.UNKNOWN, Json.of(reason()));
    }
}
