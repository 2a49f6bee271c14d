FROM base.test/library/busybox:1 AS a
ONBUILD FROM base.test/library/busybox:1
FROM a
#: left
