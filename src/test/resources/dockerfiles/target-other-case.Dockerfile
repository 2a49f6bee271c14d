FROM base.test/library/busybox:1 AS Wanted
RUN : m1
FROM base.test/library/busybox:1
RUN : m2
#: target WANTED
#: m1 amd64 arm64
