# the platform of each image, in several spellings
FROM --platform=linux/arm64/v8 \
     scratch AS files
COPY app.txt /

FROM --platform=linux/aarch64 scratch AS more
COPY app.txt /more.txt

FROM --platform=$TARGETPLATFORM scratch
COPY --from=files /app.txt /
COPY --from=more /more.txt /
