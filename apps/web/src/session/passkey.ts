// The browser's side of passkeys.
import {
  browserSupportsWebAuthn,
  browserSupportsWebAuthnAutofill,
  startAuthentication,
  startRegistration,
  WebAuthnAbortService,
} from '@simplewebauthn/browser';
import { api, take } from '../api/client.js';
import type { Me } from '../api/types.js';

type RequestOptions = Parameters<typeof startAuthentication>[0]['optionsJSON'];
type CreationOptions = Parameters<typeof startRegistration>[0]['optionsJSON'];

/** Passkeys belong to a host name and need a secure page. */
export function passkeysWork(): boolean {
  return hasHostName(globalThis.location) && browserSupportsWebAuthn();
}

export function hasHostName({ hostname }: { readonly hostname: string }): boolean {
  return !/^[\d.]+$/.test(hostname) && !hostname.includes(':');
}

/** The same page under a name; null where none is known. */
export function underAName({ href, hostname }: { readonly href: string; readonly hostname: string }): string | null {
  if (!/^127\.|^\[::1\]$/.test(hostname)) return null;
  const named = new URL(href);
  named.hostname = 'localhost';
  return named.href;
}

export async function logInByPasskey({ autofill = false } = {}): Promise<Me> {
  const { options } = await take(api.POST('/api/session/passkey-options'));
  const passkey = await startAuthentication({
    optionsJSON: shaped<RequestOptions>(options),
    useBrowserAutofill: autofill,
  });
  return take(api.POST('/api/session/passkey', { body: { passkey: { ...passkey } } }));
}

/** The second step or a fresh proof, by one of this person's passkeys. */
export async function proveByPasskey(): Promise<Me> {
  const { options } = await take(api.POST('/api/session/proof-options'));
  const passkey = await startAuthentication({ optionsJSON: shaped<RequestOptions>(options) });
  return take(api.POST('/api/session/proof', { body: { passkey: { ...passkey } } }));
}

/** Recovery codes with the first factor, otherwise null. */
export async function addPasskey(name: string): Promise<readonly string[] | null> {
  const { options } = await take(api.POST('/api/account/passkey-options'));
  const passkey = await startRegistration({ optionsJSON: shaped<CreationOptions>(options) });
  const { recoveryCodes } = await take(api.POST('/api/account/passkeys', { body: { name, passkey: { ...passkey } } }));
  return recoveryCodes;
}

export const offersAutofill = (): Promise<boolean> => browserSupportsWebAuthnAutofill();
export const stopAutofill = (): void => WebAuthnAbortService.cancelCeremony();

/** The centre's answer is the standard's own JSON, which the contract calls an object. */
function shaped<T>(options: unknown): T {
  return options as T;
}

/** Whether a person (or their browser) said no, rather than something failing. */
export function wasCancelled(error: unknown): boolean {
  return error instanceof Error && (error.name === 'NotAllowedError' || error.name === 'AbortError');
}
