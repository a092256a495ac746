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
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.filter.OncePerRequestFilter;

/// Nothing is readable without signing in but the sign-in page and its looks.
@Configuration
class AdminSecurity {

    private static final String SIGN_IN = "/sign-in";

    /// Whoever consented at Microsoft comes back here, and has no account with us.
    private static final String CONSENT = "/microsoft/consent";

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
                        requests.requestMatchers(
                                        SIGN_IN, "/webjars/**", "/assets/**", "/error", CONSENT)
                                .permitAll()
                                // served on the container's own loopback only
                                .requestMatchers("/actuator/health")
                                .permitAll()
                                .requestMatchers("/password")
                                .authenticated()
                                .anyRequest()
                                .hasAuthority(AdminUsers.MAY_EVERYTHING))
                .formLogin(form ->
                        form.loginPage(SIGN_IN)
                                .successHandler((request, response, who) -> {
                                    throttle.succeeded(request.getRemoteAddr());
                                    response.sendRedirect("/");
                                })
                                .failureHandler((request, response, why) -> {
                                    throttle.failed(request.getRemoteAddr());
                                    response.sendRedirect(SIGN_IN + "?wrong");
                                }))
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl(SIGN_IN + "?out"))
                .exceptionHandling(errors ->
                        errors.authenticationEntryPoint(partsReloadTheirPage())
                                .accessDeniedHandler(
                                        (request, response, why) -> denied(request, response)))
                .headers(headers ->
                        headers.contentSecurityPolicy(it -> it.policyDirectives(POLICY))
                                .referrerPolicy(it -> it.policy(ReferrerPolicy.SAME_ORIGIN)))
                .addFilterBefore(
                        new ThrottleFilter(throttle), UsernamePasswordAuthenticationFilter.class)
                .build();
    }

    /// Strangers are led to the sign-in page. A part of a page that renews itself would show that
    /// page inside its frame after a restart ended the session, so it reloads the page around it.
    private static AuthenticationEntryPoint partsReloadTheirPage() {
        var signIn = new LoginUrlAuthenticationEntryPoint(SIGN_IN);
        return (request, response, why) -> {
            if (request.getHeader("HX-Request") == null) {
                signIn.commence(request, response, why);
            } else {
                response.setHeader("HX-Refresh", "true");
                response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            }
        };
    }

    /// Whoever still has the one-time password is led to choosing their own; anything else that is
    /// denied is a form that is too old. A sign-in form is soon mended: here is a fresh one.
    private static void denied(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (request.isUserInRole(AdminUsers.MUST_CHOOSE_PASSWORD)) {
            response.sendRedirect("/password");
        } else if (request.getServletPath().equals(SIGN_IN)) {
            response.sendRedirect(SIGN_IN + "?old");
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
                    && request.getServletPath().equals(SIGN_IN)
                    && throttle.blocks(request.getRemoteAddr())) {
                response.sendRedirect(SIGN_IN + "?slow");
            } else {
                chain.doFilter(request, response);
            }
        }
    }
}
