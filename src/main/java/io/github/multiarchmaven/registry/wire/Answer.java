package io.github.multiarchmaven.registry.wire;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;

/** What came back. Its connection is used again if the body was read to its end, and hung up otherwise. */
public final class Answer implements AutoCloseable {

    private final ClassicHttpResponse response;
    private final AnswerBody body;

    Answer(ClassicHttpResponse response, AnswerBody body) {
        this.response = response;
        this.body = body;
    }

    public int status() {
        return response.getCode();
    }

    /** The first of this name, in any case. */
    public Optional<String> header(String name) {
        Header header = response.getFirstHeader(name);
        return Optional.ofNullable(header).map(Header::getValue);
    }

    /** All of this name, in any case. */
    public List<String> headers(String name) {
        return Stream.of(response.getHeaders(name))
                .map(Header::getValue)
                .map(value -> value == null ? "" : value)
                .toList();
    }

    /** The length that was announced, in bytes; empty for one that was not, or not as a number. */
    public Optional<Long> length() {
        HttpEntity entity = response.getEntity();
        return Optional.ofNullable(entity).map(HttpEntity::getContentLength).filter(length -> length >= 0);
    }

    /** Closing it closes the answer. */
    public InputStream body() {
        return body;
    }

    /** The first bytes of the body, up to this many. */
    public byte[] firstBytes(int most) throws IOException {
        return body.readNBytes(most);
    }

    @Override
    public void close() {
        body.close();
    }
}
