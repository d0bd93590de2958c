// Alarm load as a page shows it: every figure with what it rests on and how it stands against its target.
import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { PRIORITIES, type Priority } from '#alarms';
import { OUTCOMES, type Outcome, type Verdict } from '#care';
import { ApiInstant, ApiInstantOrNull, ApiNumberOrNull } from '../http/fields.js';

export const LOAD_SPANS = ['24h', '7d', '30d'] as const;
export type LoadSpanName = (typeof LOAD_SPANS)[number];
export const LANGUAGES = ['ja', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
const VERDICTS = ['good', 'fair', 'poor'] as const;

export class AlarmLoadQuery {
  @ApiProperty({ enum: LOAD_SPANS, enumName: 'LoadSpan' })
  @IsIn(LOAD_SPANS)
  span: LoadSpanName;
}

export class AlarmLoadCsvQuery extends AlarmLoadQuery {
  @ApiPropertyOptional({ enum: LANGUAGES, enumName: 'Language' })
  @IsOptional()
  @IsIn(LANGUAGES)
  language?: Language;
}

@ApiSchema({ name: 'Figure' })
export class FigureDto {
  @ApiNumberOrNull('Null when there is too little to say it; `have` and `need` then say how little.')
  value: number | null;

  @ApiProperty({ enum: VERDICTS, enumName: 'Verdict', nullable: true, description: 'Null where there is no target.' })
  verdict: Verdict | null;

  @ApiNumberOrNull('What there is to judge by.')
  have: number | null;

  @ApiNumberOrNull('What it would take.')
  need: number | null;
}

@ApiSchema({ name: 'LoadFlood' })
export class LoadFloodDto {
  @ApiInstant('When it began.')
  from: number;

  @ApiInstant('When it ended.')
  to: number;

  @ApiProperty({ type: 'integer' })
  alarms: number;
}

@ApiSchema({ name: 'LoadOfRule' })
export class LoadOfRuleDto {
  @ApiProperty({ type: 'string' })
  patientId: string;

  @ApiProperty({ type: 'string' })
  patientName: string;

  @ApiProperty({ type: 'string' })
  ruleId: string;

  @ApiProperty({ type: 'integer' })
  count: number;
}

@ApiSchema({ name: 'LoadOfPatient' })
export class LoadOfPatientDto {
  @ApiProperty({ type: 'string' })
  patientId: string;

  @ApiProperty({ type: 'string' })
  patientName: string;

  @ApiProperty({ type: 'integer' })
  count: number;
}

@ApiSchema({ name: 'LoadResponse' })
export class LoadResponseDto {
  @ApiProperty({ enum: PRIORITIES, enumName: 'Priority' })
  priority: Priority;

  @ApiProperty({ type: 'integer', description: 'Alarms of this priority.' })
  count: number;

  @ApiProperty({ type: () => FigureDto, description: 'Their share of all alarms.' })
  share: FigureDto;

  @ApiProperty({ type: 'number', description: 'What ISA-18.2 has their share at, about.' })
  targetShare: number;

  @ApiProperty({ type: 'integer' })
  answered: number;

  @ApiProperty({ type: 'integer', description: 'Answered by nobody, and past the target.' })
  overdue: number;

  @ApiProperty({ type: 'integer', description: 'Milliseconds.' })
  targetMs: number;

  @ApiProperty({ type: () => FigureDto, description: 'Milliseconds.' })
  medianMs: FigureDto;

  @ApiProperty({ type: () => FigureDto, description: 'Milliseconds.' })
  p90Ms: FigureDto;

  @ApiProperty({
    type: () => FigureDto,
    description: 'Answered in time, of those that were answered or should have been.',
  })
  withinTarget: FigureDto;
}

@ApiSchema({ name: 'LoadHour' })
export class LoadHourDto {
  @ApiInstant('Start of the hour.')
  from: number;

  @ApiProperty({ type: 'integer' })
  high: number;

  @ApiProperty({ type: 'integer' })
  medium: number;

  @ApiProperty({ type: 'integer' })
  low: number;
}

@ApiSchema({ name: 'LoadOutcome' })
export class LoadOutcomeDto {
  @ApiProperty({ enum: OUTCOMES, enumName: 'Outcome' })
  outcome: Outcome;

  @ApiProperty({ type: 'integer' })
  count: number;
}

@ApiSchema({ name: 'AlarmLoad' })
export class AlarmLoadDto {
  @ApiInstant('Start of the span, or when the first alarm on record sounded, whichever is later.')
  from: number;

  @ApiInstant('Now.')
  to: number;

  @ApiInstantOrNull('When the oldest alarm on record first sounded.')
  firstSoundedAt: number | null;

  @ApiProperty({ type: 'boolean', description: 'Whether there are the thirty days the standards judge.' })
  judgeable: boolean;

  @ApiProperty({ type: 'integer', description: 'Alarms that sounded.' })
  alarms: number;

  @ApiProperty({ type: 'number', description: 'Hours of people whose board was connected.' })
  operatorHours: number;

  @ApiProperty({ type: 'integer', description: 'Alarms that sounded while nobody’s board was connected.' })
  unattended: number;

  @ApiProperty({ type: () => FigureDto })
  perOperatorHour: FigureDto;

  @ApiProperty({ type: () => FigureDto })
  perDay: FigureDto;

  @ApiProperty({ type: 'number', description: 'Most alarms in ten minutes for one operator.' })
  peak: number;

  @ApiProperty({ type: () => FigureDto, description: 'Share of the time.' })
  floodShare: FigureDto;

  @ApiProperty({ type: 'integer' })
  floodCount: number;

  @ApiProperty({ type: () => [LoadFloodDto], description: 'Newest first, at most 20.' })
  floods: LoadFloodDto[];

  @ApiProperty({ type: () => FigureDto, description: 'Rules that sounded three times within a minute.' })
  chatteringRules: FigureDto;

  @ApiProperty({ type: () => [LoadOfRuleDto], description: 'How often each sounded as a third or further time.' })
  chattering: LoadOfRuleDto[];

  @ApiProperty({ type: () => FigureDto, description: 'Alarms that came to stand for more than a day, a day.' })
  stalePerDay: FigureDto;

  @ApiProperty({ type: 'integer', description: 'Alarms that stand for more than a day now.' })
  staleNow: number;

  @ApiProperty({ type: () => FigureDto, description: 'Share of the ten most frequent.' })
  topTenShare: FigureDto;

  @ApiProperty({ type: () => [LoadOfRuleDto] })
  topTen: LoadOfRuleDto[];

  @ApiProperty({ type: () => [LoadOfPatientDto] })
  patients: LoadOfPatientDto[];

  @ApiProperty({ type: () => FigureDto, description: 'Share of technical alarms.' })
  technicalShare: FigureDto;

  @ApiProperty({ type: () => [LoadResponseDto] })
  responses: LoadResponseDto[];

  @ApiProperty({ type: () => FigureDto, description: 'Share of closed incidents that were worth somebody’s time.' })
  actionable: FigureDto;

  @ApiProperty({ type: () => [LoadOutcomeDto] })
  outcomes: LoadOutcomeDto[];

  @ApiProperty({ type: () => [LoadHourDto] })
  hours: LoadHourDto[];
}
