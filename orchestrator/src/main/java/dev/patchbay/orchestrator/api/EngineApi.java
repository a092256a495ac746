package dev.patchbay.orchestrator.api;

import dev.patchbay.engine.spi.EngineKind;
import dev.patchbay.orchestrator.engine.Engines;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/engines")
class EngineApi {

    record AdapterJson(@Nullable String adapter) {}

    private final Engines engines;

    EngineApi(Engines engines) {
        this.engines = engines;
    }

    @PutMapping("/{engine}/adapter")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void move(@PathVariable String engine, @RequestBody AdapterJson wanted) {
        engines.move(engine, new EngineKind(Given.value("adapter", wanted.adapter())));
    }
}
