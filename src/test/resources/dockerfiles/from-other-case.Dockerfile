FROM base.test/library/busybox:1 AS Build
RUN : m1 > /o
FROM base.test/library/busybox:1
COPY --from=BUILD /o /o
#: m1 amd64 arm64
