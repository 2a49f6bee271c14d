FROM base.test/library/busybox:1 AS a
RUN : m1 > /o
FROM scratch AS b
COPY --from=a /o /o
FROM b AS c
FROM base.test/library/busybox:1
RUN : m2
#: target b
#: m1 amd64 arm64
