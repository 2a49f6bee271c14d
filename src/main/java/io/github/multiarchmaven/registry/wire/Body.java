package io.github.multiarchmaven.registry.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What is sent with a call, again from its beginning whenever the call is repeated. */
public interface Body {

    /** In bytes; exactly so many are sent. */
    long length();

    /** From the first byte, to be closed by the caller. */
    InputStream open() throws IOException;

    /** These bytes. */
    static Body of(byte[] content) {
        return new Body() {
            @Override
            public long length() {
                return content.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(content);
            }
        };
    }
}
