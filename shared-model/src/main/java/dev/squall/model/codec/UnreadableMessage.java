package dev.squall.model.codec;

/**
 * Bytes or JSON that are no message of Squall's, for the dead letters. The one exception that reading a message throws,
 * whatever came in; the reason names the field, never its content.
 */
public final class UnreadableMessage extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UnreadableMessage(String reason) {
        super(reason);
    }

    public UnreadableMessage(String reason, Throwable cause) {
        super(reason, cause);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
