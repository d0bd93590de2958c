// The little of `http_ece` that tests use: it has no types of its own.
declare module 'http_ece' {
  import type { ECDH } from 'node:crypto';
  export function decrypt(
    body: Buffer,
    options: { version: 'aes128gcm'; privateKey: ECDH; authSecret: Buffer | string },
  ): Buffer;
  const all: { decrypt: typeof decrypt };
  export default all;
}
