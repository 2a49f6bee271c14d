FROM base.test/library/busybox:1 AS 1a
RUN : m1
#: refused
