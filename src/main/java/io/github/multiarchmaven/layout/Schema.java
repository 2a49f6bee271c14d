package io.github.multiarchmaven.layout;

import java.util.Optional;

/**
 * What manifests and manifest lists have in common, and what keeps one from being read as the other: a document that
 * is both means different images to different tools (CVE-2021-41190).
 */
final class Schema {

    private Schema() {}

    static void requireVersion2(JsonObject json) throws MalformedException {
        if (json.wholeNumber("schemaVersion") != 2) {
            throw new MalformedException("\"schemaVersion\" is not 2");
        }
    }

    static void requireMediaType(JsonObject json, String expected) throws MalformedException {
        Optional<String> own = json.optionalText("mediaType");
        if (own.isPresent() && !own.get().equals(expected)) {
            throw new MalformedException("it calls itself " + JsonObject.quoted(own.get()) + " and is listed as "
                    + JsonObject.quoted(expected));
        }
    }

    static void requireAbsent(JsonObject json, String... fields) throws MalformedException {
        for (String field : fields) {
            if (json.has(field)) {
                throw new MalformedException("it has \"" + field + "\", which does not belong there");
            }
        }
    }
}
