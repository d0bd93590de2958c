// A station that is not going (any more) has no business at the patient's door: of an offer it declined, let lapse or that
// was called off it keeps the fact, and what it wrote itself, not the address.
import type { Role } from '#access';
import type { DispatchState } from '#care';
import type { DispatchDto } from './dispatch.dto.js';

const NOT_GOING: ReadonlySet<DispatchState> = new Set(['declined', 'timed-out', 'recalled']);

export function asSeenBy(role: Role, dispatch: DispatchDto): DispatchDto {
  return role === 'station' && NOT_GOING.has(dispatch.state) ? withoutPatient(dispatch) : dispatch;
}

/** What is left for somebody whose business with the patient is over. */
export function withoutPatient(dispatch: DispatchDto): DispatchDto {
  return {
    ...dispatch,
    note: '',
    standingInstruction: null,
    instruction: null,
    noInstructionNotice: null,
    orders: [],
    photos: [],
    doctorChain: null,
    patient: { displayName: '', age: 0, address: '', lat: null, lon: null, keyNote: '', phone: '' },
    summary: { ja: '終了した依頼', en: 'An offer that is over' },
  };
}
