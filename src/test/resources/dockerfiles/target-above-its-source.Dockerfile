FROM base.test/library/busybox:1 AS a
RUN : m1
FROM a
RUN : m2
FROM a AS b
#: target b
#: m1 amd64 arm64
