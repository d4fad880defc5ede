package dev.squall.point.cdi;

import jakarta.enterprise.context.ApplicationScoped;

/** All of its methods pass one point, but for the one that has its own. */
@ApplicationScoped
@ChaosPoint("refund.all")
public class Refunds {
    public String refund() {
        return "refunded";
    }

    @ChaosPoint("refund.own")
    public String own() {
        return "refunded";
    }
}
