package dev.squall.agent.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.RealContext;
import dev.squall.agent.fault.Injector.Injected;
import dev.squall.agent.fault.Injector.Undone;
import dev.squall.agent.fault.Injector.Verification;
import dev.squall.model.codec.JsonReader;
import dev.squall.model.codec.JsonWriter;
import dev.squall.model.json.Json;
import dev.squall.model.message.Recovery;
import dev.squall.model.message.Refusal;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What every injector does, shown on a real system. */
public abstract class InjectorContract {
    /** A new one every time, as after a restart of the agent. */
    protected abstract Injector injector();

    /** Arguments that mean one target that is there. */
    protected abstract Json.Mapping arguments() throws Exception;

    /** Whether the system shows the fault, read without the injector. */
    protected abstract boolean broken() throws Exception;

    /** Lets the target end by itself. */
    protected abstract void targetEnds() throws Exception;

    private static CallContext context() {
        return RealContext.of("run/method[0]/one/a");
    }

    private Json.Mapping planned() throws Exception {
        if (injector().plan(arguments(), context()) instanceof Plan.Ready ready) {
            // As it comes back from the ledger.
            return (Json.Mapping) JsonReader.parse(JsonWriter.writeBytes(ready.data()));
        }
        throw new AssertionError("not ready: " + injector().plan(arguments(), context()));
    }

    private Json.Mapping injected() throws Exception {
        Json.Mapping data = planned();
        assertThat(injector().inject(data, context())).isInstanceOf(Injected.InPlace.class);
        return data;
    }

    private void assertClean(Json.Mapping data) throws Exception {
        assertThat(injector().verify(data, context()).outcome()).isEqualTo(Recovery.CLEAN);
        assertThat(broken()).isFalse();
    }

    @Test
    void aPlanChangesNothing() throws Exception {
        planned();

        assertThat(broken()).isFalse();
    }

    @Test
    void whatIsInjectedIsThereAndIsGoneAfterTheUndo() throws Exception {
        Json.Mapping data = injected();
        assertThat(broken()).isTrue();

        assertThat(injector().recover(data, context())).isInstanceOf(Undone.Gone.class);

        assertClean(data);
    }

    @Test
    void anUndoCanBeDoneTwice() throws Exception {
        Json.Mapping data = injected();
        injector().recover(data, context());

        assertThat(injector().recover(data, context())).isInstanceOf(Undone.Gone.class);

        assertClean(data);
    }

    @Test
    void anUndoWithoutAnInjectionChangesNothing() throws Exception {
        Json.Mapping data = planned();

        assertThat(injector().recover(data, context())).isInstanceOf(Undone.Gone.class);

        assertClean(data);
    }

    @Test
    void aFaultInPlaceIsVerifiedAsDirty() throws Exception {
        Json.Mapping data = injected();

        Verification verification = injector().verify(data, context());

        assertThat(verification.outcome()).isEqualTo(Recovery.DIRTY);
        injector().recover(data, context());
    }

    @Test
    void aTargetThatEndedByItselfIsClean() throws Exception {
        Json.Mapping data = injected();
        targetEnds();

        assertThat(injector().recover(data, context())).isInstanceOf(Undone.Gone.class);

        assertThat(injector().verify(data, context()).outcome()).isEqualTo(Recovery.CLEAN);
    }

    @Test
    void anInterruptedInjectionCanBeUndone() throws Exception {
        Json.Mapping data = planned();
        var ended = new CompletableFuture<Boolean>();
        Thread.ofVirtual().start(() -> {
            Thread.currentThread().interrupt();
            try {
                injector().inject(data, context());
                ended.complete(true);
            } catch (InterruptedException _) {
                ended.complete(true);
            }
        });
        assertThat(ended.get()).isTrue();

        injector().recover(data, context());

        assertClean(data);
    }

    @Test
    void unknownArgumentsAreNamed() throws Exception {
        Plan plan = injector().plan(arguments().with("frobnicate", Json.of(1)), context());

        assertThat(plan).isInstanceOfSatisfying(Plan.Rejected.class, rejected -> {
            assertThat(rejected.rejection().reason()).isEqualTo(Refusal.INVALID);
            assertThat(rejected.rejection().detail()).contains("'frobnicate'");
        });
    }
}
