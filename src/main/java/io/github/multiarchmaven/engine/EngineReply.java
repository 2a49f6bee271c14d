package io.github.multiarchmaven.engine;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;

/** An answer as docker-java reads it; with it the connection ends. */
record EngineReply(ClassicHttpResponse answer, EngineConnection connection) implements DockerHttpClient.Response {

    @Override
    public int getStatusCode() {
        return answer.getCode();
    }

    @Override
    public Map<String, List<String>> getHeaders() {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : answer.getHeaders()) {
            headers.computeIfAbsent(header.getName(), name -> new ArrayList<>()).add(header.getValue());
        }
        return headers;
    }

    /** Closing it hangs up instead of reading the rest, which may never end. */
    @Override
    public InputStream getBody() {
        HttpEntity entity = answer.getEntity();
        if (entity == null) {
            return InputStream.nullInputStream();
        }
        try {
            return new FilterInputStream(entity.getContent()) {
                @Override
                public void close() {
                    connection.close();
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
