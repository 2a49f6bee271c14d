FROM base.test/library/busybox:1 IS a
RUN : m1
#: refused
