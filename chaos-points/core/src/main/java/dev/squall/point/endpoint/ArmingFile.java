package dev.squall.point.endpoint;

import dev.squall.point.arming.Answer;
import dev.squall.point.arming.Board;
import dev.squall.point.arming.Order;
import dev.squall.point.json.Json;
import dev.squall.point.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Faults that an application starts with: a file with a list of {@link OrderForm orders}, each armed from the start until it
 * expires. A file that is wrong in one place arms nothing.
 */
public final class ArmingFile {
    private static final long LARGEST = 1 << 20;

    private ArmingFile() {}

    /**
     * Arms what the file says.
     *
     * @return what is wrong, in words; empty when all of it is armed
     */
    public static List<String> arm(Path file, Board board) throws IOException {
        if (Files.size(file) > LARGEST) {
            return List.of(file + " is larger than " + LARGEST + " bytes");
        }
        try {
            var problems = new ArrayList<String>();
            for (Order order : orders(Files.readString(file))) {
                if (board.arm(order) instanceof Answer.Refused refused) {
                    problems.add(file + ", point '" + order.point() + "': " + refused.detail());
                }
            }
            return problems;
        } catch (IllegalArgumentException e) {
            return List.of(file + ": " + e.getMessage());
        }
    }

    private static List<Order> orders(String text) {
        JsonReader.Reading reading = JsonReader.read(text);
        if (reading instanceof JsonReader.Reading.Malformed malformed) {
            throw new IllegalArgumentException(malformed.detail());
        }
        if (!(((JsonReader.Reading.Read) reading).value() instanceof Json.Array list)) {
            throw new IllegalArgumentException("it must be a list of orders");
        }
        var orders = new ArrayList<Order>();
        for (Json each : list.items()) {
            orders.add(OrderForm.read("file-" + (orders.size() + 1), each, Order.Origin.CONFIGURATION));
        }
        return orders;
    }
}
