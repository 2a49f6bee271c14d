package io.github.multiarchmaven.registry.wire;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One request. It prints neither its headers nor its query, which may be secret.
 *
 * @param method such as {@code GET}
 * @param target absolute, {@code http} or {@code https}
 * @param headers besides those that every request has
 * @param body what is sent with it
 * @param size of what is sent and of the answer together
 */
public record Call(String method, URI target, Map<String, String> headers, Optional<Body> body, Size size) {

    /** How much time it may take. */
    public enum Size {
        SMALL,
        BLOB
    }

    public Call {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** A request without headers and body. */
    public static Call of(String method, URI target) {
        return new Call(method, target, Map.of(), Optional.empty(), Size.SMALL);
    }

    /** The same with another header, or another value of it. */
    public Call with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Call(method, target, more, body, size);
    }

    /** The same with this body. */
    public Call sending(Body content, String mediaType) {
        return new Call(method, target, with("Content-Type", mediaType).headers, Optional.of(content), size);
    }

    /** The same without a header. */
    public Call without(String name) {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.remove(name);
        return new Call(method, target, fewer, body, size);
    }

    /** The same to somewhere else. */
    public Call to(URI elsewhere) {
        return new Call(method, elsewhere, headers, body, size);
    }

    /** The same of another size. */
    public Call sized(Size other) {
        return new Call(method, target, headers, body, other);
    }

    @Override
    public String toString() {
        return method + " " + target.getScheme() + "://" + target.getHost() + target.getPath();
    }
}
