FROM base.test/library/busybox:1
WORKDIR /m1/m2
USER m3
