// A push service on the loopback, over real HTTPS, and devices behind it: what the centre sends is decrypted with the
// device's own keys and its signature checked as a push service would (RFC 8030, 8291, 8292). It answers as a test says.
import { createECDH, createPublicKey, randomBytes, verify, webcrypto, type ECDH } from 'node:crypto';
import { createServer, type Server } from 'node:https';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { decrypt } from 'http_ece';

export interface PushAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Never answers: the connection hangs until it is given up. */
  readonly hangs?: boolean;
}

export interface ReceivedPush {
  readonly device: string;
  readonly headers: IncomingHttpHeaders;
  /** Decrypted. */
  readonly payload: Readonly<Record<string, unknown>>;
  readonly status: number;
}

/** The claims of a VAPID token whose signature was checked against the key that came with it. */
export interface VapidClaims {
  readonly aud: string;
  readonly exp: number;
  readonly sub: string;
  /** Base64url, as the browser was given it. */
  readonly key: string;
  readonly genuine: boolean;
}

interface Device {
  readonly ecdh: ECDH;
  readonly auth: Buffer;
  readonly answers: PushAnswer[];
}

const CREATED: PushAnswer = { status: 201 };

export class PushServiceUnderTest {
  readonly received: ReceivedPush[] = [];
  private readonly devices = new Map<string, Device>();
  private constructor(
    private readonly server: Server,
    /** PEM of its certificate, to be trusted by whoever calls it. */
    readonly ca: string,
    private readonly plainOf: (body: Buffer, options: Parameters<typeof decrypt>[1]) => Buffer,
  ) {}

  static async open(): Promise<PushServiceUnderTest> {
    const { cert, key } = await loopbackCertificate();
    const server = createServer({ cert, key });
    // Loaded here: programs that use this library for something else do not carry it.
    const { default: encryption } = await import('http_ece');
    const service = new PushServiceUnderTest(server, cert, encryption.decrypt);
    server.on('request', (request, response) => void service.take(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return service;
  }

  get origin(): string {
    return `https://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** A browser's subscription; what `PushSubscription.toJSON()` gives. */
  device(name: string): { endpoint: string; keys: { p256dh: string; auth: string } } {
    const ecdh = createECDH('prime256v1');
    const p256dh = ecdh.generateKeys().toString('base64url');
    const auth = randomBytes(16);
    this.devices.set(name, { ecdh, auth, answers: [] });
    return { endpoint: `${this.origin}/push/${name}`, keys: { p256dh, auth: auth.toString('base64url') } };
  }

  /** The next answers to a device's messages, in order; after them 201 again. */
  answers(device: string, ...answers: PushAnswer[]): void {
    this.devices.get(device)?.answers.push(...answers);
  }

  to(device: string): ReceivedPush[] {
    return this.received.filter((push) => push.device === device);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const name = /^\/push\/(.+)$/.exec(request.url ?? '')?.[1] ?? '';
    const device = this.devices.get(name);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (device === undefined || request.method !== 'POST') {
      response.writeHead(404).end();
      return;
    }
    const answer = device.answers.shift() ?? CREATED;
    const plain = this.plainOf(Buffer.concat(chunks), {
      version: 'aes128gcm',
      privateKey: device.ecdh,
      authSecret: device.auth.toString('base64url'),
    });
    const payload = JSON.parse(plain.toString('utf8')) as Record<string, unknown>;
    this.received.push({ device: name, headers: request.headers, payload, status: answer.status });
    if (answer.hangs !== true) response.writeHead(answer.status, answer.headers).end();
  }
}

/** RFC 8292, 3: `vapid t=<JWT>, k=<public key>`, signed with ES256. */
export function vapidOf({ headers }: Pick<ReceivedPush, 'headers'>): VapidClaims {
  const match = /^vapid t=([^,\s]+), ?k=([^,\s]+)$/.exec(headers.authorization ?? '');
  const [token, key] = [match?.[1] ?? '', match?.[2] ?? ''];
  const [head = '', body = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  };
  const genuine = verify(
    'sha256',
    Buffer.from(`${head}.${body}`),
    { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Omit<VapidClaims, 'key' | 'genuine'>;
  return { ...claims, key, genuine };
}

/** For 127.0.0.1 and localhost, made anew for each test so that no key lies in the repository. */
export async function loopbackCertificate(): Promise<{ cert: string; key: string }> {
  await import('reflect-metadata');
  const { SubjectAlternativeNameExtension, X509CertificateGenerator } = await import('@peculiar/x509');
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    // Each its own name: of two authorities of one name a client may look at the wrong one.
    name: `CN=loopback ${randomBytes(6).toString('hex')}`,
    notBefore: new Date('2020-01-01'),
    notAfter: new Date('2049-12-31'),
    signingAlgorithm: algorithm,
    keys,
    extensions: [
      new SubjectAlternativeNameExtension([
        { type: 'ip', value: '127.0.0.1' },
        { type: 'dns', value: 'localhost' },
      ]),
    ],
  });
  const der = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
  return {
    cert: certificate.toString('pem'),
    key: `-----BEGIN PRIVATE KEY-----\n${der.replace(/.{64}/g, '$&\n')}\n-----END PRIVATE KEY-----\n`,
  };
}
