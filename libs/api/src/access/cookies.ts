// Reading one cookie and writing the session's.
import type { Request, Response } from 'express';
import { sessionCookieName } from '#access';

export function cookieOf(request: Request, name: string): string | null {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [key, value] = part.split('=', 2);
    if (key?.trim() === name && value !== undefined) return value.trim();
  }
  return null;
}

interface CookieOptions {
  readonly secure: boolean;
}

export function setSessionCookie(response: Response, token: string, maxAgeMs: number, { secure }: CookieOptions): void {
  const options = { httpOnly: true, sameSite: 'strict', path: '/', secure, maxAge: maxAgeMs } as const;
  response.cookie(sessionCookieName(secure), token, options);
}

export function clearSessionCookie(response: Response, { secure }: CookieOptions): void {
  response.clearCookie(sessionCookieName(secure), { httpOnly: true, sameSite: 'strict', path: '/', secure });
}
