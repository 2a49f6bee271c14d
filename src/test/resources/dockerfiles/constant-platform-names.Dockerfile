FROM --platform=linux/x86_64 base.test/library/busybox:1 AS a
RUN : m1 > /o
FROM --platform=linux/aarch64 base.test/library/busybox:1 AS b
RUN : m2 > /p
FROM scratch
COPY --from=a /o /o
COPY --from=b /p /p
#: m1 amd64
#: m2 arm64
