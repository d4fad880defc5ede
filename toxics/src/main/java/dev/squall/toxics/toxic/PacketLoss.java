package dev.squall.toxics.toxic;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Drops data with the probability {@code lossRate}, and with {@code correlation} more when the data before it was dropped, so that losses
 * come in bursts. A stream cannot lose a packet and heal: what arrives is torn.
 */
public record PacketLoss(double lossRate, double correlation) implements Toxic {
    static PacketLoss of(Attributes values) {
        return new PacketLoss(values.fraction("loss_rate"), values.fraction("correlation"));
    }

    @Override
    public ToxicType type() {
        return ToxicType.PACKET_LOSS;
    }

    @Override
    public Map<String, Number> attributes() {
        var shown = new LinkedHashMap<String, Number>();
        shown.put("loss_rate", lossRate);
        shown.put("correlation", correlation);
        return shown;
    }

    @Override
    public Flow start(Start start) {
        return new Losing(this, start.chance());
    }

    private static final class Losing extends OneInHand {
        private final RandomGenerator chance;
        private PacketLoss toxic;
        private boolean lost;

        Losing(PacketLoss toxic, RandomGenerator chance) {
            this.toxic = toxic;
            this.chance = chance;
        }

        @Override
        public void put(Piece piece, long now) {
            switch (piece) {
                case Ending ending -> hold(ending, now);
                case Chunk chunk -> {
                    lost = chance.nextDouble() < toxic.lossRate + (lost ? Math.max(0, toxic.correlation) : 0);
                    if (lost) {
                        chunk.drop();
                    } else {
                        hold(chunk, now);
                    }
                }
            }
        }

        @Override
        public void follow(Toxic changed) {
            toxic = (PacketLoss) changed;
        }
    }
}
