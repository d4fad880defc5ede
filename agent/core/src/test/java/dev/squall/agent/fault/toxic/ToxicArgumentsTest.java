package dev.squall.agent.fault.toxic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.call.RealContext;
import dev.squall.agent.fault.Plan;
import dev.squall.agent.policy.Policy;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wrong argument is named with what would be right, before anybody is asked. */
class ToxicArgumentsTest {
    private static String rejected(String func, String arguments) throws InterruptedException {
        for (var fault : ToxicFaults.all(Policy.CAUTIOUS, _ -> Optional.empty())) {
            if (fault.func().equals(func)) {
                var plan = fault.plan(AddToxicsContract.json(arguments), RealContext.of("c"));
                assertThat(plan).isInstanceOf(Plan.Rejected.class);
                return ((Plan.Rejected) plan).rejection().detail();
            }
        }
        throw new AssertionError(func);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            latency      | {}                                                    | 'proxy' is missing; it must be a text
            latency      | {"proxy": "p", "latency": "soon"}                     | 'latency' must be a number of seconds or a text like 90ms
            latency      | {"proxy": "p", "toxicity": 7}                         | 'toxicity' must be a number from 0 to 1
            latency      | {"proxy": "p", "stream": "sideways"}                  | 'stream' must be downstream
            latency      | {"proxy": "p", "url": "localhost:8474"}               | 'url' must be an address such as http://127.0.0.1:8474
            latency      | {"proxy": "p", "url": "http://u:p@h:1"}               | 'url' must be an address
            bandwidth    | {"proxy": "p", "rate": -1}                            | 'rate' must be a whole number from 0
            slicer       | {"proxy": "p"}                                        | 'average_size' is missing
            corrupt      | {"proxy": "p", "probability": 2}                      | 'probability' must be a number from 0 to 1
            toxic        | {"proxy": "p"}                                        | 'type' is missing
            toxic        | {"proxy": "p", "type": "latency", "attributes": {"delay": 1}}      | 'attributes' of latency have no 'delay'; they are latency, jitter
            toxic        | {"proxy": "p", "type": "latency", "attributes": {"latency": "1s"}} | it must be a whole number, 0 or more
            toxic        | {"proxy": "p", "type": "slicer", "attributes": {"average_size": 0}} | it must be a whole number above 0
            toxics       | {"proxy": "p"}                                        | 'toxics' is missing; it must be a list
            toxics       | {"proxy": "p", "toxics": [{"type": "noop", "name": "a"}, {"type": "noop", "name": "a"}]} | 'toxics' must have different names
            toxics       | {"proxy": "p", "toxics": [{"type": "noop", "frob": 1}]} | 'toxics[0]' is wrong: 'frob' is not known here
            down         | {}                                                    | 'proxy' is missing
            create-proxy | {"proxy_name": "p", "upstream_host": "env:HOME", "upstream_port": 1} | 'upstream_host' names HOME, which this node does not give out
            create-proxy | {"proxy_name": "p", "upstream_host": "env:SQUALL_SECRET_X", "upstream_port": 1} | which is not set on this node
            create-latency-toxic | {"for_proxy": "p", "toxic_name": "t"}         | 'latency' is missing
            """)
    void isNamed(String func, String arguments, String complaint) throws Exception {
        assertThat(rejected(func, arguments)).contains(complaint);
    }

    @Test
    void everyFaultIsCalledByOneNameOnly() {
        var names = ToxicFaults.all(Policy.CAUTIOUS, _ -> Optional.empty()).stream()
                .map(fault -> fault.family() + "." + fault.func())
                .toList();

        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.startsWith("toxiproxy."));
    }
}
