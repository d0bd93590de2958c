// What a demonstration ward is made of, as the program that starts it says it. Unknown keys are refused.
import { z } from 'zod';
import { ID_PATTERN, STREAMS } from '#vitals';
import { SCRIPTS } from './script.js';

const schema = z.strictObject({
  /** Base address of the centre, for enrolment. */
  centre: z.url(),
  /** Credentials, spools and counters are kept here, so that a restart is the same ward. */
  folder: z.string().min(1),
  /** The broker, where it is no longer the one the credentials name (another port, say). */
  mqttUrl: z
    .string()
    .regex(/^(mqtts?|wss?):\/\//)
    .optional(),
  /** Same seed, same ward. */
  seed: z.number().int().default(1),
  /** Of the homes' clocks: when it is night there. */
  utcOffsetMinutes: z.number().int().min(-840).max(840).default(540),
  gateways: z
    .array(
      z.strictObject({
        /** Names the gateway's folder; the same key finds its credential again. */
        key: z.string().regex(ID_PATTERN),
        /** One-time code; not needed once the folder holds a credential. */
        code: z.string().min(1).optional(),
        script: z.enum(SCRIPTS).default('quiet'),
        devices: z
          .array(z.strictObject({ id: z.string().regex(ID_PATTERN), streams: z.array(z.enum(STREAMS)).min(1) }))
          .min(1),
        /** What is known of the patient; the rest is drawn. */
        profile: z
          .strictObject({
            restingHeartRatePerMin: z.number().min(35).max(110),
            spo2Percent: z.number().min(80).max(100),
            respirationPerMin: z.number().min(8).max(30),
            celsius: z.number().min(34).max(41),
            systolicMmHg: z.number().min(70).max(220),
            diastolicMmHg: z.number().min(35).max(130),
            weightKg: z.number().min(25).max(200),
          })
          .partial()
          .optional(),
      }),
    )
    .min(1),
});

export type WardDescription = z.output<typeof schema>;
export type WardGateway = WardDescription['gateways'][number];
/** As written, with the defaults still out. */
export type WardDescriptionInput = z.input<typeof schema>;

export type WardRead =
  | { readonly kind: 'ward'; readonly ward: WardDescription }
  | { readonly kind: 'refused'; readonly problems: readonly string[] };

export function readWardDescription(text: string): WardRead {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return { kind: 'refused', problems: ['the description is not JSON'] };
  }
  const parsed = schema.safeParse(content);
  if (parsed.success) return { kind: 'ward', ward: parsed.data };
  const problems = parsed.error.issues.map(
    ({ path, code }) => `${path.join('.') || 'top level'}: ${code.replaceAll('_', ' ')}`,
  );
  return { kind: 'refused', problems };
}
