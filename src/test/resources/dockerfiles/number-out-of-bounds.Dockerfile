FROM base.test/library/busybox:1
COPY --from=3 /o /o
#: left
