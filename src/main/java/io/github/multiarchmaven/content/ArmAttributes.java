package io.github.multiarchmaven.content;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The section {@code .ARM.attributes}, in which compilers and linkers write what processor a program needs ("Addenda to,
 * and Errata in, the ABI for the Arm Architecture", chapter 3). Go writes none.
 */
final class ArmAttributes {

    private static final int FORMAT = 'A';
    private static final int WHOLE_FILE = 1;
    private static final int CPU_ARCHITECTURE = 6;

    private ArmAttributes() {}

    /** The version of the architecture, 4 to 8; empty where it is not said, or where the profile is another one. */
    static Optional<Integer> architecture(ByteBuffer section) {
        try {
            return section.get() == FORMAT ? inVendors(section) : Optional.empty();
        } catch (BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> inVendors(ByteBuffer section) {
        while (section.remaining() > 4) {
            ByteBuffer vendor = part(section, 0);
            if (text(vendor).equals("aeabi")) {
                return inScopes(vendor);
            }
        }
        return Optional.empty();
    }

    private static Optional<Integer> inScopes(ByteBuffer vendor) {
        while (vendor.hasRemaining()) {
            int scope = vendor.get();
            ByteBuffer attributes = part(vendor, 1);
            if (scope == WHOLE_FILE) {
                return inAttributes(attributes);
            }
        }
        return Optional.empty();
    }

    private static Optional<Integer> inAttributes(ByteBuffer attributes) {
        while (attributes.hasRemaining()) {
            int tag = number(attributes);
            if (tag == CPU_ARCHITECTURE) {
                return version(number(attributes));
            }
            skipValue(tag, attributes);
        }
        return Optional.empty();
    }

    /** Names have texts, and from 32 on odd tags do; 32 itself has both. */
    private static void skipValue(int tag, ByteBuffer attributes) {
        if (tag == 32) {
            number(attributes);
        }
        if (tag == 4 || tag == 5 || tag == 32 || (tag > 32 && tag % 2 == 1)) {
            text(attributes);
        } else {
            number(attributes);
        }
    }

    private static Optional<Integer> version(int value) {
        return switch (value) {
            case 0, 1, 2 -> Optional.of(4);
            case 3, 4, 5 -> Optional.of(5);
            case 6, 7, 9 -> Optional.of(6);
            case 8, 10 -> Optional.of(7); // v6T2 has instructions that only v7 made common
            case 14 -> Optional.of(8);
            default -> Optional.empty();
        };
    }

    /** A part that begins with its length, which counts from a little before. */
    private static ByteBuffer part(ByteBuffer bytes, int before) {
        int length = bytes.getInt() - 4 - before;
        if (length < 0 || length > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        ByteBuffer part = bytes.slice(bytes.position(), length).order(bytes.order());
        bytes.position(bytes.position() + length);
        return part;
    }

    private static String text(ByteBuffer bytes) {
        StringBuilder text = new StringBuilder();
        for (byte next = bytes.get(); next != 0; next = bytes.get()) {
            text.append((char) next);
        }
        return text.toString();
    }

    /** ULEB128, of which nothing here needs more than 28 bits. */
    private static int number(ByteBuffer bytes) {
        int number = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes.get();
            number |= shift < 28 ? (next & 0x7f) << shift : 0;
            if (next >= 0) {
                return number;
            }
        }
    }
}
