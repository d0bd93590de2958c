// What a quiet home sends in one second, as the payload's text. The ECG is one beat a second with the shape of a real one,
// so that the beat detector has its usual work.

export const STREAMS = ['hr', 'spo2', 'bed', 'ecg'] as const;
export type LoadStream = (typeof STREAMS)[number];

const RATE_HZ = 250;
const MICROVOLTS_PER_BIT = 2.5;
const VARIANTS = 16;
/** P, Q, R, S and T: centre and width in seconds, height in millivolts. */
const WAVES = [
  [0.3, 0.025, 0.12],
  [0.46, 0.01, -0.12],
  [0.49, 0.011, 1.1],
  [0.52, 0.011, -0.22],
  [0.78, 0.05, 0.3],
] as const;

/** base64 of a second of ECG, in a few heights, made once. */
const ecgVariants = Array.from({ length: VARIANTS }, (_, variant) => {
  const samples = Buffer.alloc(RATE_HZ * 2);
  const gain = 0.8 + (0.4 * variant) / VARIANTS;
  for (let i = 0; i < RATE_HZ; i += 1) {
    const at = i / RATE_HZ;
    const millivolts = WAVES.reduce(
      (sum, [centre, width, height]) => sum + height * Math.exp(-((at - centre) ** 2) / (2 * width ** 2)),
      0,
    );
    // A few microvolts of noise that repeats by the second and differs from sample to sample.
    const noise = ((i * 7_919) % 13) - 6;
    samples.writeInt16LE(Math.round((millivolts * gain * 1_000) / MICROVOLTS_PER_BIT) + noise, i * 2);
  }
  return samples.toString('base64');
});

export const DEVICE_OF: Readonly<Record<LoadStream, string>> = {
  hr: 'heart',
  spo2: 'oximeter',
  bed: 'bed',
  ecg: 'ecg',
};

/** The frame of home number `index`; `observedAt` is that of its first sample. */
export function frameOf(
  stream: LoadStream,
  index: number,
  sequence: number,
  observedAt: number,
): { readonly device: string; readonly payload: string } {
  const head = `{"version":1,"sequence":${sequence},"observedAt":${observedAt},"quality":"good"`;
  return { device: DEVICE_OF[stream], payload: `${head},${bodyOf(stream, index, sequence)}}` };
}

function bodyOf(stream: LoadStream, index: number, sequence: number): string {
  const wander = (index + sequence) % 5;
  switch (stream) {
    case 'hr':
      return `"intervalMs":1000,"values":{"hr":[${60 + wander}]}`;
    case 'spo2':
      return `"intervalMs":1000,"values":{"spo2":[${94 + wander}],"pr":[${60 + wander}]}`;
    case 'bed':
      return `"intervalMs":1000,"values":{"bed":[1],"rr":[${14 + wander}],"movement":[${wander}]}`;
    case 'ecg':
      return `"rateHz":${RATE_HZ},"microvoltsPerBit":${MICROVOLTS_PER_BIT},"lead":"II","samples":"${ecgVariants[index % VARIANTS] ?? ''}"`;
  }
}
