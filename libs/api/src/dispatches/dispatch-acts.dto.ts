// What a seat and a station's phone send about a dispatch.
import { ApiProperty, ApiPropertyOptional, ApiSchema, IntersectionType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsObject, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { PRIORITIES, type Priority } from '#alarms';
import { IdField, InstantField, NoteField, OptionalIdField, OptionalInstantField, TextField } from '../http/fields.js';
import { BedsideAssessmentDto, SpotVitalsDto } from './hand-measured.dto.js';

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
  @OptionalIdField('The nurse who goes; default: who accepts.')
  nurseId?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: 600, description: 'Minutes until there.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(600)
  etaMinutes?: number;
}

@ApiSchema({ name: 'HandOverDispatch' })
export class HandOverDispatchDto extends DispatchActionDto {
  @IdField('A nurse of the same station.')
  nurseId: string;
}

@ApiSchema({ name: 'DeclineDispatch' })
export class DeclineDispatchDto extends DispatchActionDto {
  @TextField('Why.', { max: 500 })
  reason: string;
}

@ApiSchema({ name: 'ReportDispatch' })
export class ReportDispatchDto extends IntersectionType(DispatchActionDto, BedsideAssessmentDto) {
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

@ApiSchema({ name: 'PlanVisit' })
export class PlanVisitDto {
  @IdField('The patient.')
  patientId: string;

  @OptionalIdField('Default: for a station its own; for the centre the station on duty at that time.')
  stationId?: string;

  @InstantField('When the nurse should be there; epoch milliseconds.')
  plannedFor: number;

  @TextField('Why.', { max: 500 })
  reason: string;

  @OptionalIdField('Who goes, if that is known.')
  nurseId?: string;

  @ApiPropertyOptional({ enum: PRIORITIES, enumName: 'Priority', default: 'low' })
  @IsOptional()
  @IsIn(PRIORITIES)
  priority?: Priority;

  @OptionalIdField('The same id sent again does nothing again.')
  requestId?: string;
}
