package dev.squall.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.junit.experiment.ConfigurationValue;
import dev.squall.junit.experiment.Experiment;
import dev.squall.model.journal.Journal;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Timeout;

/** The same file that runs against a shop somewhere is a test of this one. */
@QuarkusTest
@WithTestResource(BehindToxics.class)
@Timeout(60)
class CacheExperimentTest {
    @ConfigurationValue
    @TestHTTPResource("/api/products/123")
    String product;

    @ConfigurationValue
    static String toxiproxy() {
        return "http://" + BehindToxics.toxics().address().orElseThrow();
    }

    @Experiment(value = "experiments/cache-is-late.yaml", with = "latency=5s")
    void customersHardlyNoticeALateCache(Journal journal) {
        assertThat(journal.steps()).extracting(Journal.Entry::name).contains("products-come-meanwhile");
        assertThat(BehindToxics.toxics().proxies())
                .allMatch(proxy -> proxy.state().toxics().isEmpty());
    }
}
