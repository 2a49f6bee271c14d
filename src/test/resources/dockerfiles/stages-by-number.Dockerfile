FROM base.test/library/busybox:1
RUN : m1 > /o
FROM base.test/library/busybox:1
RUN : m2 > /o
FROM base.test/library/busybox:1
COPY --from=1 /o /o
#: m2 amd64 arm64
