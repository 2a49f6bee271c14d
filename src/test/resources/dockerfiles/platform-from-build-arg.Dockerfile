ARG P=linux/arm64
FROM --platform=$P base.test/library/busybox:1 AS a
RUN : m1 > /o
FROM scratch
COPY --from=a /o /o
#: arg P=linux/amd64
#: m1 amd64
