// What a browser's passkey answers, and where the browser is. The library checks what the answer means; this checks that it
// is an answer at all, so that no odd value reaches the records.
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { isIP } from 'node:net';
import { z } from 'zod';
import type { PasskeySite } from '#access';
import { invalid, Refusal } from '../http/refusal.js';
import type { AuthenticatedRequest } from './route-access.js';

const encoded = z.string().regex(/^[A-Za-z0-9_-]{1,8192}$/);
const common = {
  id: encoded,
  rawId: encoded,
  type: z.literal('public-key'),
  clientExtensionResults: z.looseObject({}),
};

const registration = z.object({
  ...common,
  response: z.object({
    clientDataJSON: encoded,
    attestationObject: encoded,
    transports: z.array(z.string().max(32)).max(8).optional(),
  }),
});

const authentication = z.object({
  ...common,
  response: z.object({
    clientDataJSON: encoded,
    authenticatorData: encoded,
    signature: encoded,
    userHandle: encoded.optional(),
  }),
});

export function registrationOf(answer: unknown): RegistrationResponseJSON {
  const parsed = registration.safeParse(answer);
  if (!parsed.success) throw invalid('passkey', 'isPasskeyAnswer');
  return parsed.data;
}

export function authenticationOf(answer: unknown): AuthenticationResponseJSON {
  const parsed = authentication.safeParse(answer);
  if (!parsed.success) throw invalid('passkey', 'isPasskeyAnswer');
  return parsed.data;
}

/** The page the request comes from, which the guard has checked. Passkeys need a host name: an address has none. */
export function siteOf(request: AuthenticatedRequest): PasskeySite {
  const { origin } = request.headers;
  const host = origin === undefined ? null : new URL(origin).hostname;
  if (origin === undefined || host === null || !isHostName(host)) {
    throw new Refusal(
      409,
      'ACCESS.PASSKEY_NEEDS_NAME',
      'Passkeys need a host name; this page is open under an address.',
    );
  }
  return { host, origin };
}

export function isHostName(host: string): boolean {
  return isIP(host.replaceAll(/[[\]]/g, '')) === 0;
}
