// Gathers runs for the archive and writes them about once a second, each write together with the journal position it
// brings the archive to, so that nothing is written twice or left out after a restart.
import type { Archive, ArchiveWrite, NumericRun, WaveformRun } from '#archive';

/** Runs in memory at which the reader waits for the archive: a bound on memory, not a rate. */
const MOST_RUNS = 200_000;

export class ArchiveBuffer {
  private numerics: NumericRun[] = [];
  private waveforms: WaveformRun[] = [];
  private position: number;
  private written: number;
  /** Taken from the buffer and not yet on disk; kept until it is, so that a failed write is tried again. */
  private unwritten: ArchiveWrite | null = null;
  private running: Promise<void> = Promise.resolve();

  /** `written` is the archive's position for this reader: runs of batches up to it are already there. */
  constructor(
    private readonly archive: Archive,
    private readonly reader: string,
    written: number,
  ) {
    this.written = written;
    this.position = written;
  }

  /** Says which batch the next runs belong to. */
  begin(position: number): void {
    this.position = position;
  }

  addNumeric(run: NumericRun): void {
    if (this.position > this.written) this.numerics.push(run);
  }

  addWaveform(run: WaveformRun): void {
    if (this.position > this.written) this.waveforms.push(run);
  }

  get full(): boolean {
    return this.numerics.length + this.waveforms.length >= MOST_RUNS;
  }

  /** Resolves when everything gathered up to the last batch begun is on disk; rejects when a write failed, to be tried again. */
  flush(): Promise<void> {
    this.running = this.running.catch(() => undefined).then(() => this.writeAll());
    return this.running;
  }

  private async writeAll(): Promise<void> {
    if (this.unwritten === null) this.take();
    while (this.unwritten !== null) {
      const { position } = this.unwritten;
      await this.archive.write(this.unwritten);
      this.unwritten = null;
      this.written = Math.max(this.written, position);
      this.take();
    }
  }

  private take(): void {
    const { numerics, waveforms, position, reader } = this;
    if (position <= this.written) return;
    this.unwritten = { numerics, waveforms, position, reader };
    this.numerics = [];
    this.waveforms = [];
  }
}
