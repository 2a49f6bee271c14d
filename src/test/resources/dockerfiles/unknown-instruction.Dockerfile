FROM base.test/library/busybox:1
RAN : m1
#: left
