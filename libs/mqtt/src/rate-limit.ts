// Two token buckets of one gateway, frames and bytes. They outlive its connections, so that reconnecting wins nothing.
import type { Clock, DurationMs, Instant } from '#kernel';

export interface RateLimits {
  readonly framesPerSecond: number;
  readonly framesBurst: number;
  readonly bytesPerSecond: number;
  readonly bytesBurst: number;
}

export class RateLimit {
  private frames: number;
  private bytes: number;
  private refilledAt: Instant;

  constructor(
    private readonly limits: RateLimits,
    private readonly clock: Clock,
  ) {
    this.frames = limits.framesBurst;
    this.bytes = limits.bytesBurst;
    this.refilledAt = clock.now();
  }

  /** Takes one frame; false when the gateway has to wait. One frame may overdraw the bytes, so that a large one passes. */
  take(bytes: number): boolean {
    if (this.frames < 1 || this.bytes <= 0) {
      this.refill();
      if (this.frames < 1 || this.bytes <= 0) return false;
    }
    this.frames--;
    this.bytes -= bytes;
    return true;
  }

  /** How long until the next frame is allowed; at least one millisecond. */
  waitMs(): DurationMs {
    const forFrame = ((1 - this.frames) / this.limits.framesPerSecond) * 1_000;
    const forBytes = ((1 - this.bytes) / this.limits.bytesPerSecond) * 1_000;
    return Math.max(1, Math.ceil(forFrame), Math.ceil(forBytes));
  }

  /** Nothing is owed: forgetting it changes nothing. */
  isFull(): boolean {
    this.refill();
    return this.frames >= this.limits.framesBurst && this.bytes >= this.limits.bytesBurst;
  }

  private refill(): void {
    const now = this.clock.now();
    // A clock that is set back gives nothing and takes nothing.
    const seconds = Math.max(0, now - this.refilledAt) / 1_000;
    this.refilledAt = now;
    this.frames = Math.min(this.limits.framesBurst, this.frames + seconds * this.limits.framesPerSecond);
    this.bytes = Math.min(this.limits.bytesBurst, this.bytes + seconds * this.limits.bytesPerSecond);
  }
}
