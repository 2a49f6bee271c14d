ARG A=b
ARG S=\$A
FROM base.test/library/busybox:1 AS a
RUN : m1
FROM $S
#: left
