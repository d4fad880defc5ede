package dev.squall.toxics.toxic;

import static dev.squall.toxics.toxic.Attribute.int64;
import static dev.squall.toxics.toxic.Attribute.plainInt;
import static dev.squall.toxics.toxic.Attribute.share;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The types of toxics by their names on the wire, with their attributes and how a toxic is made of them. */
public enum ToxicType {
    BANDWIDTH("bandwidth", "BandwidthToxic"),
    CORRUPT("corrupt", "CorruptToxic"),
    LATENCY("latency", "LatencyToxic"),
    LIMIT_DATA("limit_data", "LimitDataToxic"),
    LIMIT_TIME("limit_time", "LimitTimeToxic"),
    NOOP("noop", "NoopToxic"),
    PACKET_LOSS("packet_loss", "PacketLossToxic"),
    RESET_PEER("reset_peer", "ResetToxic"),
    SLICER("slicer", "SlicerToxic"),
    SLOW_CLOSE("slow_close", "SlowCloseToxic"),
    SLOW_OPEN("slow_open", "SlowOpenToxic"),
    TIMEOUT("timeout", "TimeoutToxic");

    private final String wireName;
    private final String structName;

    ToxicType(String wireName, String structName) {
        this.wireName = wireName;
        this.structName = structName;
    }

    public static Optional<ToxicType> named(String wireName) {
        return Arrays.stream(values())
                .filter(type -> type.wireName.equals(wireName))
                .findFirst();
    }

    public String wireName() {
        return wireName;
    }

    /** What error messages about its attributes call it. */
    public String structName() {
        return structName;
    }

    public List<Attribute> attributes() {
        return switch (this) {
            case BANDWIDTH -> List.of(int64("rate"));
            case CORRUPT -> List.of(share("probability", 0));
            case LATENCY -> List.of(int64("latency"), int64("jitter"));
            case LIMIT_DATA -> List.of(int64("bytes"));
            case LIMIT_TIME -> List.of(int64("time"));
            case NOOP -> List.of();
            case PACKET_LOSS -> List.of(share("loss_rate", 0.1), share("correlation", 0));
            case RESET_PEER, TIMEOUT -> List.of(int64("timeout"));
            case SLICER -> List.of(plainInt("average_size"), plainInt("size_variation"), plainInt("delay"));
            case SLOW_CLOSE, SLOW_OPEN -> List.of(int64("delay"));
        };
    }

    /** What the attributes are when none is given. */
    public Attributes defaults() {
        return new Attributes(attributes().stream().collect(Collectors.toMap(Attribute::name, Attribute::otherwise)));
    }

    public Toxic make(Attributes values) {
        return switch (this) {
            case BANDWIDTH -> Bandwidth.of(values);
            case CORRUPT -> Corrupt.of(values);
            case LATENCY -> Latency.of(values);
            case LIMIT_DATA -> LimitData.of(values);
            case LIMIT_TIME -> LimitTime.of(values);
            case NOOP -> new Noop();
            case PACKET_LOSS -> PacketLoss.of(values);
            case RESET_PEER -> ResetPeer.of(values);
            case SLICER -> Slicer.of(values);
            case SLOW_CLOSE -> SlowClose.of(values);
            case SLOW_OPEN -> SlowOpen.of(values);
            case TIMEOUT -> Timeout.of(values);
        };
    }
}
