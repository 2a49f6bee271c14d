FROM scratch
COPY <<EOF /o
RUN : m1
FROM x
EOF
