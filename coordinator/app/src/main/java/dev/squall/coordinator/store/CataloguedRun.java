package dev.squall.coordinator.store;

import dev.squall.model.journal.Phase;
import dev.squall.model.journal.Result;
import dev.squall.model.message.Recovery;
import dev.squall.model.tolerance.Verdict;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One run as lists show it. Read only here: the store writes it together with the run's events. */
@Entity
@Immutable
@Table(name = "run")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class CataloguedRun extends PanacheEntityBase {
    @Id
    public String id;

    /** Grows with every run that is stored; the order of lists. */
    public long ordinal;

    public String title;

    public @Nullable String owner;

    public String[] tags;

    public long seed;

    @Column(name = "plan_hash")
    public String planHash;

    @Enumerated(EnumType.STRING)
    public Phase phase;

    @Enumerated(EnumType.STRING)
    public Result.@Nullable Status status;

    @Enumerated(EnumType.STRING)
    public @Nullable Verdict verdict;

    @Enumerated(EnumType.STRING)
    public @Nullable Recovery recovery;

    public @Nullable Boolean deviated;

    public @Nullable String reason;

    public Instant created;

    public @Nullable Instant started;

    public @Nullable Instant finished;

    @Column(name = "journal_sent")
    public @Nullable Instant journalSent;
}
