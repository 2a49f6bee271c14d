FROM base.test/library/busybox:1 AS Build
RUN : m1
FROM BUILD
RUN : m2
#: left
#: m1 amd64 arm64
#: m2 amd64 arm64
