FROM base.test/library/busybox:1 # base
RUN : m1
#: refused
