# syntax=docker/dockerfile:1
FROM node:26-slim AS packages
WORKDIR /omerr
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts

FROM node:26-slim
ENV NODE_ENV=production HOST=0.0.0.0
WORKDIR /omerr
COPY --from=packages /omerr/node_modules node_modules
COPY package.json ./
COPY src src
COPY data data
USER node
EXPOSE 3978
HEALTHCHECK --interval=30s --timeout=3s CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3978) + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "src/main.ts"]
