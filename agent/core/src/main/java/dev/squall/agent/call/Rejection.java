package dev.squall.agent.call;

import dev.squall.model.message.Refusal;

/**
 * Why a call was not tried, as a value. {@code detail} names the argument or rule and what would be right; it holds no
 * secret.
 */
public record Rejection(Refusal reason, String detail) {
    public static Rejection invalid(String argument, String remedy) {
        return new Rejection(Refusal.INVALID, "'" + argument + "' " + remedy);
    }

    public static Rejection forbidden(String detail) {
        return new Rejection(Refusal.POLICY, detail);
    }
}
