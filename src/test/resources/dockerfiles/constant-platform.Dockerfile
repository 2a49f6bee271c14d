FROM --platform=linux/arm64 base.test/library/busybox:1 AS a
RUN : m1 > /o
FROM scratch
COPY --from=a /o /o
#: m1 arm64
