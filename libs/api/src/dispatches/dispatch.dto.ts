// A dispatch as the centre and the station's phone see it, and the steps a station takes.
import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsObject, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { DISPATCH_STATES, type DispatchState } from '#care';
import { SIGNALS } from '#vitals';
import {
  ApiInstant,
  ApiInstantOrNull,
  ApiNumberOrNull,
  ApiStringOrNull,
  BilingualTextDto,
  NoteField,
  OptionalIdField,
  OptionalInstantField,
  OptionalNumberField,
  TextField,
} from '../http/fields.js';

/** Values measured by hand at the bedside; what was not measured is left out. */
@ApiSchema({ name: 'SpotVitals' })
export class SpotVitalsDto {
  @OptionalNumberField('SpO2, %.', SIGNALS.spo2)
  spo2?: number | null;

  @OptionalNumberField('Pulse, /min.', SIGNALS.pr)
  pr?: number | null;

  @OptionalNumberField('Respiration rate, /min.', SIGNALS.rr)
  rr?: number | null;

  @OptionalNumberField('Body temperature, °C.', SIGNALS.temp)
  temp?: number | null;

  @OptionalNumberField('Systolic pressure, mmHg.', SIGNALS.sbp)
  sbp?: number | null;

  @OptionalNumberField('Diastolic pressure, mmHg.', SIGNALS.dbp)
  dbp?: number | null;

  @OptionalNumberField('Weight, kg.', SIGNALS.weight)
  weight?: number | null;
}

@ApiSchema({ name: 'DispatchReport' })
export class DispatchReportDto {
  @ApiProperty({ type: 'string' })
  findings: string;

  @ApiProperty({ type: () => SpotVitalsDto })
  vitals: SpotVitalsDto;

  @ApiProperty({ type: 'string' })
  action: string;

  @ApiProperty({ type: 'string' })
  nextStep: string;

  @ApiInstant('When it was written.')
  at: number;

  @ApiProperty({ type: 'string' })
  byName: string;
}

@ApiSchema({ name: 'DispatchStep' })
export class DispatchStepDto {
  @ApiProperty({ enum: DISPATCH_STATES, enumName: 'DispatchState' })
  state: DispatchState;

  @ApiInstant('When the centre learned of it.')
  at: number;

  @ApiInstantOrNull('When it was done, where the phone was offline meanwhile.')
  madeAt: number | null;

  @ApiProperty({ type: 'string' })
  by: string;

  @ApiProperty({ type: 'string' })
  byName: string;

  @ApiStringOrNull('Why, for a step that asks for a reason.')
  reason: string | null;
}

@ApiSchema({ name: 'DispatchNurse' })
export class DispatchNurseDto {
  @ApiProperty({ type: 'string' })
  personId: string;

  @ApiProperty({ type: 'string' })
  displayName: string;
}

/** What a nurse needs to find the door and the patient. */
@ApiSchema({ name: 'DispatchPatient' })
export class DispatchPatientDto {
  @ApiProperty({ type: 'string' })
  displayName: string;

  @ApiProperty({ type: 'integer' })
  age: number;

  @ApiProperty({ type: 'string' })
  address: string;

  @ApiNumberOrNull('Latitude, WGS 84.')
  lat: number | null;

  @ApiNumberOrNull('Longitude, WGS 84.')
  lon: number | null;

  @ApiProperty({ type: 'string', description: 'How to get in.' })
  keyNote: string;

  @ApiProperty({ type: 'string' })
  phone: string;
}

@ApiSchema({ name: 'Dispatch' })
export class DispatchDto {
  @ApiProperty({ type: 'string' })
  id: string;

  @ApiStringOrNull('The incident it belongs to.')
  incidentId: string | null;

  @ApiProperty({ type: 'string' })
  patientId: string;

  @ApiProperty({ type: 'string' })
  stationId: string;

  @ApiProperty({ type: 'string' })
  stationName: string;

  @ApiProperty({ enum: DISPATCH_STATES, enumName: 'DispatchState' })
  state: DispatchState;

  @ApiInstant('When the station was asked.')
  offeredAt: number;

  @ApiInstant('The offer lapses then.')
  answerBy: number;

  @ApiProperty({ type: 'string' })
  note: string;

  @ApiStringOrNull('What the doctor has ordered; null when there is no instruction.')
  standingInstruction: string | null;

  @ApiInstantOrNull('When the nurse expects to be there.')
  eta: number | null;

  @ApiProperty({ type: () => DispatchNurseDto, nullable: true })
  nurse: DispatchNurseDto | null;

  @ApiProperty({ type: () => [DispatchStepDto] })
  steps: DispatchStepDto[];

  @ApiProperty({ type: () => DispatchReportDto, nullable: true })
  report: DispatchReportDto | null;

  @ApiProperty({ type: () => DispatchPatientDto })
  patient: DispatchPatientDto;

  @ApiProperty({ type: () => BilingualTextDto, description: 'What it is about, in one sentence.' })
  summary: BilingualTextDto;
}

@ApiSchema({ name: 'OfferDispatch' })
export class OfferDispatchDto {
  @OptionalIdField('Default: the station on duty for this patient now.')
  stationId?: string;

  @NoteField('For the nurse.')
  note?: string;

  @OptionalIdField('The same id sent again does nothing again.')
  requestId?: string;
}

/** Every step may say when it was made and carry an id that makes sending it twice harmless. */
@ApiSchema({ name: 'DispatchAction' })
export class DispatchActionDto {
  @OptionalInstantField('When it was done, where the phone was offline.')
  madeAt?: number;

  @OptionalIdField('The same id sent again does nothing again.')
  requestId?: string;
}

@ApiSchema({ name: 'AcceptDispatch' })
export class AcceptDispatchDto extends DispatchActionDto {
  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: 600, description: 'Minutes until there.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(600)
  etaMinutes?: number;
}

@ApiSchema({ name: 'DeclineDispatch' })
export class DeclineDispatchDto extends DispatchActionDto {
  @TextField('Why.', { max: 500 })
  reason: string;
}

@ApiSchema({ name: 'ReportDispatch' })
export class ReportDispatchDto extends DispatchActionDto {
  @TextField('What was found.', { max: 4000 })
  findings: string;

  @ApiProperty({ type: () => SpotVitalsDto })
  @IsObject()
  @ValidateNested()
  @Type(() => SpotVitalsDto)
  vitals: SpotVitalsDto;

  @TextField('What was done.', { min: 0, max: 4000 })
  action: string;

  @TextField('What comes next.', { min: 0, max: 4000 })
  nextStep: string;
}
