package io.github.multiarchmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.multiarchmaven.process.Command;
import io.github.multiarchmaven.process.CommandResult;
import io.github.multiarchmaven.process.SystemProcesses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys as the real OpenSSL writes them. */
class EngineKeyTest {

    private final Path folder;

    EngineKeyTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvSource({
        "RSA, SHA256withRSA, BEGIN PRIVATE KEY, genpkey -algorithm RSA -out key.pem",
        "RSA, SHA256withRSA, BEGIN RSA PRIVATE KEY, genrsa -traditional -out key.pem 2048",
        "EC, SHA256withECDSA, BEGIN PRIVATE KEY, genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384 -out key.pem",
        "EC, SHA256withECDSA, BEGIN EC PRIVATE KEY, ecparam -name secp384r1 -genkey -out key.pem",
        "Ed25519, Ed25519, BEGIN PRIVATE KEY, genpkey -algorithm ed25519 -out key.pem"
    })
    void readsEveryForm(String algorithm, String signing, String label, String command) throws Exception {
        openssl(command);
        assertThat(pem()).contains(label);

        PublicKey owner = owner(algorithm);
        PrivateKey key = EngineKey.parse(pem(), owner);

        Signature signature = Signature.getInstance(signing);
        signature.initSign(key);
        signature.update((byte) 7);
        byte[] signed = signature.sign();
        signature.initVerify(owner);
        signature.update((byte) 7);
        assertThat(signature.verify(signed)).isTrue();
    }

    @Test
    void refusesAnEncryptedOneAndOneOfAnotherKindAndQuotesNothing() throws Exception {
        openssl("genrsa -traditional -out key.pem 2048");
        PublicKey owner = owner("RSA");
        String plain = pem();
        refused(plain.substring(0, plain.length() / 2), owner, "it holds no private key in PEM form");
        refused(plain.replaceFirst("\n.{20}", "\nAAAA"), owner, "is damaged");

        openssl("rsa -in key.pem -aes128 -passout pass:x -traditional -out key.pem");
        refused(pem(), owner, "is encrypted");
        openssl("genpkey -algorithm RSA -aes128 -pass pass:x -out key.pem");
        refused(pem(), owner, "is encrypted");
        openssl("genpkey -algorithm ed25519 -out key.pem");
        refused(pem(), owner, "not one of the kind RSA");
    }

    private static void refused(String pem, PublicKey owner, String why) {
        assertThatExceptionOfType(InvalidKeySpecException.class)
                .isThrownBy(() -> EngineKey.parse(pem, owner))
                .withMessageContaining(why)
                .withNoCause();
    }

    private String pem() throws IOException {
        return Files.readString(folder.resolve("key.pem"));
    }

    private PublicKey owner(String algorithm) throws Exception {
        openssl("pkey -in key.pem -pubout -out public.pem");
        String text = Files.readString(folder.resolve("public.pem")).replaceAll("-----[A-Z ]+-----", "");
        return KeyFactory.getInstance(algorithm)
                .generatePublic(new X509EncodedKeySpec(Base64.getMimeDecoder().decode(text)));
    }

    private void openssl(String arguments) throws Exception {
        CommandResult result = new SystemProcesses()
                .run(new Command("openssl", List.of(), Map.of(), folder, Duration.ofMinutes(1))
                        .with(arguments.split(" ")));
        assertThat(result.exitedCleanly()).as(result.toString()).isTrue();
    }
}
