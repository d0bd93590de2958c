// What a family is told: how it stands in one word, and the night. No clinical figures.
import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { ApiInstant, ApiInstantOrNull } from '../http/fields.js';

export const FAMILY_STATES = [
  'well',
  'being-looked-at',
  'nurse-on-the-way',
  'nurse-there',
  'no-data',
  'paused',
] as const;
export type FamilyState = (typeof FAMILY_STATES)[number];

@ApiSchema({ name: 'FamilySpan' })
export class FamilySpanDto {
  @ApiInstant('Inclusive.')
  from: number;

  @ApiInstant('Exclusive.')
  to: number;
}

@ApiSchema({ name: 'FamilyNight' })
export class FamilyNightDto extends FamilySpanDto {
  @ApiProperty({ type: () => [FamilySpanDto] })
  inBed: FamilySpanDto[];

  @ApiProperty({ type: () => [FamilySpanDto], description: 'What is in neither list was not measured.' })
  outOfBed: FamilySpanDto[];

  @ApiProperty({ type: 'integer', description: 'Getting up for the day is not counted.' })
  timesOutOfBed: number;
}

@ApiSchema({ name: 'FamilyView' })
export class FamilyViewDto {
  @ApiProperty({ type: 'string' })
  patientId: string;

  @ApiProperty({ type: 'string' })
  displayName: string;

  @ApiProperty({ type: 'string', description: 'What the family says: the name without the family name.' })
  givenName: string;

  @ApiProperty({ type: 'string', description: 'IANA zone; times are shown by the clocks at the patient’s home.' })
  timeZone: string;

  @ApiProperty({ enum: FAMILY_STATES, enumName: 'FamilyState' })
  state: FamilyState;

  @ApiInstantOrNull('Since when it is so; in `well`, since when in or out of bed. Null where that is not known.')
  since: number | null;

  @ApiInstantOrNull('When the nurse expects to be there.')
  etaAt: number | null;

  @ApiInstantOrNull('The newest usable measurement of the last 24 hours.')
  lastDataAt: number | null;

  @ApiProperty({ type: 'boolean', nullable: true, description: 'Null where no bed sensor says so now.' })
  inBed: boolean | null;

  @ApiProperty({ type: () => FamilyNightDto, nullable: true, description: 'The night that is, or else the last one.' })
  night: FamilyNightDto | null;
}
