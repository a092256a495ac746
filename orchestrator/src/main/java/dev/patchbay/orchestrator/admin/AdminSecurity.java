package dev.patchbay.orchestrator.admin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/// Nothing is readable without signing in but the sign-in page and its looks.
@Configuration
class AdminSecurity {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pagesFilterChain(HttpSecurity http, SignInThrottle throttle) {
        return http.authorizeHttpRequests(requests ->
                        requests.requestMatchers("/sign-in", "/webjars/**", "/assets/**", "/error")
                                .permitAll()
                                // served on the container's own loopback only
                                .requestMatchers("/actuator/health")
                                .permitAll()
                                .requestMatchers("/password")
                                .authenticated()
                                .anyRequest()
                                .hasAuthority(AdminUsers.MAY_EVERYTHING))
                .formLogin(form ->
                        form.loginPage("/sign-in")
                                .successHandler((request, response, who) -> {
                                    throttle.succeeded(request.getRemoteAddr());
                                    response.sendRedirect("/");
                                })
                                .failureHandler((request, response, why) -> {
                                    throttle.failed(request.getRemoteAddr());
                                    response.sendRedirect("/sign-in?wrong");
                                }))
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out"))
                .exceptionHandling(errors ->
                        errors.accessDeniedHandler(
                                (request, response, why) -> denied(request, response)))
                .headers(
                        headers -> headers.contentSecurityPolicy(it -> it.policyDirectives(POLICY)))
                .addFilterBefore(
                        new ThrottleFilter(throttle), UsernamePasswordAuthenticationFilter.class)
                .build();
    }

    /// Whoever still has the one-time password is led to choosing their own; anything else that is
    /// denied is a form that is too old.
    private static void denied(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (request.isUserInRole(AdminUsers.MUST_CHOOSE_PASSWORD)) {
            response.sendRedirect("/password");
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private static final class ThrottleFilter extends OncePerRequestFilter {

        private final SignInThrottle throttle;

        ThrottleFilter(SignInThrottle throttle) {
            this.throttle = throttle;
        }

        @Override
        protected void doFilterInternal(
                HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            if (request.getMethod().equals("POST")
                    && request.getServletPath().equals("/sign-in")
                    && throttle.blocks(request.getRemoteAddr())) {
                response.sendRedirect("/sign-in?slow");
            } else {
                chain.doFilter(request, response);
            }
        }
    }
}
