package io.github.multiarchmaven.content;

import io.github.multiarchmaven.content.LayerEntry.Change;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;

/** How the entries of a layer are written and read: a letter, then what belongs to it. */
final class Findings {

    private Findings() {}

    static void writeEntry(DataOutputStream out, LayerEntry entry) throws IOException {
        out.writeUTF(entry.path());
        Change change = entry.change();
        if (change instanceof Change.File file) {
            out.writeByte(file.executable() ? 'X' : 'F');
            writeKind(out, file.kind());
        } else if (change instanceof Change.Link link) {
            out.writeByte('L');
            out.writeUTF(link.target());
        } else if (change instanceof Change.HardLink link) {
            out.writeByte('H');
            out.writeUTF(link.path());
        } else {
            out.writeByte(letter(change));
        }
    }

    private static char letter(Change change) {
        if (change instanceof Change.Folder) {
            return 'D';
        }
        if (change instanceof Change.Removed) {
            return 'R';
        }
        return change instanceof Change.Emptied ? 'E' : 'S';
    }

    static LayerEntry readEntry(DataInputStream in) throws IOException {
        String path = in.readUTF();
        char letter = (char) in.readUnsignedByte();
        return new LayerEntry(
                path,
                switch (letter) {
                    case 'X' -> new Change.File(readKind(in), true);
                    case 'F' -> new Change.File(readKind(in), false);
                    case 'L' -> new Change.Link(in.readUTF());
                    case 'H' -> new Change.HardLink(in.readUTF());
                    case 'D' -> new Change.Folder();
                    case 'R' -> new Change.Removed();
                    case 'E' -> new Change.Emptied();
                    case 'S' -> new Change.Special();
                    default -> throw new IOException("no entry begins with " + letter);
                });
    }

    private static void writeKind(DataOutputStream out, FileKind kind) throws IOException {
        if (kind instanceof Elf elf) {
            out.writeByte('E');
            out.writeInt(elf.code().machine());
            out.writeByte(elf.code().bits());
            out.writeBoolean(elf.code().bigEndian());
            out.writeInt(elf.code().flags());
            out.writeUTF(elf.use().name());
            out.writeUTF(elf.loader().orElse(""));
            out.writeByte(elf.armVersion().orElse(0));
        } else if (kind instanceof Script script) {
            out.writeByte('S');
            out.writeUTF(script.line());
        } else if (kind instanceof OtherFile other) {
            out.writeByte('O');
            out.writeUTF(other.name());
        }
    }

    private static FileKind readKind(DataInputStream in) throws IOException {
        char letter = (char) in.readUnsignedByte();
        return switch (letter) {
            case 'E' -> readElf(in);
            case 'S' -> new Script(in.readUTF());
            case 'O' -> OtherFile.valueOf(in.readUTF());
            default -> throw new IOException("no kind of file begins with " + letter);
        };
    }

    private static Elf readElf(DataInputStream in) throws IOException {
        Code code = new Code(in.readInt(), in.readUnsignedByte(), in.readBoolean(), in.readInt());
        return new Elf(
                code,
                Elf.Use.valueOf(in.readUTF()),
                Optional.of(in.readUTF()).filter(loader -> !loader.isEmpty()),
                Optional.of(in.readUnsignedByte()).filter(version -> version > 0));
    }
}
