// Gathers what the pipeline shows into what boards can take: the newest value per patient and signal, in small bundles.
import { Observable, Subject } from 'rxjs';
import type { Cancel, PatientId, Scheduler } from '#kernel';
import type { LiveEcg, LiveFeed, LiveNumeric } from './live-feed.js';

/** Ten bundles a second: quicker than people read, and a small part of the quarter second from sample to board. */
const GATHER_MS = 100;

export class LiveHub implements LiveFeed {
  private readonly newest = new Map<string, LiveNumeric>();
  private readonly changed = new Map<string, LiveNumeric>();
  private readonly bundles = new Subject<readonly LiveNumeric[]>();
  private readonly ecgListeners = new Map<PatientId, Set<(chunk: LiveEcg) => void>>();
  private readonly stop: Cancel;

  readonly numerics$ = this.bundles.asObservable();

  constructor(scheduler: Scheduler) {
    this.stop = scheduler.every(GATHER_MS, () => this.flush());
  }

  snapshot(): readonly LiveNumeric[] {
    return [...this.newest.values()];
  }

  show(value: LiveNumeric): void {
    const key = `${value.patientId}/${value.signal}/${value.device}`;
    this.newest.set(key, value);
    this.changed.set(key, value);
  }

  ecg(patientId: PatientId): Observable<LiveEcg> {
    return new Observable((subscriber) => {
      const listeners = this.ecgListeners.get(patientId) ?? new Set();
      this.ecgListeners.set(patientId, listeners);
      const listener = (chunk: LiveEcg): void => subscriber.next(chunk);
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) this.ecgListeners.delete(patientId);
      };
    });
  }

  showEcg(chunk: () => LiveEcg, patientId: PatientId): void {
    const listeners = this.ecgListeners.get(patientId);
    if (listeners === undefined) return;
    const made = chunk();
    for (const listener of listeners) listener(made);
  }

  close(): void {
    this.stop();
    this.bundles.complete();
  }

  private flush(): void {
    if (this.changed.size === 0) return;
    const bundle = [...this.changed.values()];
    this.changed.clear();
    this.bundles.next(bundle);
  }
}
