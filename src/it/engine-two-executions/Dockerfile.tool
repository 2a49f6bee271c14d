FROM alpine
COPY Dockerfile.tool /tool
