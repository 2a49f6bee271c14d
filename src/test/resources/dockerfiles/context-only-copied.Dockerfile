FROM scratch
COPY --from=stuff /bin/busybox /o
#: context stuff
