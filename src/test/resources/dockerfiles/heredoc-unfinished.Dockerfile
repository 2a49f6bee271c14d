FROM base.test/library/busybox:1
RUN <<m1
:
#: refused
