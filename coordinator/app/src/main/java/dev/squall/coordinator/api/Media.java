package dev.squall.coordinator.api;

/** Media types beyond those that everybody has. */
final class Media {
    static final String YAML = "application/yaml";
    static final String OLD_YAML = "application/x-yaml";
    static final String TEXT_YAML = "text/yaml";
    static final String SQUALL_JOURNAL = "application/vnd.squall.journal+json";

    private Media() {}
}
