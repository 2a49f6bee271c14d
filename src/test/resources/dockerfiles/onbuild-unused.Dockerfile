FROM base.test/library/busybox:1
ONBUILD RUN : m1
