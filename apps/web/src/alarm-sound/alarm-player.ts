// Plays the most pressing alarm's burst again and again until told otherwise, and says whether it can be heard at all:
// browsers keep a page silent until somebody has touched it.
import type { Cancel } from '#kernel';
import type { Priority } from '../api/types.js';
import { burstOf, renderBurst, soundSeconds } from './burst.js';

/** `blocked`: the browser wants a touch first. `missing`: no sound on this machine. */
export type SoundState = 'ready' | 'blocked' | 'missing';

const VOLUME = 0.9;
const LOUDER_VOLUME = 1;

/** What sounds: a priority, and louder once the calling for an incident says so. */
interface Sound {
  readonly priority: Priority;
  readonly louder: boolean;
}

const same = (a: Sound | null, b: Sound | null): boolean => a?.priority === b?.priority && a?.louder === b?.louder;

export class AlarmPlayer {
  private context: AudioContext | null = null;
  private wanted: Sound | null = null;
  private playing: { sound: Sound; stop: () => void } | null = null;
  private readonly buffers = new Map<string, AudioBuffer>();
  private readonly listeners = new Set<() => void>();
  private missing = false;

  constructor(private readonly makeContext: () => AudioContext) {}

  readonly state = (): SoundState => {
    if (this.missing) return 'missing';
    return this.context?.state === 'running' ? 'ready' : 'blocked';
  };

  readonly nowPlaying = (): Priority | null => this.playing?.sound.priority ?? null;

  readonly subscribe = (listener: () => void): Cancel => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Call from a click or a key press. Resolves to whether sound can be heard now. */
  async unlock(): Promise<boolean> {
    try {
      this.context ??= this.open();
      if (this.context.state !== 'running') await this.context.resume();
    } catch {
      this.missing = true;
    }
    this.refresh();
    return this.state() === 'ready';
  }

  /** What must sound from now on; `null` for silence. A more pressing one cuts a milder one short. */
  want(priority: Priority | null, louder = false): void {
    const wanted = priority === null ? null : { priority, louder };
    if (same(this.wanted, wanted)) return;
    this.wanted = wanted;
    this.refresh();
  }

  /** Plays one burst for the ear of the person who asked. Resolves when it has ended. */
  async demonstrate(priority: Priority): Promise<void> {
    if (!(await this.unlock()) || this.context === null) return;
    const { context } = this;
    const source = context.createBufferSource();
    source.buffer = this.bufferOf(context, { priority, louder: false });
    source.connect(context.destination);
    source.start(0, 0, soundSeconds(burstOf(priority)) + 0.05);
    await new Promise<void>((resolve) => (source.onended = () => resolve()));
  }

  private open(): AudioContext {
    const context = this.makeContext();
    context.onstatechange = () => this.refresh();
    return context;
  }

  private refresh(): void {
    const audible = this.state() === 'ready' ? this.wanted : null;
    if (this.playing !== null && !same(this.playing.sound, audible)) {
      this.playing.stop();
      this.playing = null;
    }
    if (audible !== null && this.playing === null && this.context !== null) this.start(this.context, audible);
    for (const listener of this.listeners) listener();
  }

  private start(context: AudioContext, sound: Sound): void {
    const source = context.createBufferSource();
    const gain = context.createGain();
    source.buffer = this.bufferOf(context, sound);
    source.loop = true;
    gain.gain.value = sound.louder ? LOUDER_VOLUME : VOLUME;
    source.connect(gain).connect(context.destination);
    source.start();
    const stop = (): void => {
      gain.gain.setTargetAtTime(0, context.currentTime, 0.01);
      source.stop(context.currentTime + 0.08);
    };
    this.playing = { sound, stop };
  }

  private bufferOf(context: AudioContext, { priority, louder }: Sound): AudioBuffer {
    const name = `${priority} ${louder ? 'louder' : 'plain'}`;
    const known = this.buffers.get(name);
    if (known !== undefined) return known;
    const samples = renderBurst(burstOf(priority), context.sampleRate, louder);
    const buffer = context.createBuffer(1, samples.length, context.sampleRate);
    buffer.copyToChannel(samples, 0);
    this.buffers.set(name, buffer);
    return buffer;
  }
}

export const alarmPlayer = new AlarmPlayer(() => new AudioContext({ latencyHint: 'interactive' }));
