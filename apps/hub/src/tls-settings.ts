// The settings of TLS: part of the hub's one schema. Without certificates of the user's, a hub that is reached from other
// machines makes its own, so that no log-in and no measurement crosses a network in the clear by oversight.
import os from 'node:os';
import path from 'node:path';
import { isIP } from 'node:net';
import { z } from 'zod';
import { ensureOwnCertificate } from '#certificates';
import type { Clock } from '#kernel';

const flag = z.enum(['0', '1', 'true', 'false']).transform((text) => text === '1' || text === 'true');

export const tlsSettings = {
  /** `auto`: the certificates given, else one of the hub's own where other machines reach it. `off`: a proxy does it. */
  MIMAMORI_TLS: z.enum(['auto', 'off']).default('auto'),
  MIMAMORI_TLS_CERT: z.string().min(1).optional(),
  MIMAMORI_TLS_KEY: z.string().min(1).optional(),
  /** Further host names and addresses of this machine, for a certificate of the hub's own; divided by commas. */
  MIMAMORI_TLS_NAMES: z
    .string()
    .transform((text) => text.split(',').map((name) => name.trim()))
    .refine((names) => names.every((name) => /^[A-Za-z0-9.:-]{1,253}$/.test(name)), 'host names, divided by commas')
    .optional(),
  /** Certificate authority whose client certificates gateways may show. */
  MIMAMORI_TLS_CLIENT_CA: z.string().min(1).optional(),
  /** Its list of certificates taken back. */
  MIMAMORI_TLS_CLIENT_CRL: z.string().min(1).optional(),
  /** Let no gateway in without a certificate of that authority. */
  MIMAMORI_TLS_CLIENT_REQUIRED: flag.default(false),
  /** Take gateways without TLS from other machines too, although there is TLS. */
  MIMAMORI_MQTT_PLAIN: flag.default(false),
};

export interface TlsConfig {
  readonly certFile: string;
  readonly keyFile: string;
  readonly clients: { readonly caFile: string; readonly crlFile: string | null; readonly required: boolean } | null;
}

export interface TlsChoice {
  /** Null when there is none yet: see `ownNames`. */
  readonly tls: TlsConfig | null;
  /** Names for a certificate of the hub's own; null when it is not to make one. */
  readonly ownNames: readonly string[] | null;
  readonly plainMqtt: boolean;
}

type Settings = z.output<z.ZodObject<typeof tlsSettings>>;

export function tlsProblems(settings: Settings): string[] {
  const { MIMAMORI_TLS_CERT: cert, MIMAMORI_TLS_KEY: key, MIMAMORI_TLS_CLIENT_CA: authority } = settings;
  const problems: string[] = [];
  if ((cert === undefined) !== (key === undefined)) {
    problems.push('MIMAMORI_TLS_CERT and MIMAMORI_TLS_KEY: give both or neither');
  }
  if (settings.MIMAMORI_TLS === 'off' && cert !== undefined) {
    problems.push('MIMAMORI_TLS: off, although MIMAMORI_TLS_CERT is given');
  }
  if (authority === undefined && settings.MIMAMORI_TLS_CLIENT_CRL !== undefined) {
    problems.push('MIMAMORI_TLS_CLIENT_CRL: needs MIMAMORI_TLS_CLIENT_CA');
  }
  if (authority === undefined && settings.MIMAMORI_TLS_CLIENT_REQUIRED) {
    problems.push('MIMAMORI_TLS_CLIENT_REQUIRED: needs MIMAMORI_TLS_CLIENT_CA');
  }
  return problems;
}

export const isEveryAddress = (host: string): boolean => host === '0.0.0.0' || host === '::';
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));

export function tlsChoice(settings: Settings, host: string, behindProxy: boolean): TlsChoice {
  const { MIMAMORI_TLS_CERT: certFile, MIMAMORI_TLS_KEY: keyFile, MIMAMORI_TLS_CLIENT_CA: caFile } = settings;
  const plainMqtt = settings.MIMAMORI_MQTT_PLAIN;
  const clients =
    caFile === undefined
      ? null
      : {
          caFile,
          crlFile: settings.MIMAMORI_TLS_CLIENT_CRL ?? null,
          required: settings.MIMAMORI_TLS_CLIENT_REQUIRED,
        };
  if (certFile !== undefined && keyFile !== undefined) {
    return { tls: { certFile, keyFile, clients }, ownNames: null, plainMqtt };
  }
  const makesOwn = settings.MIMAMORI_TLS === 'auto' && !behindProxy && !isLoopback(host);
  return { tls: null, ownNames: makesOwn ? (settings.MIMAMORI_TLS_NAMES ?? []) : null, plainMqtt };
}

/** The names other machines may know this one by. */
function namesOfThisMachine(host: string): string[] {
  const addresses = Object.values(os.networkInterfaces()).flatMap((all) => all ?? []);
  // Link-local addresses carry a zone that no certificate can name.
  const usable = addresses.filter(({ address }) => !address.startsWith('fe80:')).map(({ address }) => address);
  return [os.hostname(), 'localhost', ...(isEveryAddress(host) ? usable : [host, '127.0.0.1'])];
}

export interface OwnTls {
  readonly tls: TlsConfig;
  /** For the person at the terminal. */
  readonly notice: string;
}

/** Makes or finds the hub's own certificate in its data folder. */
export async function makeOwnTls(
  { dataDir, host, ownNames }: { dataDir: string; host: string; ownNames: readonly string[] },
  clock: Clock,
): Promise<OwnTls> {
  const names = [...new Set([...ownNames, ...namesOfThisMachine(host)])];
  const own = await ensureOwnCertificate(path.join(dataDir, 'tls'), names, clock);
  return {
    tls: { certFile: own.certFile, keyFile: own.keyFile, clients: null },
    notice: `TLS       by an authority of this centre's own: give ${own.authorityFile} to browsers and gateways, or bring your own certificate (docs/operations.md).\n            Its fingerprint is ${own.fingerprint}`,
  };
}
