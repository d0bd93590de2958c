// The month's activity as figures: no patient is in it.
import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { PRIORITIES, type Priority } from '#alarms';
import { CALL_OUTCOMES, OUTCOMES, type CallOutcome, type Outcome } from '#care';
import { FigureDto, LANGUAGES, type Language } from '../alarm-load/alarm-load.dto.js';
import { ApiInstant, ApiNumberOrNull } from '../http/fields.js';

export class ActivityQuery {
  @ApiProperty({ type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])$', example: '2026-01' })
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/)
  month: string;
}

export class ActivityCsvQuery extends ActivityQuery {
  @ApiPropertyOptional({ enum: LANGUAGES, enumName: 'Language' })
  @IsOptional()
  @IsIn(LANGUAGES)
  language?: Language;
}

@ApiSchema({ name: 'ActivityOfPriority' })
export class ActivityOfPriorityDto {
  @ApiProperty({ enum: PRIORITIES, enumName: 'Priority' })
  priority: Priority;

  @ApiProperty({ type: 'integer', description: 'Incidents opened.' })
  opened: number;

  @ApiProperty({ type: 'integer', description: 'Alarms that sounded.' })
  alarms: number;

  @ApiProperty({ type: 'integer', description: 'Milliseconds.' })
  targetMs: number;

  @ApiProperty({ type: () => FigureDto, description: 'Milliseconds to the acknowledgement.' })
  medianMs: FigureDto;

  @ApiProperty({ type: () => FigureDto, description: 'Milliseconds to the acknowledgement.' })
  p90Ms: FigureDto;

  @ApiProperty({ type: () => FigureDto })
  withinTarget: FigureDto;
}

@ApiSchema({ name: 'ActivityOfOutcome' })
export class ActivityOfOutcomeDto {
  @ApiProperty({ enum: OUTCOMES, enumName: 'Outcome' })
  outcome: Outcome;

  @ApiProperty({ type: 'integer', description: 'Incidents closed.' })
  count: number;

  @ApiNumberOrNull('Milliseconds from opening to closing.')
  medianOpenMs: number | null;
}

@ApiSchema({ name: 'ActivityOfCall' })
export class ActivityOfCallDto {
  @ApiProperty({ enum: CALL_OUTCOMES, enumName: 'CallOutcome' })
  outcome: CallOutcome;

  @ApiProperty({ type: 'integer' })
  count: number;
}

@ApiSchema({ name: 'ActivityOfStation' })
export class ActivityOfStationDto {
  @ApiProperty({ type: 'string' })
  stationId: string;

  @ApiProperty({ type: 'string' })
  stationName: string;

  @ApiProperty({ type: 'integer', description: 'Asked to go, for an alarm.' })
  offered: number;

  @ApiProperty({ type: 'integer', description: 'Visits planned without an alarm.' })
  planned: number;

  @ApiProperty({ type: 'integer' })
  accepted: number;

  @ApiProperty({ type: 'integer' })
  declined: number;

  @ApiProperty({ type: 'integer' })
  timedOut: number;

  @ApiProperty({ type: 'integer' })
  recalled: number;

  @ApiProperty({ type: 'integer', description: 'A nurse was at the door.' })
  visits: number;

  @ApiProperty({ type: 'integer' })
  reported: number;

  @ApiNumberOrNull('Milliseconds from the offer to its acceptance.')
  medianAnswerMs: number | null;

  @ApiNumberOrNull('Milliseconds from the offer to the door.')
  medianArrivalMs: number | null;
}

@ApiSchema({ name: 'Activity' })
export class ActivityDto {
  @ApiProperty({ type: 'string' })
  month: string;

  @ApiProperty({ type: 'string' })
  timeZone: string;

  @ApiInstant('First midnight of the month.')
  from: number;

  @ApiInstant('First midnight of the next month.')
  to: number;

  @ApiProperty({ type: 'boolean', description: 'Whether the month is over.' })
  complete: boolean;

  @ApiInstant('When it was made.')
  madeAt: number;

  @ApiProperty({ type: () => [ActivityOfPriorityDto] })
  priorities: ActivityOfPriorityDto[];

  @ApiProperty({ type: () => [ActivityOfOutcomeDto] })
  outcomes: ActivityOfOutcomeDto[];

  @ApiProperty({ type: () => FigureDto })
  actionable: FigureDto;

  @ApiProperty({ type: () => [ActivityOfCallDto] })
  calls: ActivityOfCallDto[];

  @ApiProperty({ type: () => [ActivityOfStationDto] })
  stations: ActivityOfStationDto[];
}
