package dev.patchbay.orchestrator.numberplan;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface NumberRows extends JpaRepository<NumberRow, String> {

    List<NumberRow> findAllByTrunkOrderByE164(long trunk);

    /// Whoever comes second waits, and sees what the first one did.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select n from NumberRow n where n.e164 = :e164")
    Optional<NumberRow> locked(String e164);

    long countByTrunk(long trunk);

    List<NumberRow> findAllByStateInAndStateUntilLessThanEqual(
            List<NumberState> states, Instant until, Limit limit);

    long countByState(NumberState state);
}
