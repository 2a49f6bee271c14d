FROM base.test/library/busybox:1
COPY --from=0 /bin /x
#: left
