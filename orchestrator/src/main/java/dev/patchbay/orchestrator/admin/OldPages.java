package dev.patchbay.orchestrator.admin;

import dev.patchbay.telephony.InvalidValueException;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Answers a button on a page that is out of date: what it was about is gone or changed meanwhile.
/// Forms say by the field what is wrong with them; this is for what has no field.
@ControllerAdvice(basePackageClasses = OldPages.class)
class OldPages {

    @ExceptionHandler
    String refused(InvalidValueException e, HttpServletRequest request, RedirectAttributes flash) {
        flash.addFlashAttribute("refused", Faults.sentence(e));
        return "redirect:/" + request.getServletPath().split("/", -1)[1];
    }
}
