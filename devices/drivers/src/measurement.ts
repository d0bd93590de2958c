// What a device measured: a frame of the wire before the gateway has given it a name and a number.
import type { EcgFrame, NumericFrame } from '#vitals';

type Unnumbered<F> = Omit<F, 'gateway' | 'sequence'>;
export type NumericMeasurement = Unnumbered<NumericFrame>;
export type EcgMeasurement = Unnumbered<EcgFrame>;
export type Measurement = NumericMeasurement | EcgMeasurement;
