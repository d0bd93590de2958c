// The hub's whole configuration: one schema, from the environment and the command line. Unknown keys are refused and all
// problems are reported at once, by name and rule, never with the value. A patient's limits are data, not configuration.
import { isIP } from 'node:net';
import path from 'node:path';
import { z } from 'zod';
import { type TlsConfig, tlsChoice, tlsProblems, tlsSettings } from './tls-settings.js';
import { messageConfig, type MessageConfig, messageProblems, messageSettings } from './message-settings.js';

const port = z.coerce.number().int().min(0).max(65_535);
const flag = z.enum(['0', '1', 'true', 'false']).transform((text) => text === '1' || text === 'true');

/** What Express takes: an address, a network, or one of its names for the nearest networks. */
const isProxy = (text: string): boolean => {
  const [address = '', bits, ...rest] = text.split('/');
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const most = isIP(address) === 4 ? 32 : isIP(address) === 6 ? 128 : -1;
  return rest.length === 0 && most > 0 && (bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= most));
};
const trustedProxies = z
  .string()
  .transform((text) => text.split(',').map((one) => one.trim()))
  .refine((all) => all.every(isProxy), 'addresses, networks or loopback, separated by commas')
  .default([]);

const schema = z.strictObject({
  /** Folder of everything the hub keeps. */
  MIMAMORI_DATA: z.string().min(1).default('data'),
  /** Address to listen on; 0.0.0.0 for all. */
  MIMAMORI_HOST: z.string().min(1).default('127.0.0.1'),
  /** Web pages and API. 0 takes any free port. */
  MIMAMORI_HTTP_PORT: port.default(8080),
  /** MQTT over TCP, for gateways. 0 takes any free port. */
  MIMAMORI_MQTT_PORT: port.default(1883),
  /** MQTT over TLS, wherever there is TLS. */
  MIMAMORI_MQTTS_PORT: port.default(8883),
  /** MQTT over WebSocket. Off when not given. */
  MIMAMORI_MQTT_WS_PORT: port.optional(),
  /** Address people use, when it differs from the one listened on (a proxy in front). */
  MIMAMORI_PUBLIC_URL: z.url().optional(),
  /** Proxies in front whose word on where a request comes from is taken: addresses, networks, `loopback`. */
  MIMAMORI_TRUSTED_PROXIES: trustedProxies,
  /** Address gateways use, when it differs from the one listened on. */
  MIMAMORI_PUBLIC_MQTT_URL: z.url().optional(),
  /** Keys of sealed secrets; `secret-keys` in the data folder when not given. */
  MIMAMORI_KEY_FILE: z.string().min(1).optional(),
  /** PostgreSQL instead of the embedded database. */
  MIMAMORI_DATABASE_URL: z.url().optional(),
  /** The log-in that owns the tables there, for the start that migrates; the other then needs to own nothing. */
  MIMAMORI_DATABASE_OWNER_URL: z.url().optional(),
  MIMAMORI_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  /** `file` writes hub.log in the data folder, `stdout` to standard output. */
  MIMAMORI_LOG: z.enum(['file', 'stdout']).default('file'),
  /** Never ask anything on the terminal. */
  MIMAMORI_NO_PROMPT: flag.default(false),
  /** How long waveforms are kept, in hours. */
  MIMAMORI_WAVEFORM_HOURS: z.coerce
    .number()
    .int()
    .min(1)
    .max(24 * 366)
    .default(72),
  ...tlsSettings,
  ...messageSettings,
});

export interface HubConfig {
  readonly dataDir: string;
  readonly host: string;
  readonly httpPort: number;
  readonly mqttPort: number;
  /** Used where there is TLS. */
  readonly mqttsPort: number;
  readonly mqttWsPort: number | null;
  readonly tls: TlsConfig | null;
  /** Names for a certificate that the hub is to make for itself; null when it is not to. */
  readonly ownTlsNames: readonly string[] | null;
  /** Take gateways without TLS from other machines although there is TLS. */
  readonly plainMqtt: boolean;
  readonly publicUrl: string | null;
  readonly publicMqttUrl: string | null;
  readonly trustedProxies: readonly string[];
  readonly keyFile: string;
  readonly databaseUrl: string | null;
  readonly databaseOwnerUrl: string | null;
  readonly logLevel: string;
  readonly logTo: 'file' | 'stdout';
  readonly mayAsk: boolean;
  readonly waveformHours: number;
  readonly messages: MessageConfig;
  /** Start the demonstration ward unasked when there are no patients. */
  readonly demo: boolean;
}

export type ConfigResult =
  | { readonly kind: 'config'; readonly config: HubConfig }
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'refused'; readonly problems: readonly string[] };

const FLAGS: Readonly<Record<string, string>> = {
  '--data': 'MIMAMORI_DATA',
  '--host': 'MIMAMORI_HOST',
  '--port': 'MIMAMORI_HTTP_PORT',
  '--mqtt-port': 'MIMAMORI_MQTT_PORT',
};

/** Keys of the same family that belong to other programs. */
const FOREIGN = /^MIMAMORI_TEST_/;

/** Reads environment and arguments; the arguments win. */
export function readConfig(env: Readonly<Record<string, string | undefined>>, args: readonly string[]): ConfigResult {
  const given: Record<string, string> = {};
  for (const [key, value] of Object.entries(env)) {
    if (key.startsWith('MIMAMORI_') && !FOREIGN.test(key) && value !== undefined && value !== '') given[key] = value;
  }
  const problems: string[] = [];
  let demo = false;
  for (let i = 0; i < args.length; i += 1) {
    const [name = '', inline] = (args[i] ?? '').split('=', 2);
    if (name === '--help' || name === '-h') return { kind: 'help', text: helpText() };
    const key = FLAGS[name];
    if (name === '--demo') demo = true;
    else if (name === '--no-prompt') given.MIMAMORI_NO_PROMPT = '1';
    else if (key === undefined)
      problems.push(
        `${name}: unknown option; there are ${[...Object.keys(FLAGS), '--demo', '--no-prompt'].join(', ')}`,
      );
    else {
      const value = inline ?? args[(i += 1)];
      if (value === undefined) problems.push(`${name}: needs a value`);
      else given[key] = value;
    }
  }
  const parsed = schema.safeParse(given);
  if (!parsed.success) problems.push(...parsed.error.issues.flatMap(describe));
  else problems.push(...tlsProblems(parsed.data), ...messageProblems(parsed.data));
  if (!parsed.success || problems.length > 0) return { kind: 'refused', problems };
  return { kind: 'config', config: Object.freeze(toConfig(parsed.data, demo)) };
}

type Settings = z.output<typeof schema>;

function toConfig(settings: Settings, demo: boolean): HubConfig {
  const publicUrl = settings.MIMAMORI_PUBLIC_URL ?? null;
  const { tls, ownNames, plainMqtt } = tlsChoice(settings, settings.MIMAMORI_HOST, publicUrl !== null);
  return {
    dataDir: path.resolve(settings.MIMAMORI_DATA),
    host: settings.MIMAMORI_HOST,
    httpPort: settings.MIMAMORI_HTTP_PORT,
    mqttPort: settings.MIMAMORI_MQTT_PORT,
    mqttsPort: settings.MIMAMORI_MQTTS_PORT,
    mqttWsPort: settings.MIMAMORI_MQTT_WS_PORT ?? null,
    tls,
    ownTlsNames: ownNames,
    plainMqtt,
    publicUrl,
    trustedProxies: settings.MIMAMORI_TRUSTED_PROXIES,
    publicMqttUrl: settings.MIMAMORI_PUBLIC_MQTT_URL ?? null,
    keyFile: path.resolve(settings.MIMAMORI_KEY_FILE ?? path.join(settings.MIMAMORI_DATA, 'secret-keys')),
    databaseUrl: settings.MIMAMORI_DATABASE_URL ?? null,
    databaseOwnerUrl: settings.MIMAMORI_DATABASE_OWNER_URL ?? null,
    logLevel: settings.MIMAMORI_LOG_LEVEL,
    logTo: settings.MIMAMORI_LOG,
    mayAsk: !settings.MIMAMORI_NO_PROMPT,
    waveformHours: settings.MIMAMORI_WAVEFORM_HOURS,
    messages: messageConfig(settings),
    demo,
  };
}

/** Zod's messages can quote the value; only the rule is passed on. */
function describe(issue: z.core.$ZodIssue): string[] {
  const where = issue.path.join('.');
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => `${key}: unknown setting`);
    case 'too_small':
      return [`${where}: at least ${issue.minimum.toString()}`];
    case 'too_big':
      return [`${where}: at most ${issue.maximum.toString()}`];
    case 'invalid_value':
      return [`${where}: one of ${issue.values.map(String).join(', ')}`];
    case 'invalid_type':
      return [`${where}: expected ${issue.expected}`];
    case 'invalid_format':
      return [`${where}: expected ${issue.format}`];
    default:
      return [`${where}: ${issue.code}`];
  }
}

function helpText(): string {
  return [
    'npm start -- [options]',
    '',
    '  --demo              fill an empty centre with the demonstration ward, unasked',
    '  --port N            web pages and API (MIMAMORI_HTTP_PORT, 8080)',
    '  --mqtt-port N       gateways (MIMAMORI_MQTT_PORT, 1883)',
    '  --host ADDRESS      address to listen on (MIMAMORI_HOST, 127.0.0.1)',
    '  --data FOLDER       where everything is kept (MIMAMORI_DATA, ./data)',
    '  --no-prompt         never ask anything',
    '',
    'The other settings are environment variables; docs/operations.md lists them.',
  ].join('\n');
}
