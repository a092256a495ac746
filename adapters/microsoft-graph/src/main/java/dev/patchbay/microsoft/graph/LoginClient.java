package dev.patchbay.microsoft.graph;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.util.Context;
import dev.patchbay.microsoft.Access;
import java.net.URI;
import reactor.core.publisher.Mono;

/// The JDK's HTTP client for azure-identity. MSAL takes no authority that is not https; in a test
/// network where the settings say http, what it sends goes there plainly.
final class LoginClient implements HttpClient {

    private final HttpClient jdk;
    private final boolean plain;

    LoginClient(Access access) {
        jdk =
                new JdkHttpClientBuilder()
                        .connectionTimeout(access.patience())
                        .responseTimeout(access.patience())
                        .readTimeout(access.patience())
                        .build();
        plain = "http".equals(access.authority().getScheme());
    }

    /// @return the authority as MSAL wants to see it
    static String authority(Access access) {
        return "https://" + access.authority().getRawAuthority() + "/";
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
        return jdk.send(placed(request));
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request, Context context) {
        return jdk.send(placed(request), context);
    }

    @Override
    public HttpResponse sendSync(HttpRequest request, Context context) {
        return jdk.sendSync(placed(request), context);
    }

    private HttpRequest placed(HttpRequest request) {
        if (!plain) {
            return request;
        }
        var url = request.getUrl();
        return request.setUrl(
                URI.create("http://" + url.getAuthority() + url.getFile()).toString());
    }
}
