// Serves the built web application: hashed assets for a year, the page itself never from a cache, and the page for every
// address that is a screen rather than a file.
import { existsSync } from 'node:fs';
import path from 'node:path';
import express, { type RequestHandler, Router } from 'express';
import helmet from 'helmet';

/** Screens have no ending: a file that is not there is not found, rather than a page with the wrong type. */
const NOT_SCREENS = /^\/(api|health|metrics|assets)(\/|$)|\.\w+$/;

/** Headers of every answer. Styles may be inline: the component library sets positions and colours that way. */
export function securityHeaders(options: { readonly overTls: boolean }): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        connectSrc: ["'self'"],
        fontSrc: ["'self'"],
        mediaSrc: ["'self'", 'blob:'],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    hsts: options.overTls ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
  });
}

export function webFiles(folder: string): RequestHandler {
  const router = Router();
  const page = path.join(folder, 'index.html');
  router.use(
    '/assets',
    express.static(path.join(folder, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }),
  );
  // The service worker and the manifest are asked for anew each time, so that a new version is noticed.
  router.use(
    express.static(folder, { index: false, setHeaders: (response) => response.set('Cache-Control', 'no-cache') }),
  );
  router.use((request, response, next) => {
    if (!['GET', 'HEAD'].includes(request.method) || NOT_SCREENS.test(request.path)) return next();
    if (!existsSync(page)) {
      response.status(503).type('text/plain').send('The web application is not built. Run: npm run build');
      return;
    }
    response.set('Cache-Control', 'no-store').sendFile(page);
  });
  return router;
}
