#!/bin/sh
set -eu
docker run --privileged --rm tonistiigi/binfmt --install arm64,arm
docker buildx inspect images >/dev/null 2>&1 || docker buildx create --name images
docker buildx build --builder images \
  --platform linux/amd64,linux/arm64,linux/arm/v7 \
  --tag "$1" --push .
