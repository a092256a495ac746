package dev.patchbay.orchestrator.numberplan;

import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.telephony.PhoneNumber;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The numbers as stored. Commands throw `InvalidValueException`, naming the field.
public interface Numbers {

    /// In ascending order. For who needs every one at once, such as routing; pages use
    /// [NumberSearch].
    List<TrunkNumber> all();

    /// @return those of these numbers that there are
    List<TrunkNumber> among(Set<PhoneNumber> numbers);

    List<TrunkNumber> ofTrunk(TrunkId trunk);

    Optional<TrunkNumber> byNumber(PhoneNumber number);

    /// @return those of them that exist, in no order
    List<TrunkNumber> byNumbers(Collection<PhoneNumber> numbers);

    long count();

    long count(TrunkId trunk);

    long count(NumberState state);

    /// Which of these are somebody's already.
    Set<PhoneNumber> taken(Set<PhoneNumber> numbers);

    /// All or none: one number that is taken refuses the whole list.
    List<TrunkNumber> add(TrunkId trunk, Set<PhoneNumber> numbers);

    /// Refused, with the field `held`, while the number is reserved for somebody else or rests
    /// after its release.
    TrunkNumber assign(PhoneNumber number, Assignment assignment);

    /// The same for somebody who has seen whom it leads to: refused if that is somebody else by
    /// now, so that of two who assign one number at once, one is told.
    ///
    /// @param seen the target, empty for nobody
    TrunkNumber assign(PhoneNumber number, Assignment assignment, String seen);

    /// Though it is reserved or rests: somebody was asked.
    TrunkNumber assignHeld(PhoneNumber number, Assignment assignment);

    /// Takes the assignment away; the number stays, and rests as long as the settings say.
    TrunkNumber release(PhoneNumber number);

    void remove(PhoneNumber number);
}
