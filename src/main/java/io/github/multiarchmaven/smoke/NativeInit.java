package io.github.multiarchmaven.smoke;

import io.github.multiarchmaven.binfmt.StaticElf;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;

/**
 * The first process of a run: a program for the builder's own processor that starts the program in question and ends as
 * that does. Without one, a program that dies of a signal under QEMU hangs for ever, because the kernel keeps from the
 * first process of a container the signal with which QEMU wants to die in its turn.
 *
 * <p>Its first argument is the path of the program, the others are what the program gets as {@code argv}, its own name
 * included. On standard error it says, each in a line, which processor it runs on before it does anything; of which signal
 * the program died, if it did; or with which error of {@code execve(2)} it could not be started. It ends with the program's
 * exit code, with 128 + the number of the signal, or with 127.
 */
final class NativeInit {

    /** Begins each of its lines; there is none of it in what programs say. */
    static final String VOICE = "multiarch-init: ";

    static final String ON = VOICE + "on ";
    static final String SIGNAL = VOICE + "signal ";
    static final String ERROR = VOICE + "errno  ";

    private static final String AFTER_CODE = "\n" + SIGNAL + "\n" + ERROR;

    // The numbers of the system calls are those of the Linux kernel's tables. The code reaches the texts behind it by
    // their distance, so that neither may change in length without the other.
    private static final Map<String, byte[]> PROGRAMS = Map.of(
            "amd64",
            StaticElf.AMD64.with(
                    // mov rbp,rsp; lea rsi,[on]; mov edx,25; call say
                    "4889e5 488d35c6000000 ba19000000 e8af000000"
                            // mov eax,57 (fork); syscall; mov ebx,eax; test eax,eax; js failed; je child
                            + "b839000000 0f05 89c3 85c0 7853 7437"
                            // wait: mov rsi,rsp; mov edi,-1; movsxd rdi,edi; xor edx,edx; xor r10d,r10d
                            + "4889e6 bfffffffff 4863ff 31d2 4531d2"
                            // mov eax,61 (wait4); syscall; cmp eax,ebx; jne wait
                            + "b83d000000 0f05 39d8 75e5"
                            // mov edi,[rsp]; mov ebx,edi; shr edi,8; and ebx,127; je end
                            + "8b3c24 89fb c1ef08 83e37f 7471"
                            // lea edi,[rbx+128]; lea rsi,[signal]; jmp tell
                            + "8dbb80000000 488d3591000000 eb28"
                            // child: mov rax,[rbp]; mov rdi,[rbp+16]; lea rsi,[rbp+24]; lea rdx,[rbp+rax*8+16]
                            + "488b4500 488b7d10 488d7518 488d54c510"
                            // mov eax,59 (execve); syscall; mov ebx,eax
                            + "b83b000000 0f05 89c3"
                            // failed: neg ebx; mov edi,127; lea rsi,[errno]
                            + "f7db bf7f000000 488d357f000000"
                            // tell: push rdi; mov edx,24; call say; mov eax,ebx; mov ecx,10
                            + "57 ba18000000 e836000000 89d8 b90a000000"
                            // three digits: cdq; div ecx; mov ebx,edx; xor edx,edx; div ecx; shl edx,8; shl ebx,16
                            + "99 f7f1 89d3 31d2 f7f1 c1e208 c1e310"
                            // add eax,edx; lea eax,[rax+rbx+"000\n"]; push rax; mov rsi,rsp; mov edx,4; call say
                            + "01d0 8d84183030300a 50 4889e6 ba04000000 e809000000"
                            // pop rax; pop rdi; end: mov eax,60 (exit); syscall
                            + "58 5f b83c000000 0f05"
                            // say: mov edi,2; mov eax,1 (write); syscall; ret
                            + "bf02000000 b801000000 0f05 c3"
                            + texts("amd64")),
            "arm64",
            StaticElf.ARM64.with(
                    // mov x19,sp; adr x1,on; mov x2,25; bl say
                    "f3030091 41080010 220380d2 3c000094"
                            // mov x0,17 (SIGCHLD); mov x1..x4,0; mov x8,220 (clone); svc 0; mov x20,x0
                            + "200280d2 010080d2 020080d2 030080d2 040080d2 881b80d2 010000d4 f40300aa"
                            // tbnz x0,63,failed; cbz x0,child; sub sp,sp,16
                            + "4003f8b7 200200b4 ff4300d1"
                            // wait: mov x0,-1; mov x1,sp; mov x2,0; mov x3,0; mov x8,260 (wait4); svc 0
                            + "00008092 e1030091 020080d2 030080d2 882080d2 010000d4"
                            // cmp x0,x20; b.ne wait; ldr w0,[sp]; and w20,w0,127; ubfx w0,w0,8,8; cbz w20,end
                            + "1f0014eb 21ffff54 e00340b9 14180012 003c0853 74040034"
                            // add w21,w20,128; adr x1,signal; b tell
                            + "95020211 a1050030 0c000014"
                            // child: ldr x2,[x19]; add x2,x19,x2,lsl 3; add x2,x2,16; ldr x0,[x19,16]; add x1,x19,24
                            + "620240f9 620e028b 42400091 600a40f9 61620091"
                            // mov x8,221 (execve); svc 0; mov x20,x0
                            + "a81b80d2 010000d4 f40300aa"
                            // failed: neg x20,x20; mov w21,127; adr x1,errno
                            + "f40314cb f50f8052 e1040030"
                            // tell: mov x2,24; bl say; three digits: mov w1,10; udiv w2,w20,w1
                            + "020380d2 15000094 41018052 820ac11a"
                            // msub w3,w2,w1,w20; udiv w4,w2,w1; msub w2,w4,w1,w2; add w4,w4,48; add w2,w2,48; add
                            // w3,w3,48
                            + "43d0011b 4408c11a 8288011b 84c00011 42c00011 63c00011"
                            // mov w5,10 ("\n"); sub sp,sp,16; strb w4,[sp]; strb w2,[sp,1]; strb w3,[sp,2]; strb
                            // w5,[sp,3]
                            + "45018052 ff4300d1 e4030039 e2070039 e30b0039 e50f0039"
                            // mov x1,sp; mov x2,4; bl say; mov w0,w21; end: mov x8,93 (exit); svc 0
                            + "e1030091 820080d2 04000094 e003152a a80b80d2 010000d4"
                            // say: mov x0,2; mov x8,64 (write); svc 0; ret
                            + "400080d2 080880d2 010000d4 c0035fd6"
                            + texts("arm64")));

    private NativeInit() {}

    /** The file for each architecture, as BuildKit calls those, of a builder. */
    static Map<String, byte[]> programs() {
        return PROGRAMS;
    }

    private static String texts(String architecture) {
        return HexFormat.of().formatHex((ON + architecture + "\n" + AFTER_CODE).getBytes(StandardCharsets.US_ASCII));
    }
}
