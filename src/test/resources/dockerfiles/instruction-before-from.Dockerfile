RUN : m1
FROM base.test/library/busybox:1
#: refused
