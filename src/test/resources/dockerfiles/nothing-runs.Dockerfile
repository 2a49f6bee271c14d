FROM base.test/library/busybox:1
COPY file /file
WORKDIR /work
ENV A=b
LABEL m1=x
CMD ["m2"]
ENTRYPOINT ["m3"]
HEALTHCHECK CMD m4
