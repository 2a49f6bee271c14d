package io.github.multiarchmaven.registry.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.net.URIAuthority;

/**
 * Sends calls and brings answers, each once: no retries, no redirects, no authentication. For any number of threads. It
 * stands on HttpCore, which writes no log.
 */
public final class Wire implements AutoCloseable {

    /** From this size on, in bytes, a server is asked whether it wants a body before it is sent. */
    private static final long WORTH_ASKING = 1024 * 1024;

    private final Limits limits;
    private final List<ProxyServer> proxies;
    private final ConnectionPool pool;
    private final ScheduledExecutorService clock = clock();

    /**
     * Connects to nothing yet.
     *
     * @param tls asked for each connection that is encrypted
     */
    public Wire(Limits limits, List<ProxyServer> proxies, Supplier<SSLContext> tls) {
        this.limits = limits;
        this.proxies = List.copyOf(proxies);
        this.pool = new ConnectionPool(new Connector(limits, tls));
    }

    /**
     * The answer, to be closed.
     *
     * @throws NotHttpException if what answers does not speak HTTP
     */
    public Answer exchange(Call call) throws IOException {
        Route route = Route.to(call.target(), proxies);
        Watch watch = new Watch(clock, limits, call.size());
        boolean answered = false;
        try {
            Answer answer = exchange(call, route, pool.lease(route, watch), watch);
            answered = true;
            return answer;
        } catch (ProtocolException e) {
            throw watch.explain(new NotHttpException(e));
        } catch (HttpException e) {
            throw watch.explain(new IOException(e));
        } catch (IOException e) {
            throw watch.explain(e);
        } finally {
            if (!answered) {
                watch.close();
            }
        }
    }

    /** Whether something at this place begins TLS when it is asked to, trusted or not. */
    public boolean speaksTls(URI target) {
        try (Watch watch = new Watch(clock, limits, Call.Size.SMALL)) {
            return pool.speaksTls(Route.to(target, proxies), watch);
        }
    }

    private Answer exchange(Call call, Route route, WireConnection connection, Watch watch)
            throws IOException, HttpException {
        boolean answered = false;
        try {
            ClassicHttpRequest request = translate(call, route, watch);
            ClassicHttpResponse response = connection.exchange(request);
            Runnable abort = () -> pool.discard(connection);
            Runnable release = DefaultConnectionReuseStrategy.INSTANCE.keepAlive(request, response, null)
                    ? () -> pool.release(route, connection)
                    : abort;
            HttpEntity entity = response.getEntity();
            InputStream content = entity == null ? InputStream.nullInputStream() : entity.getContent();
            Answer answer = new Answer(response, new AnswerBody(content, watch, release, abort));
            answered = true;
            return answer;
        } finally {
            if (!answered) {
                pool.discard(connection);
            }
        }
    }

    private static ClassicHttpRequest translate(Call call, Route route, Watch watch) {
        String path = Optional.ofNullable(call.target().getRawPath())
                .filter(raw -> !raw.isEmpty())
                .orElse("/");
        String query = call.target().getRawQuery();
        String line = query == null ? path : path + "?" + query;
        BasicClassicHttpRequest request = new BasicClassicHttpRequest(call.method(), line);
        call.headers().forEach(request::addHeader);
        request.addHeader("Host", call.target().getRawAuthority());
        request.addHeader("User-Agent", "multiarch-maven-plugin");
        route.proxy().filter(proxy -> !route.encrypted()).ifPresent(proxy -> {
            request.setScheme(route.scheme());
            request.setAuthority(new URIAuthority(route.host(), route.port()));
            request.setAbsoluteRequestUri(true);
            proxy.authorization().ifPresent(value -> request.addHeader("Proxy-Authorization", value));
        });
        if (call.body().isPresent()) {
            Body body = call.body().get();
            request.addHeader("Content-Length", body.length());
            if (body.length() >= WORTH_ASKING) {
                request.addHeader("Expect", "100-continue");
            }
            request.setEntity(new SentBody(body, watch));
        } else if (!call.method().equals("GET") && !call.method().equals("HEAD")) {
            request.addHeader("Content-Length", 0);
        }
        return request;
    }

    private static ScheduledExecutorService clock() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "multiarch-registry-watch");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        clock.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy()); // the pool says that all is closed
        return clock;
    }

    /** Ends everything that is under way. */
    @Override
    public void close() {
        clock.shutdownNow();
        pool.close();
    }
}
