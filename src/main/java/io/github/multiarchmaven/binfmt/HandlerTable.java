package io.github.multiarchmaven.binfmt;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The kernel's table {@code binfmt_misc} at one moment.
 *
 * @param status whether the kernel heeds the table at all
 * @param entries in the order in which the kernel asks them: newest first
 * @param unsure names of entries that we do not understand
 * @param bootId of the kernel's run, which is another one after each start; empty if the kernel does not tell
 */
public record HandlerTable(Status status, List<HandlerEntry> entries, Set<String> unsure, Optional<String> bootId) {

    /** Stands before the name of each file in what {@link TableReading} prints. */
    static final String MARK = "== ";

    /** In the place of a file's name, before the boot id; the slash keeps it apart from names of entries. */
    static final String BOOT_ID = "/boot_id";

    public HandlerTable {
        entries = List.copyOf(entries);
        unsure = Set.copyOf(unsure);
    }

    /** Whether the kernel heeds the table. */
    public enum Status {
        ON,
        OFF
    }

    /** The table as printed, file by file; empty if it is none, as where it is not mounted. */
    static Optional<HandlerTable> parse(String printed) {
        Map<String, StringBuilder> files = new LinkedHashMap<>();
        StringBuilder current = new StringBuilder();
        for (String line : printed.lines().toList()) {
            if (line.startsWith(MARK)) {
                current = new StringBuilder();
                files.put(line.substring(MARK.length()), current);
            } else {
                current.append(line).append('\n');
            }
        }
        StringBuilder status = files.remove("status");
        Optional<String> bootId = Optional.ofNullable(files.remove(BOOT_ID))
                .map(text -> text.toString().strip())
                .filter(text -> !text.isEmpty());
        return status == null
                ? Optional.empty()
                : Optional.of(of(status.toString().strip().equals("disabled") ? Status.OFF : Status.ON, files, bootId));
    }

    private static HandlerTable of(Status status, Map<String, StringBuilder> files, Optional<String> bootId) {
        List<HandlerEntry> entries = new ArrayList<>();
        List<String> unsure = new ArrayList<>();
        files.forEach((name, text) ->
                HandlerEntry.parse(name, text.toString()).ifPresentOrElse(entries::add, () -> unsure.add(name)));
        return new HandlerTable(status, entries, Set.copyOf(unsure), bootId);
    }

    /** The entry that the kernel would take for a program. */
    public Optional<HandlerEntry> match(byte[] program) {
        return status == Status.OFF
                ? Optional.empty()
                : matches(program).stream().findFirst();
    }

    /** All enabled entries for a program, the one that the kernel takes first. */
    List<HandlerEntry> matches(byte[] program) {
        return entries.stream()
                .filter(entry -> entry.state() == HandlerEntry.State.ENABLED && entry.takes(program))
                .toList();
    }

    /** The entry of this name, if we understand it. */
    Optional<HandlerEntry> entry(String name) {
        return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    /** The names of all entries, understood or not. */
    Set<String> names() {
        Set<String> names = new TreeSet<>(unsure);
        entries.forEach(entry -> names.add(entry.name()));
        return names;
    }

    /** Whether there is an entry of this name, understood or not. */
    boolean has(String name) {
        return unsure.contains(name) || entry(name).isPresent();
    }

    /** The names of QEMU's entries, understood or not, in the order of the alphabet. */
    public List<String> namesOfQemu() {
        return Stream.concat(unsure.stream(), entries.stream().map(HandlerEntry::name))
                .filter(name -> name.startsWith("qemu-"))
                .sorted()
                .toList();
    }

    /** The table without these entries. */
    HandlerTable without(Collection<String> names) {
        return new HandlerTable(
                status,
                entries.stream().filter(entry -> !names.contains(entry.name())).toList(),
                Set.copyOf(unsure.stream().filter(name -> !names.contains(name)).toList()),
                bootId);
    }

    /** The same table, heeded. */
    HandlerTable switchedOn() {
        return new HandlerTable(Status.ON, entries, unsure, bootId);
    }

    /**
     * The entry that the binfmt image would remove in place of this one: it takes the first in the order of the alphabet
     * whose name is the wanted one, or ends with a hyphen and the wanted one (tonistiigi/binfmt, cmd/binfmt/main.go).
     */
    Optional<String> mistakenFor(String name) {
        return names().stream()
                .filter(other -> other.endsWith("-" + name) && other.compareTo(name) < 0)
                .findFirst();
    }
}
