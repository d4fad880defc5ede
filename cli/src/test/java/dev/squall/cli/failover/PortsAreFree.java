package dev.squall.cli.failover;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The experiment's own ports cannot be chosen: where somebody else has one of them its tests are skipped, aloud. */
final class PortsAreFree implements ExecutionCondition {
    static final int PROMETHEUS = 9090;

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        for (int port : new int[] {Application.PORT, PROMETHEUS}) {
            if (!isFree(port)) {
                String reason = context.getRequiredTestClass().getSimpleName() + " needs port " + port
                        + " of this machine, and somebody listens on it";
                System.out.println("TESTBED-SKIP " + reason);
                return ConditionEvaluationResult.disabled(reason);
            }
        }
        return ConditionEvaluationResult.enabled("the ports are free");
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
