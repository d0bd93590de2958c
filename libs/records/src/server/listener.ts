// Hears a PostgreSQL server's notifications on a connection of its own, made when first needed and made again when lost.
import { type Cancel, type Logger, type Scheduler, SECOND_MS } from '#kernel';
import pg from 'pg';

const TRY_AGAIN_MS = SECOND_MS;

export class Listener {
  private readonly listeners = new Map<string, Set<() => void>>();
  private client: pg.Client | null = null;
  private connecting: Promise<void> | null = null;
  private retry: Cancel | null = null;
  private closed = false;

  constructor(
    private readonly settings: pg.ClientConfig,
    private readonly scheduler: Scheduler,
    private readonly logger: Logger,
  ) {}

  async listen(channel: string, heard: () => void): Promise<() => Promise<void>> {
    const listeners = this.listeners.get(channel) ?? new Set();
    this.listeners.set(channel, listeners.add(heard));
    if (this.client === null) await this.connect();
    else await this.client.query(`listen ${pg.escapeIdentifier(channel)}`);
    return () => {
      listeners.delete(heard);
      return Promise.resolve();
    };
  }

  async close(): Promise<void> {
    this.closed = true;
    this.retry?.();
    await this.connecting?.catch(() => undefined);
    await this.client?.end().catch(() => undefined);
  }

  private connect(): Promise<void> {
    this.connecting ??= this.connectOnce().finally(() => (this.connecting = null));
    return this.connecting;
  }

  private async connectOnce(): Promise<void> {
    const client = new pg.Client(this.settings);
    client.on('error', () => this.lost(client));
    client.on('end', () => this.lost(client));
    client.on('notification', ({ channel }) => this.hear(channel));
    try {
      await client.connect();
      for (const channel of this.listeners.keys()) await client.query(`listen ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    this.client = client;
    // What was sent while nobody listened is looked for now.
    for (const channel of this.listeners.keys()) this.hear(channel);
  }

  private hear(channel: string): void {
    for (const heard of this.listeners.get(channel) ?? []) heard();
  }

  private lost(client: pg.Client): void {
    if (this.closed || this.client !== client) return;
    this.client = null;
    this.logger.warn({}, 'the connection for notifications was lost and is made again');
    void client.end().catch(() => undefined);
    this.tryAgain();
  }

  private tryAgain(): void {
    this.retry = this.scheduler.after(TRY_AGAIN_MS, () => {
      if (!this.closed) this.connect().catch(() => this.tryAgain());
    });
  }
}
