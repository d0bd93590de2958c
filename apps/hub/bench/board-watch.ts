// A board in the measuring process: reads the event stream of a seat and times how old each value is when it arrives.
// The load's frames are observed at the moment they are published, on this machine's clock.

interface Vital {
  readonly patientId: string;
  readonly signal: string;
  readonly observedAt: number;
}

export class BoardWatch {
  /** Milliseconds from publish to here, one per value. */
  readonly agesMs: number[] = [];
  readonly patients = new Set<string>();
  private measuring = false;
  private readonly abort = new AbortController();
  private reading: Promise<void> = Promise.resolve();

  private constructor(private readonly signal: string) {}

  /** Logs in and listens; only values of `signal` are timed, those of the others come in the same bundles. */
  static async open(url: string, account: { name: string; password: string }, signal: string): Promise<BoardWatch> {
    const answer = await fetch(`${url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url },
      body: JSON.stringify(account),
    });
    if (!answer.ok) throw new Error(`the seat can't log in: HTTP ${answer.status}`);
    const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const watch = new BoardWatch(signal);
    const stream = await fetch(`${url}/api/events`, { headers: { cookie }, signal: watch.abort.signal });
    if (!stream.ok || stream.body === null) throw new Error(`no event stream: HTTP ${stream.status}`);
    watch.reading = watch.read(stream.body);
    return watch;
  }

  measure(): void {
    this.agesMs.length = 0;
    this.patients.clear();
    this.measuring = true;
  }

  pause(): void {
    this.measuring = false;
  }

  async close(): Promise<void> {
    this.abort.abort();
    await this.reading;
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    const text = new TextDecoder();
    let pending = '';
    try {
      for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
        const arrivedAt = Date.now();
        pending += text.decode(chunk, { stream: true });
        const messages = pending.split('\n\n');
        pending = messages.pop() ?? '';
        for (const message of messages) this.take(message, arrivedAt);
      }
    } catch {
      // Hung up, by us or by the hub's end.
    }
  }

  private take(message: string, arrivedAt: number): void {
    if (!this.measuring || !message.includes('event: vitals')) return;
    const data = /^data: (.*)$/m.exec(message)?.[1];
    if (data === undefined) return;
    for (const { patientId, signal, observedAt } of JSON.parse(data) as Vital[]) {
      if (signal !== this.signal) continue;
      this.agesMs.push(arrivedAt - observedAt);
      this.patients.add(patientId);
    }
  }
}
