FROM base.test/library/busybox:1
COPY --from=-1 /o /o
#: left
