package io.github.multiarchmaven.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * How the numbers of an ELF file are written.
 *
 * @param bits 32 or 64
 */
record ElfFields(int bits, ByteOrder order) {

    int headerSize() {
        return pick(52, 64);
    }

    /** The one of two places or sizes that holds here. */
    int pick(int in32Bits, int in64Bits) {
        return bits == 64 ? in64Bits : in32Bits;
    }

    int half(ByteBuffer bytes, int at) {
        return Short.toUnsignedInt(bytes.getShort(at));
    }

    /** An address, offset or size; none is as long as to be negative. */
    long word(ByteBuffer bytes, int at) {
        return bits == 64 ? bytes.getLong(at) : Integer.toUnsignedLong(bytes.getInt(at));
    }

    Optional<ByteBuffer> bytes(FileStart file, long offset, long count) throws IOException {
        return file.bytes(offset, count).map(bytes -> bytes.order(order));
    }
}
