package dev.squall.model.experiment;

/** How many different people must approve a plan before anything is started. */
public record Approval(int required) {
    public Approval {
        if (required < 1 || required > 10) {
            throw new IllegalArgumentException("'required' must be 1 to 10, not " + required);
        }
    }
}
