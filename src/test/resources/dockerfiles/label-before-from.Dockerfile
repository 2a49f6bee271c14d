LABEL a=b
FROM base.test/library/busybox:1
#: refused
