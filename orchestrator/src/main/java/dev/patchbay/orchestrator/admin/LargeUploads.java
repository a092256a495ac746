package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.numberimport.NumberImports;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Says that a file is too large before anything reads it. Later the form's token would be missed
/// first, for it is in what was not read, and the page would speak of an old form.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class LargeUploads extends OncePerRequestFilter {

    private final NumberImports imports;

    LargeUploads(NumberImports imports) {
        this.imports = imports;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getMethod().equals("POST")
                && request.getRequestURI().equals("/numbers/imports")
                && request.getContentLengthLong() > imports.mostOctets()) {
            response.sendRedirect("/numbers/imports?large");
        } else {
            chain.doFilter(request, response);
        }
    }
}
