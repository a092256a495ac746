package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.numberplan.NumberEvent;

/// What happened to a number, in a list.
record EventLine(String when, String who, String what, String detail) {

    static EventLine of(NumberEvent event) {
        return new EventLine(
                Shown.time(event.when()), event.who(), event.what().words(), event.detail());
    }
}
