ARG A=b
ARG S='$A'
FROM base.test/library/busybox:1 AS a
RUN : m1
FROM base.test/library/busybox:1 AS b
RUN : m2
FROM ${S}
#: left
