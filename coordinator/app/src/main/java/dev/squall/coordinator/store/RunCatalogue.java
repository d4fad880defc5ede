package dev.squall.coordinator.store;

import dev.squall.model.journal.Phase;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What can be asked about runs without reading their histories. */
@ApplicationScoped
public class RunCatalogue implements PanacheRepositoryBase<CataloguedRun, String> {
    /** Which runs a list shows; an empty part matches all. */
    public record Filter(Optional<Phase> phase, Optional<String> owner) {}

    @Transactional
    public Optional<CataloguedRun> run(String id) {
        return findByIdOptional(id);
    }

    /** Newest first: the runs that were stored before the one of that ordinal, at most so many. */
    @Transactional
    public List<CataloguedRun> before(long ordinal, Filter filter, int limit) {
        var query = new StringBuilder("ordinal < :ordinal");
        var parameters = Parameters.with("ordinal", ordinal);
        filter.phase().ifPresent(phase -> {
            query.append(" and phase = :phase");
            parameters.and("phase", phase);
        });
        filter.owner().ifPresent(owner -> {
            query.append(" and owner = :owner");
            parameters.and("owner", owner);
        });
        return find(query + " order by ordinal desc", parameters).page(0, limit).list();
    }

    /** Ids of finished runs whose journal has not gone out, oldest first. */
    @Transactional
    public List<String> withUnsentJournal(int limit) {
        return find("phase = ?1 and journalSent is null order by ordinal", Phase.FINISHED).page(0, limit).stream()
                .map(run -> run.id)
                .toList();
    }

    @Transactional
    public void journalSent(String id, Instant at) {
        getEntityManager()
                .createNativeQuery("UPDATE run SET journal_sent = :at WHERE id = :id")
                .setParameter("at", at)
                .setParameter("id", id)
                .executeUpdate();
    }
}
