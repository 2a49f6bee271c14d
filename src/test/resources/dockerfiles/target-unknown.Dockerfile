FROM base.test/library/busybox:1 AS a
RUN : m1
#: target b
#: refused
