// The HTTP side: the centre's API, health, metrics, API documentation and the web application, under one set of headers.
import { readFileSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { SwaggerModule } from '@nestjs/swagger';
import compression from 'compression';
import type { Request, RequestHandler, Response } from 'express';
import { CentreModule, type CentrePorts, openApiDocumentOf, RequestLimits } from '#api';
import { SECOND_MS } from '#kernel';
import type { Health, Metrics } from '#observability';
import type { HubConfig } from './config.js';
import { documentationPolicy, securityHeaders } from './security-headers.js';
import { webFiles } from './web-files.js';

/** Inflated: a body that grows past it while it is unpacked is refused there and then. */
const BODY_MOST_BYTES = 100 * 1024;

export interface WebServerParts {
  readonly config: HubConfig;
  readonly ports: CentrePorts;
  readonly health: Health;
  readonly metrics: Metrics;
  /** The built web application. */
  readonly webFolder: string;
}

/** Ready to listen; the routes' access rules have been checked. */
export async function createWebServer(parts: WebServerParts): Promise<NestExpressApplication> {
  const { config, ports, health, metrics, webFolder } = parts;
  const httpsOptions =
    config.tls === null
      ? {}
      : { httpsOptions: { cert: readFileSync(config.tls.certFile), key: readFileSync(config.tls.keyFile) } };
  const app = await NestFactory.create<NestExpressApplication>(CentreModule.register(ports), {
    logger: false,
    abortOnError: false,
    forceCloseConnections: true,
    ...httpsOptions,
  });
  app.disable('x-powered-by');
  if (config.trustedProxies.length > 0) app.set('trust proxy', [...config.trustedProxies]);
  app.use(securityHeaders({ overTls: config.tls !== null }));
  app.use(compressed());
  app.use(limitedPages(app.get(RequestLimits)));
  app.use('/health', healthRoutes(health));
  app.use('/metrics', metricsRoute(metrics));
  app.use(webFiles(webFolder));
  app.use('/api/docs', documentationPolicy());
  SwaggerModule.setup('api/docs', app, () => openApiDocumentOf(app), { jsonDocumentUrl: 'api/docs-json' });
  // A photo is read by its own route and bounded there; everything else is small.
  app.useBodyParser('json', { limit: BODY_MOST_BYTES });
  app.useBodyParser('urlencoded', { limit: BODY_MOST_BYTES, extended: false });
  await app.init();
  return app;
}

/** What is no route of the API: files, documentation, health, metrics. The API counts its own. */
function limitedPages(limits: RequestLimits): RequestHandler {
  return (request: Request, response: Response, next) => {
    if (/^\/api\/(?!docs(\/|-json|$))/.test(request.path)) return next();
    const verdict = limits.ask('page', request.ip ?? 'unknown');
    if (verdict.kind === 'go') return next();
    response.status(429).set('Retry-After', String(Math.ceil(verdict.forMs / SECOND_MS)));
    response.json({ code: 'REQUEST.TOO_MANY', message: 'Too many requests; wait a little.' });
  };
}

/** Answers are compressed, streams of events never: each event must leave at once, not when a block is full. */
function compressed(): RequestHandler {
  return compression({
    level: 3,
    filter: (request, response) =>
      !String(response.getHeader('Content-Type')).startsWith('text/event-stream') &&
      compression.filter(request, response),
  });
}

function healthRoutes(health: Health): RequestHandler {
  return (request: Request, response: Response) => {
    response.set('Cache-Control', 'no-store');
    if (request.path === '/live') {
      response.json({ ok: true });
      return;
    }
    void health.report().then((report) => response.status(report.ok ? 200 : 503).json(report));
  };
}

function metricsRoute({ registry }: Metrics): RequestHandler {
  return (_request, response, next) => {
    registry.metrics().then((text) => response.type(registry.contentType).send(text), next);
  };
}
