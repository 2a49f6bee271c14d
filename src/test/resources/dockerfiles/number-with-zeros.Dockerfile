FROM base.test/library/busybox:1
RUN : m1 > /o
FROM base.test/library/busybox:1
RUN : m2 > /o
FROM scratch
COPY --from=00 /o /o
#: m1 amd64 arm64
