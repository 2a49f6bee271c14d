FROM base.test/library/busybox:1 AS a
ONBUILD ONBUILD RUN : m1
FROM a
#: left
