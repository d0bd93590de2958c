// One thread's way to the embedded database: leases of its one session, each with a `pg` client to speak through. Made over
// a message port, so that the engine's thread can have its own beside the main thread's.
import type { MessagePort } from 'node:worker_threads';
import { AppError } from '#kernel';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import pg from 'pg';
import type { FromSession, Priority, ToSession } from '../embedded-worker/messages.js';
import { valueParsers } from '../value-parsers.js';
import { WireStream } from './wire-stream.js';

interface Waiter {
  readonly granted: () => void;
  readonly failed: (error: Error) => void;
}

export class SessionClient {
  private readonly waiters = new Map<number, Waiter>();
  private readonly stream: WireStream;
  private readonly client: pg.Client;
  private readonly listeners = new Map<string, Set<() => void>>();
  private leases = 0;
  private current = 0;
  private broken: AppError | null = null;

  private constructor(
    private readonly port: MessagePort,
    private readonly onBroken: (error: AppError) => void,
  ) {
    this.stream = new WireStream((bytes) => this.send({ kind: 'bytes', lease: this.current, bytes }, [bytes.buffer]));
    this.client = new pg.Client({ stream: () => this.stream, ssl: false, types: valueParsers });
    this.client.on('error', (error) => this.break(error.message));
    this.client.on('notification', ({ channel }) => {
      this.send({ kind: 'notify', channel });
      this.notify(channel);
    });
    port.on('message', (message: FromSession) => this.receive(message));
    port.on('close', () => this.break('its thread ended'));
  }

  static async over(port: MessagePort, onBroken: (error: AppError) => void): Promise<SessionClient> {
    const session = new SessionClient(port, onBroken);
    await session.client.connect();
    return session;
  }

  /** A pool of one for Kysely. All pools of a client share the session; the priority says who waits for whom. */
  pool(priority: Priority): PostgresPool {
    return { connect: () => this.lease(priority), end: () => Promise.resolve() };
  }

  /** The session itself listens once for all; who hears what is kept here. */
  async listen(channel: string, heard: () => void): Promise<() => Promise<void>> {
    const lease = await this.lease('normal');
    try {
      await lease.query(`listen ${pg.escapeIdentifier(channel)}`, []);
    } finally {
      lease.release();
    }
    const listeners = this.listeners.get(channel) ?? new Set();
    this.listeners.set(channel, listeners.add(heard));
    return () => {
      listeners.delete(heard);
      return Promise.resolve();
    };
  }

  /** Ends this thread's part. Whoever still waits is refused. */
  async close(): Promise<void> {
    this.port.removeAllListeners('close');
    this.refuse(new AppError('RECORDS.CLOSED', 'permanent', 'The database is closed.'));
    await this.client.end().catch(() => undefined);
    this.port.close();
  }

  private async lease(priority: Priority): Promise<PostgresPoolClient> {
    if (this.broken !== null) throw this.broken;
    const lease = (this.leases += 1);
    await new Promise<void>((granted, failed) => {
      this.waiters.set(lease, { granted, failed });
      this.send({ kind: 'lease', lease, priority });
    });
    let released = false;
    const { client } = this;
    const query = (sql: string, parameters: readonly unknown[]): Promise<unknown> => {
      if (released) throw new AppError('RECORDS.RELEASED', 'permanent', 'A query came after its transaction ended.');
      return this.broken === null ? client.query(sql, [...parameters]) : Promise.reject(this.broken);
    };
    return {
      query: query as PostgresPoolClient['query'],
      release: () => {
        if (released) return;
        released = true;
        this.send({ kind: 'release', lease });
      },
    };
  }

  private receive(message: FromSession): void {
    switch (message.kind) {
      case 'granted': {
        this.current = message.lease;
        this.waiters.get(message.lease)?.granted();
        this.waiters.delete(message.lease);
        return;
      }
      case 'bytes':
        return this.stream.receive(message.bytes);
      case 'notify':
        return this.notify(message.channel);
      case 'broken':
        return this.break(message.reason);
    }
  }

  private notify(channel: string): void {
    for (const heard of this.listeners.get(channel) ?? []) heard();
  }

  private break(reason: string): void {
    if (this.broken !== null) return;
    const error = new AppError('RECORDS.BROKEN', 'ambiguous', `The embedded database stopped: ${reason}.`);
    this.refuse(error);
    // Ends what is under way: `pg` rejects it as a connection that was cut.
    this.stream.destroy();
    this.onBroken(error);
  }

  private refuse(error: AppError): void {
    this.broken = error;
    for (const { failed } of this.waiters.values()) failed(error);
    this.waiters.clear();
  }

  private send(message: ToSession, transfer: ArrayBuffer[] = []): void {
    if (this.broken === null) this.port.postMessage(message, transfer);
  }
}
