// What a packet can do wrong. A violation ends the connection; its code is counted and logged with the clause it breaks.

export type ViolationCode =
  | 'packet-type'
  | 'reserved-flags'
  | 'remaining-length'
  | 'packet-too-large'
  | 'wrong-length'
  | 'first-packet'
  | 'second-connect'
  | 'protocol-name'
  | 'connect-flags'
  | 'utf8'
  | 'topic-name'
  | 'topic-filter'
  | 'qos'
  | 'dup'
  | 'packet-id'
  | 'no-topics'
  | 'acknowledgement';

/** `clause` is the normative statement of MQTT 3.1.1 (OASIS, 2014) that was broken, or our own limit's name. */
export interface Violation {
  readonly kind: 'violation';
  readonly code: ViolationCode;
  readonly clause: string;
}

export const violation = (code: ViolationCode, clause: string): Violation => ({ kind: 'violation', code, clause });
