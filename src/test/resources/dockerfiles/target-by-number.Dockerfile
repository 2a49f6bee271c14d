FROM base.test/library/busybox:1 AS a
RUN : m1
FROM base.test/library/busybox:1
RUN : m2
#: target 0
#: refused
