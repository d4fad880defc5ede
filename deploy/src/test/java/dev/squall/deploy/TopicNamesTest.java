package dev.squall.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.message.Topics;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A topic that a shipped file names is one that the applications make and use. */
class TopicNamesTest {
    // Neither squall.dev, a domain, nor dev.squall, the beginning of classes' names.
    private static final Pattern TOPIC = Pattern.compile("(?<!dev\\.)\\bsquall\\.(?!dev\\b)[a-z][a-z-]*");

    @Test
    void everyTopicThatIsNamedExists() {
        Set<String> known = Stream.concat(
                        Topics.shared().stream().map(Topics.Topic::name),
                        Stream.of(Topics.commands("x"), Topics.control("x"))
                                .map(name -> name.substring(0, name.length() - 2)))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> named = Stream.concat(
                        Shipped.under("deploy").stream(), Stream.of(Shipped.file("docker-compose.yml")))
                .flatMap(file -> TOPIC.matcher(Shipped.text(file.toString())).results())
                .map(match -> match.group())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).isNotEmpty().isSubsetOf(known);
    }

    /** They differ in partitions and retention, and one is compacted: the broker must not make them by accident. */
    @Test
    void theBrokerOfComposeMakesNoTopicByItself() {
        assertThat(Shipped.at(
                        Shipped.yaml("docker-compose.yml"),
                        "services",
                        "kafka",
                        "environment",
                        "KAFKA_AUTO_CREATE_TOPICS_ENABLE"))
                .isEqualTo("false");
    }
}
