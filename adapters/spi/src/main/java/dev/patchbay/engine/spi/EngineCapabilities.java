package dev.patchbay.engine.spi;

import dev.patchbay.telephony.Dtmf;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/// What an adapter can do, and how well, for whoever has to choose one.
///
/// @param product the engine it drives
/// @param callsOver how calls are announced and answered
/// @param administrationOver how table, config and states are read and written
/// @param usualControlPort [EngineEndpoint#controlPort()] where nothing else is said
/// @param usualAdministrationPort empty where one port serves both
/// @param codecs it carries, by their names in SDP
/// @param keys the ways in which it can send pressed keys to a carrier
/// @param rootsOnStart whether it reads only when it starts whose certificates of carriers it
///   trusts
/// @param callTimes how exact the start of a call is in its record
/// @param rowSafeAfter how long after a write a routing row outlives a crash of the engine
/// @param trunkChange what a changed trunk means for the engine's other trunks
public record EngineCapabilities(
        String product,
        String callsOver,
        String administrationOver,
        int usualControlPort,
        OptionalInt usualAdministrationPort,
        List<String> codecs,
        List<Dtmf> keys,
        boolean rootsOnStart,
        Duration callTimes,
        Duration rowSafeAfter,
        String trunkChange) {

    public EngineCapabilities {
        codecs = List.copyOf(codecs);
        keys = List.copyOf(keys);
    }
}
