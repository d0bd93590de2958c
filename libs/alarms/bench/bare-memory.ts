// What the machine's memory alone costs with few and with many patients: a yardstick for what the engine costs. Each
// patient here is numbers and nothing else, as much of it as a patient's state takes, of which a second touches as many
// places, as far apart, as four calm values touch of a real one. No rule is looked at and nothing is allocated.

/** Four signals (the signal, its row, the sample's place in the ring), and what lies about them. */
const PLACES = 16;
const BYTES_PER_PATIENT = 40_000;
const NUMBERS_PER_PLACE = Math.round(BYTES_PER_PATIENT / PLACES / 8);

/** A bare patient's second, by the function that is done with each patient in turn. */
export function bareSecond(patients: number): (second: number) => void {
  const all = Array.from({ length: patients }, () =>
    Array.from({ length: PLACES }, () => new Array<number>(NUMBERS_PER_PLACE).fill(0.5)),
  );
  return (second) => {
    for (const places of all) {
      for (const place of places) place[second % NUMBERS_PER_PLACE] = (place[0] ?? 0) + second;
    }
  };
}
