ARG N=a
FROM base.test/library/busybox:1 AS $N
RUN : m1
#: refused
