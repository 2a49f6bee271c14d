FROM scratch
COPY file /
ADD file /again
