package dev.patchbay.orchestrator.api;

import dev.patchbay.engine.spi.EngineException;
import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.EngineUnreachableException;
import dev.patchbay.telephony.InvalidValueException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Answers as RFC 9457 problems, with the field and what was expected.
@RestControllerAdvice(basePackageClasses = ApiErrors.class)
class ApiErrors {

    @ExceptionHandler
    ProblemDetail invalid(InvalidValueException e) {
        var problem =
                ProblemDetail.forStatusAndDetail(
                        HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
        problem.setProperty("field", e.field());
        problem.setProperty("expected", e.expected());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail engine(EngineException e) {
        return ProblemDetail.forStatusAndDetail(
                switch (e) {
                    case EngineRefusedException refused -> HttpStatus.CONFLICT;
                    case EngineUnreachableException away -> HttpStatus.SERVICE_UNAVAILABLE;
                },
                String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail unreadable(HttpMessageNotReadableException e) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST,
                "the body is not the JSON that was expected; see the API's documentation");
    }
}
