// The keys of sealed data in specs and measurements: always the same, so that a database opens again in another process.
import type { SecretKeys } from '#access';

export const TEST_KEY_LINE = `k1 ${Buffer.alloc(32, 'mimamori').toString('base64')}`;

export async function testKeys(): Promise<SecretKeys> {
  const { SecretKeys } = await import('#access');
  return SecretKeys.parse(TEST_KEY_LINE);
}
