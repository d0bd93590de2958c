// Headers of every answer. The pages run nothing and take no style that is not a file of this hub; only the page of the API's
// documentation, which is not ours, writes its own script and style into itself.
import type { RequestHandler } from 'express';
import helmet from 'helmet';

const YEAR_S = 31_536_000;

/** What a page of ours may ask of the device it is on: a nurse photographs through a file field, which needs no leave. */
const NOT_USED = [
  ...['accelerometer', 'browsing-topics', 'camera', 'display-capture', 'encrypted-media'],
  ...['gamepad', 'geolocation', 'gyroscope', 'hid', 'idle-detection', 'magnetometer', 'microphone', 'midi', 'payment'],
  ...['picture-in-picture', 'serial', 'usb', 'xr-spatial-tracking'],
];
/** A board plays alarms, fills the wall and keeps its screen awake; people sign in with passkeys and copy codes. */
const USED = [
  'autoplay',
  'fullscreen',
  'screen-wake-lock',
  'publickey-credentials-get',
  'publickey-credentials-create',
  'clipboard-write',
];

const PERMISSIONS = [...NOT_USED.map((name) => `${name}=()`), ...USED.map((name) => `${name}=(self)`)].join(', ');

const SELF = ["'self'"];
const NOTHING = ["'none'"];
const POLICY = {
  defaultSrc: NOTHING,
  scriptSrc: SELF,
  styleSrc: SELF,
  imgSrc: ["'self'", 'data:', 'blob:'],
  connectSrc: SELF,
  fontSrc: SELF,
  mediaSrc: ["'self'", 'blob:'],
  workerSrc: SELF,
  manifestSrc: SELF,
  objectSrc: NOTHING,
  baseUri: NOTHING,
  formAction: SELF,
  frameAncestors: NOTHING,
};

export function securityHeaders(options: { readonly overTls: boolean }): RequestHandler {
  const headers = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: POLICY },
    hsts: options.overTls ? { maxAge: YEAR_S, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    // Everything a page loads is the hub's own, so asking for leave costs nothing and keeps strangers' files out.
    crossOriginEmbedderPolicy: { policy: 'require-corp' },
  });
  return (request, response, next) => {
    response.setHeader('Permissions-Policy', PERMISSIONS);
    // What the centre answers is somebody's; a route whose answer may be kept says so itself.
    if (request.path.startsWith('/api/')) response.setHeader('Cache-Control', 'no-store');
    headers(request, response, next);
  };
}

/** For the documentation alone: Swagger's page carries its settings as a script and its styles as attributes. */
export function documentationPolicy(): RequestHandler {
  const inline = ["'self'", "'unsafe-inline'"];
  return helmet.contentSecurityPolicy({
    useDefaults: false,
    directives: { ...POLICY, scriptSrc: inline, styleSrc: inline },
  });
}
