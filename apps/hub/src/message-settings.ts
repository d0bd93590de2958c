// The settings of the channels: part of the hub's one schema. Secrets come from the environment or from files, and a patient's
// or person's data never.
import { readFileSync } from 'node:fs';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { PURPOSES, type Webhook } from '#channels';
import { AppError } from '#kernel';

const ranges = z
  .string()
  .transform((text) => text.split(',').map((range) => range.trim()))
  .refine((all) => all.every((range) => ipaddr.isValidCIDR(range)), 'ranges such as 10.1.2.0/24, divided by commas');

export const messageSettings = {
  /** The VAPID pair and the secret behind devices' reports; `message-keys.json` in the data folder when not given. */
  MIMAMORI_PUSH_KEYS: z.string().min(1).optional(),
  /** Whom a push service may turn to: `mailto:…` or `https://…`. Apple's refuses addresses that can't be. */
  MIMAMORI_PUSH_CONTACT: z.union([z.email().transform((address) => `mailto:${address}`), z.url()]).optional(),
  /** `smtp://user:password@host:587` or `smtps://…`; no e-mail when not given. */
  MIMAMORI_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** A file that holds it instead, such as a container's secret. */
  MIMAMORI_SMTP_URL_FILE: z.string().min(1).optional(),
  /** Sender of e-mail. */
  MIMAMORI_MAIL_FROM: z.string().min(3).optional(),
  /** JSON file of signed webhooks. */
  MIMAMORI_WEBHOOKS_FILE: z.string().min(1).optional(),
  /** Ranges of one's own network that push endpoints and webhooks may lie in. None by default. */
  MIMAMORI_PRIVATE_RECEIVERS: ranges.optional(),
};

export interface MessageConfig {
  readonly pushKeysFile: string | null;
  readonly pushContact: string | null;
  readonly smtp: { readonly url: string | null; readonly urlFile: string | null; readonly from: string } | null;
  readonly webhooksFile: string | null;
  readonly privateReceivers: readonly string[];
}

type Settings = z.output<z.ZodObject<typeof messageSettings>>;

export function messageProblems(settings: Settings): string[] {
  const { MIMAMORI_SMTP_URL: url, MIMAMORI_SMTP_URL_FILE: file, MIMAMORI_MAIL_FROM: from } = settings;
  const withMail = url !== undefined || file !== undefined;
  return [
    ...(url !== undefined && file !== undefined
      ? ['MIMAMORI_SMTP_URL and MIMAMORI_SMTP_URL_FILE: give one of them']
      : []),
    ...(withMail && from === undefined ? ['MIMAMORI_MAIL_FROM: needed to send e-mail'] : []),
  ];
}

export function messageConfig(settings: Settings): MessageConfig {
  const { MIMAMORI_SMTP_URL: url = null, MIMAMORI_SMTP_URL_FILE: urlFile = null } = settings;
  return {
    pushKeysFile: settings.MIMAMORI_PUSH_KEYS ?? null,
    pushContact: settings.MIMAMORI_PUSH_CONTACT ?? null,
    smtp: url === null && urlFile === null ? null : { url, urlFile, from: settings.MIMAMORI_MAIL_FROM ?? '' },
    webhooksFile: settings.MIMAMORI_WEBHOOKS_FILE ?? null,
    privateReceivers: settings.MIMAMORI_PRIVATE_RECEIVERS ?? [],
  };
}

const webhooks = z
  .array(
    z.strictObject({
      name: z.string().regex(/^[a-z0-9-]{1,40}$/),
      url: z.url({ protocol: /^https$/ }),
      /** 256 bits, as `openssl rand -hex 32` gives them. */
      secret: z.string().min(32),
      purposes: z.array(z.enum(PURPOSES)).default(['offer', 'escalation', 'doctor-call']),
    }),
  )
  .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, 'names must differ');

/** Throws `HUB.WEBHOOKS_UNUSABLE`, naming place and rule and never a value. */
export function readWebhooks(file: string): readonly Webhook[] {
  const result = webhooks.safeParse(jsonOf(file));
  if (result.success) return result.data;
  const where = result.error.issues.map(({ path, code }) => `${path.join('.') || 'file'}: ${code}`);
  throw new AppError('HUB.WEBHOOKS_UNUSABLE', 'permanent', `MIMAMORI_WEBHOOKS_FILE: ${where.join('; ')}`);
}

function jsonOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new AppError('HUB.WEBHOOKS_UNUSABLE', 'permanent', 'MIMAMORI_WEBHOOKS_FILE: not a readable JSON file');
  }
}
