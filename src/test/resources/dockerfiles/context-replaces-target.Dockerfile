FROM base.test/library/busybox:1 AS a
RUN : m1
#: context a
