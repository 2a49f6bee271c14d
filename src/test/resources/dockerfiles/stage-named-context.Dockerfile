FROM base.test/library/busybox:1 AS context
RUN : m1 > /o
FROM base.test/library/busybox:1
COPY --from=context /o /o
#: m1 amd64 arm64
