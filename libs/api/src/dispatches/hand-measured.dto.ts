// What a nurse measured by hand. The keys are the house's signals, each with its unit; ranges are what a hand-held device
// can show at all, so that a slip of the finger is refused and a dying patient's value is not.
import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import { SIGNALS, type Signal } from '#vitals';
import { OptionalNumberField } from '../http/fields.js';

export const HAND_SIGNALS = ['spo2', 'pr', 'rr', 'temp', 'sbp', 'dbp', 'weight'] as const satisfies readonly Signal[];
export type HandSignal = (typeof HAND_SIGNALS)[number];

export const HAND_RANGES: Readonly<Record<HandSignal, { readonly min: number; readonly max: number }>> = {
  spo2: SIGNALS.spo2,
  pr: SIGNALS.pr,
  rr: SIGNALS.rr,
  temp: { min: 25, max: 45 },
  sbp: SIGNALS.sbp,
  dbp: SIGNALS.dbp,
  weight: { min: 1, max: 300 },
};

export const CONSCIOUSNESS = ['A', 'C', 'V', 'P', 'U'] as const;
export type ConsciousnessLevel = (typeof CONSCIOUSNESS)[number];

/** Values measured by hand at the bedside; what was not measured is left out. 0 is a value. */
@ApiSchema({ name: 'SpotVitals' })
export class SpotVitalsDto {
  @OptionalNumberField('SpO2, %.', HAND_RANGES.spo2)
  spo2?: number | null;

  @OptionalNumberField('Pulse, /min.', HAND_RANGES.pr)
  pr?: number | null;

  @OptionalNumberField('Respiration rate, /min.', HAND_RANGES.rr)
  rr?: number | null;

  @OptionalNumberField('Body temperature, °C.', HAND_RANGES.temp)
  temp?: number | null;

  @OptionalNumberField('Systolic pressure, mmHg.', HAND_RANGES.sbp)
  sbp?: number | null;

  @OptionalNumberField('Diastolic pressure, mmHg; not above the systolic.', HAND_RANGES.dbp)
  dbp?: number | null;

  @OptionalNumberField('Weight, kg.', HAND_RANGES.weight)
  weight?: number | null;
}

/** What a nurse sees and no device measures; NEWS2 needs both. */
@ApiSchema({ name: 'BedsideAssessment' })
export class BedsideAssessmentDto {
  @ApiPropertyOptional({
    enum: CONSCIOUSNESS,
    enumName: 'Consciousness',
    description: 'Alert, new confusion, voice, pain, unresponsive.',
  })
  @IsOptional()
  @IsIn(CONSCIOUSNESS)
  consciousness?: ConsciousnessLevel;

  @ApiPropertyOptional({ type: 'boolean', description: 'Breathing supplementary oxygen.' })
  @IsOptional()
  @IsBoolean()
  oxygen?: boolean;
}

/** NEWS2 of what was measured at this visit: a lower bound while parameters are missing. */
@ApiSchema({ name: 'VisitNews2' })
export class VisitNews2Dto {
  @ApiProperty({ type: 'integer' })
  total: number;

  @ApiProperty({ enum: [1, 2] })
  scale: 1 | 2;

  @ApiProperty({ type: [String], description: 'Parameters that were not measured.' })
  missing: string[];

  @ApiProperty({ type: 'boolean', description: 'One parameter alone at 3.' })
  hasThree: boolean;
}
