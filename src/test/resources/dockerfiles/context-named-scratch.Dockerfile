FROM scratch
COPY file /
#: context scratch
