FROM base.test/library/busybox:1 as
RUN : m1
#: refused
