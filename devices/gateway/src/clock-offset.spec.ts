import { describe, expect, it } from '@jest/globals';
import { ClockOffset } from './clock-offset.js';

describe('ClockOffset', () => {
  it('is unknown until something is heard, or what enrolment measured', () => {
    expect(new ClockOffset().offsetMs).toBeNull();
    expect(new ClockOffset(-700).offsetMs).toBe(-700);
  });

  it('takes the least delayed of the last readings', () => {
    const offset = new ClockOffset(5_000);
    for (const delay of [300, 20, 900]) offset.heard(1_000_000, 1_000_000 - 2_000 + delay);
    expect(offset.offsetMs).toBe(-1_980);
  });

  it('follows a clock that was set', () => {
    const offset = new ClockOffset();
    offset.heard(0, 10);
    for (let i = 0; i < 8; i++) offset.heard(0, 60_000);
    expect(offset.offsetMs).toBe(60_000);
  });
});
