// How the centre and a browser speak of a push endpoint without naming it: an endpoint is as good as a key.

/** As the centre writes it: the first 16 hexadecimal digits of SHA-256. */
export async function endpointDigest(endpoint: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(endpoint)));
  return [...digest.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
