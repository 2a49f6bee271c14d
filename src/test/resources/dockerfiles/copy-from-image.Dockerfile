FROM scratch
COPY --from=base.test/library/busybox:1 /bin/busybox /m1
