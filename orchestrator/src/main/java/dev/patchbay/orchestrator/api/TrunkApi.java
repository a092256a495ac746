package dev.patchbay.orchestrator.api;

import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.EngineUnreachableException;
import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.customer.DisplayName;
import dev.patchbay.orchestrator.engine.Engines;
import dev.patchbay.orchestrator.routing.GatewayNames;
import dev.patchbay.orchestrator.trunk.Barring;
import dev.patchbay.orchestrator.trunk.Country;
import dev.patchbay.orchestrator.trunk.Habits;
import dev.patchbay.orchestrator.trunk.Presets;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkConnection.Registration;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.orchestrator.trunk.TrunkSettings;
import dev.patchbay.orchestrator.trunk.Trunks;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.Media;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/trunks")
class TrunkApi {

    record Asked(
            @Nullable Long customer,
            @Nullable String name,
            @Nullable String country,
            @Nullable ConnectionJson connection,
            @Nullable HabitsJson habits,
            @Nullable BarringJson barring,
            @Nullable MediaJson media,
            @Nullable String preset) {

        /// @param before the trunk there is; passwords and a preset that are left out are kept from
        ///   it
        TrunkSettings toSettings(Optional<Trunk> before, Presets presets) {
            var asked = habits == null ? Habits.USUAL : habits.toHabits();
            var from =
                    preset == null
                            ? before.flatMap(Trunk::preset)
                            : Optional.of(presets.named(preset).key());
            from.flatMap(presets::byKey).ifPresent(it -> it.mustBeMetBy(asked));
            return new TrunkSettings(
                    new DisplayName(Given.value("name", name)),
                    new Country(Given.value("country", country)),
                    Given.value("connection", connection)
                            .toConnection(before.map(Trunk::connection)),
                    asked,
                    barring == null ? Barring.NONE : barring.toBarring(),
                    media == null ? Media.USUAL : media.toMedia(),
                    from);
        }
    }

    record Enabled(boolean enabled) {}

    private final Trunks trunks;
    private final Presets presets;
    private final Engines engines;

    TrunkApi(Trunks trunks, Presets presets, Engines engines) {
        this.trunks = trunks;
        this.presets = presets;
        this.engines = engines;
    }

    @GetMapping
    List<TrunkAnswer> all() {
        return trunks.all().stream().map(TrunkAnswer::of).toList();
    }

    @GetMapping("/{id}")
    TrunkAnswer one(@PathVariable long id) {
        return trunks.byId(new TrunkId(id))
                .map(TrunkAnswer::of)
                .orElseThrow(() ->
                        new InvalidValueException(
                                "trunk", Long.toString(id), "a trunk that exists"));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    TrunkAnswer add(@RequestBody Asked asked) {
        return TrunkAnswer.of(
                trunks.add(
                        new CustomerId(Given.value("customer", asked.customer())),
                        asked.toSettings(Optional.empty(), presets)));
    }

    @PutMapping("/{id}")
    TrunkAnswer change(@PathVariable long id, @RequestBody Asked asked) {
        var before = trunks.byId(new TrunkId(id));
        return TrunkAnswer.of(trunks.change(new TrunkId(id), asked.toSettings(before, presets)));
    }

    @PutMapping("/{id}/enabled")
    TrunkAnswer enable(@PathVariable long id, @RequestBody Enabled asked) {
        return TrunkAnswer.of(trunks.enable(new TrunkId(id), asked.enabled()));
    }

    /// Asks DNS at once where the trunk's names lead; a draft may wait for that.
    @PostMapping("/{id}/check")
    TrunkAnswer check(@PathVariable long id) {
        return TrunkAnswer.of(trunks.lookAgain(new TrunkId(id)));
    }

    /// Has registrations tried again; the trunk's state tells what came of it.
    @PostMapping("/{id}/register")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void register(@PathVariable long id) throws EngineRefusedException, EngineUnreachableException {
        var trunk =
                trunks.byId(new TrunkId(id))
                        .filter(it -> it.connection() instanceof Registration)
                        .orElseThrow(() ->
                                new InvalidValueException(
                                        "trunk", Long.toString(id), "a trunk that registers"));
        for (var account : GatewayNames.registering(trunk)) {
            engines.register(account);
        }
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable long id) {
        trunks.remove(new TrunkId(id));
    }
}
