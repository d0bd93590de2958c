// Serves the built web application: hashed assets for a year, the page itself never from a cache, and the page for every
// address that is a screen rather than a file.
import { existsSync } from 'node:fs';
import path from 'node:path';
import express, { type RequestHandler, Router } from 'express';

/** Screens have no ending: a file that is not there is not found, rather than a page with the wrong type. */
const NOT_SCREENS = /^\/(api|health|metrics|assets)(\/|$)|\.\w+$/;

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
