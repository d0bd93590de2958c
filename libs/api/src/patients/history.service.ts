// A patient's past for charts. Ranges are bounded, so that no request can ask for a year of raw samples. The archive packs
// many patients into one row and so has no rows to hide: the patient is asked for behind the wall first, every time.
import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '#access';
import type { Archive, Resolution } from '#archive';
import { DAY_MS, MINUTE_MS, type DurationMs } from '#kernel';
import { asPatientId, CentreTransactions } from '../centre-transaction.js';
import { invalid } from '../http/refusal.js';
import { alarmView } from '../incidents/incident-views.js';
import type { AlarmDto } from '../incidents/incident.dto.js';
import { ARCHIVE } from '../ports.js';
import type { NumericSeriesDto, NumericsQuery, RangeQuery, WaveformQuery, WaveformStretchDto } from './history.dto.js';

const LONGEST_MS: Readonly<Record<Resolution, DurationMs>> = {
  raw: DAY_MS,
  '10s': 7 * DAY_MS,
  '1min': 31 * DAY_MS,
  '10min': 183 * DAY_MS,
  '1h': 3 * 366 * DAY_MS,
};
const LONGEST_WAVEFORM_MS = 10 * MINUTE_MS;
const LONGEST_ALARMS_MS = 366 * DAY_MS;
const ALARMS_SHOWN = 1_000;

@Injectable()
export class HistoryService {
  constructor(
    private readonly transactions: CentreTransactions,
    @Inject(ARCHIVE) private readonly archive: Archive,
  ) {}

  async numerics(who: Principal, patientId: string, query: NumericsQuery): Promise<NumericSeriesDto> {
    const { signal, resolution, from, to } = query;
    checkRange(query, LONGEST_MS[resolution]);
    await this.transactions.read(who, ({ open }) => open('numerics', patientId));
    const series = await this.archive.numerics({ patientId: asPatientId(patientId), signal, resolution, from, to });
    return {
      signal,
      resolution,
      samples: series.resolution === 'raw' ? [...series.samples] : [],
      buckets: series.resolution === 'raw' ? [] : [...series.buckets],
    };
  }

  async waveform(who: Principal, patientId: string, query: WaveformQuery): Promise<WaveformStretchDto[]> {
    checkRange(query, LONGEST_WAVEFORM_MS);
    await this.transactions.read(who, ({ open }) => open('waveform', patientId));
    const { from, to, lead } = query;
    const stretches = await this.archive.waveform({
      patientId: asPatientId(patientId),
      from,
      to,
      ...(lead === undefined ? {} : { lead }),
    });
    return stretches.map(({ samples, ...stretch }) => ({ ...stretch, samples: littleEndianBase64(samples) }));
  }

  async alarms(who: Principal, patientId: string, query: RangeQuery): Promise<AlarmDto[]> {
    checkRange(query, LONGEST_ALARMS_MS);
    return this.transactions.read(who, async ({ records, open }) => {
      await open('alarms', patientId);
      return (await records.alarms.ofPatient(patientId, query.from, query.to, ALARMS_SHOWN)).map(alarmView);
    });
  }
}

function checkRange({ from, to }: RangeQuery, longestMs: DurationMs): void {
  if (to <= from) throw invalid('to', 'afterFrom');
  if (to - from > longestMs) throw invalid('to', 'rangeTooLong');
}

/** The wire's form, whatever the machine's byte order. */
function littleEndianBase64(samples: Int16Array): string {
  const bytes = Buffer.allocUnsafe(samples.length * 2);
  samples.forEach((sample, index) => bytes.writeInt16LE(sample, index * 2));
  return bytes.toString('base64');
}
