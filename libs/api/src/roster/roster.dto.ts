// The roster over HTTP: duties as people keep them, the shifts they come to, swaps, and what is missing.
import { ApiExtraModels, ApiProperty, ApiPropertyOptional, ApiSchema, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { ROSTER_KINDS, ROSTER_TASKS, type RosterKind, type RosterTask } from '#care';
import {
  ApiInstant,
  ApiStringOrNull,
  BilingualTextDto,
  ID_PATTERN,
  IdField,
  InstantField,
  OptionalTextField,
  TextField,
} from '../http/fields.js';
import {
  DutyPatternField,
  HolidaySpanDutyDto,
  IntervalDutyDto,
  WeeklyDutyDto,
  WeeklySpanDutyDto,
  type DutyPatternDto,
} from '../stations/station.dto.js';

const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const DATE_PROPERTY = { type: 'string', example: '2026-05-01', pattern: DATE.source } as const;

@ApiExtraModels(WeeklyDutyDto, WeeklySpanDutyDto, HolidaySpanDutyDto, IntervalDutyDto)
@ApiSchema({ name: 'NewRosterDuty' })
export class NewRosterDutyDto {
  @ApiProperty({ enum: ROSTER_KINDS, enumName: 'RosterKind' })
  @IsIn(ROSTER_KINDS)
  kind: RosterKind;

  @ApiProperty({
    enum: ROSTER_TASKS,
    enumName: 'RosterTask',
    description: '`duty` for stations and supervisors, `covering` or `coordinating` for doctors, `away` for anybody.',
  })
  @IsIn(ROSTER_TASKS)
  task: RosterTask;

  @IdField('The station or person.')
  subjectId: string;

  @ApiProperty({
    type: [String],
    maxItems: 60,
    description: 'Areas; empty for every area (of a station: all it serves).',
  })
  @IsArray()
  @ArrayMaxSize(60)
  @IsString({ each: true })
  @Length(1, 50, { each: true })
  areas: string[];

  @ApiPropertyOptional({ type: 'string', nullable: true, description: 'Family doctor whose patients are covered.' })
  @IsOptional()
  @Matches(ID_PATTERN)
  coversId?: string | null;

  @OptionalTextField('IANA time zone of its clock times; without it the station’s, or Asia/Tokyo.', { max: 64 })
  timeZone?: string;

  @DutyPatternField()
  pattern: DutyPatternDto;

  @ApiPropertyOptional({ type: [String], maxItems: 400, description: 'Start dates on which it does not hold.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(400)
  @Matches(DATE, { each: true })
  except?: string[];

  @ApiPropertyOptional({ ...DATE_PROPERTY, nullable: true, description: 'First start date.' })
  @IsOptional()
  @Matches(DATE)
  validFrom?: string | null;

  @ApiPropertyOptional({ ...DATE_PROPERTY, nullable: true, description: 'Last start date, inclusive.' })
  @IsOptional()
  @Matches(DATE)
  validUntil?: string | null;

  @ApiProperty({ type: 'integer', minimum: 0, maximum: 99, description: 'Lower is asked first.' })
  @IsInt()
  @Min(0)
  @Max(99)
  rank: number;

  @OptionalTextField('For people.', { max: 200 })
  note?: string;

  @ApiPropertyOptional({ type: 'boolean', description: 'Only say what it would open and mend; nothing is kept.' })
  @IsOptional()
  @IsBoolean()
  preview?: boolean;
}

@ApiSchema({ name: 'RosterDutyChange' })
export class RosterDutyChangeDto extends NewRosterDutyDto {
  @ApiProperty({ type: 'integer', description: 'The version this change was made on.' })
  @IsInt()
  @Min(1)
  version: number;
}

@ApiSchema({ name: 'RosterDutyEnd' })
export class RosterDutyEndDto {
  @ApiProperty({ type: 'integer' })
  @IsInt()
  @Min(1)
  version: number;

  @ApiPropertyOptional({
    ...DATE_PROPERTY,
    nullable: true,
    description: 'Last start date; without it the duty is removed as if it had never been.',
  })
  @IsOptional()
  @Matches(DATE)
  lastDate?: string | null;

  @ApiPropertyOptional({ type: 'boolean' })
  @IsOptional()
  @IsBoolean()
  preview?: boolean;
}

@ApiSchema({ name: 'NewRosterSwap' })
export class NewRosterSwapDto {
  @IdField('The duty whose shift is taken over.')
  dutyId: string;

  @ApiProperty({ ...DATE_PROPERTY, description: 'Start date of the shift.' })
  @Matches(DATE)
  date: string;

  @IdField('Station or person of the same kind who takes it.')
  takenBy: string;

  @TextField('Who agreed, by name.', { max: 100 })
  agreedBy: string;

  @OptionalTextField('For people.', { max: 200 })
  note?: string;

  @ApiPropertyOptional({ type: 'boolean' })
  @IsOptional()
  @IsBoolean()
  preview?: boolean;
}

@ApiSchema({ name: 'RosterDuty' })
export class RosterDutyDto {
  @ApiProperty({ type: 'string' })
  id: string;

  @ApiProperty({ enum: ROSTER_KINDS, enumName: 'RosterKind' })
  kind: RosterKind;

  @ApiProperty({ enum: ROSTER_TASKS, enumName: 'RosterTask' })
  task: RosterTask;

  @ApiProperty({ type: 'string' })
  subjectId: string;

  @ApiProperty({ type: [String] })
  areas: string[];

  @ApiStringOrNull('Family doctor whose patients are covered.')
  coversId: string | null;

  @ApiProperty({ type: 'string' })
  timeZone: string;

  @DutyPatternField()
  pattern: DutyPatternDto;

  @ApiProperty({ type: [String] })
  except: string[];

  @ApiStringOrNull('First start date.')
  validFrom: string | null;

  @ApiStringOrNull('Last start date.')
  validUntil: string | null;

  @ApiProperty({ type: 'integer' })
  rank: number;

  @ApiProperty({ type: 'string' })
  note: string;

  @ApiProperty({ type: 'integer' })
  version: number;

  @ApiInstant('When it was last changed.')
  changedAt: number;

  @ApiProperty({ type: 'boolean', description: 'Whether the one who asks may change it.' })
  mayChange: boolean;
}

@ApiSchema({ name: 'RosterShift' })
export class RosterShiftDto {
  @ApiProperty({ type: 'string' })
  dutyId: string;

  @ApiProperty({ type: 'string', description: 'Local start date.' })
  date: string;

  @ApiInstant('Inclusive.')
  from: number;

  @ApiInstant('Exclusive.')
  to: number;

  @ApiProperty({ type: 'string', description: 'Who serves it, after swaps.' })
  subjectId: string;

  @ApiStringOrNull('The swap that gave it away.')
  swapId: string | null;
}

@ApiSchema({ name: 'RosterSwap' })
export class RosterSwapDto {
  @ApiProperty({ type: 'string' })
  id: string;

  @ApiProperty({ type: 'string' })
  dutyId: string;

  @ApiProperty({ type: 'string' })
  date: string;

  @ApiProperty({ type: 'string' })
  takenBy: string;

  @ApiProperty({ type: 'string' })
  agreedBy: string;

  @ApiProperty({ type: 'string' })
  note: string;
}

export const GAP_KINDS = ['nobody', 'double-booking', 'two-first'] as const;

@ApiSchema({ name: 'RosterGap' })
export class RosterGapDto {
  @ApiProperty({ enum: GAP_KINDS, enumName: 'RosterGapKind' })
  kind: (typeof GAP_KINDS)[number];

  @ApiProperty({ enum: ROSTER_KINDS, enumName: 'RosterKind' })
  who: RosterKind;

  @ApiStringOrNull('Area; null for a double booking.')
  area: string | null;

  @ApiProperty({ type: [String], description: 'Who is in two places, or which stations are both first.' })
  subjectIds: string[];

  @ApiInstant('Inclusive.')
  from: number;

  @ApiInstant('Exclusive.')
  to: number;

  @ApiProperty({ type: 'boolean', description: 'Must be mended; false where it is only worth knowing.' })
  alarming: boolean;

  @ApiProperty({ type: () => BilingualTextDto, description: 'What is missing, without the time.' })
  text: BilingualTextDto;
}

@ApiSchema({ name: 'RosterSubject' })
export class RosterSubjectDto {
  @ApiProperty({ type: 'string' })
  id: string;

  @ApiProperty({ enum: ROSTER_KINDS, enumName: 'RosterKind' })
  kind: RosterKind;

  @ApiProperty({ type: 'string' })
  name: string;

  @ApiProperty({ type: [String], description: 'Areas a station serves; empty for people.' })
  areas: string[];

  @ApiProperty({ type: 'boolean', description: 'Whether a calendar program has an address for its shifts.' })
  hasAddress: boolean;
}

@ApiSchema({ name: 'RosterHoliday' })
export class RosterHolidayDto {
  @ApiProperty({ type: 'string' })
  date: string;

  @ApiProperty({ type: () => BilingualTextDto })
  name: BilingualTextDto;
}

@ApiSchema({ name: 'RosterView' })
export class RosterViewDto {
  @ApiInstant('Start of the range.')
  from: number;

  @ApiInstant('End of the range.')
  to: number;

  @ApiProperty({ type: [String], description: 'Areas with patients or served by a station.' })
  areas: string[];

  @ApiProperty({ type: () => [RosterSubjectDto] })
  subjects: RosterSubjectDto[];

  @ApiProperty({ type: () => [RosterDutyDto] })
  duties: RosterDutyDto[];

  @ApiProperty({ type: () => [RosterShiftDto] })
  shifts: RosterShiftDto[];

  @ApiProperty({ type: () => [RosterSwapDto] })
  swaps: RosterSwapDto[];

  @ApiProperty({ type: () => [RosterGapDto] })
  gaps: RosterGapDto[];

  @ApiProperty({ type: () => [RosterHolidayDto] })
  holidays: RosterHolidayDto[];

  @ApiProperty({ enum: ['all', 'own', 'none'], description: 'A doctor changes own absences and who covers.' })
  mayChange: 'all' | 'own' | 'none';
}

@ApiSchema({ name: 'RosterEffect' })
export class RosterEffectDto {
  @ApiProperty({ type: () => [RosterGapDto], description: 'Gaps within the next 62 days that were not there before.' })
  opened: RosterGapDto[];

  @ApiProperty({ type: () => [RosterGapDto], description: 'Gaps that are no longer there.' })
  mended: RosterGapDto[];

  @ApiStringOrNull('The duty or swap, where it is still there.')
  id: string | null;

  @ApiProperty({ type: 'boolean', description: 'False for a preview.' })
  kept: boolean;
}

export class RosterRangeQuery {
  @InstantField('Inclusive.')
  @Type(() => Number)
  from: number;

  @InstantField('Exclusive; 100 days after `from` at most.')
  @Type(() => Number)
  to: number;
}

export class RosterGapsQuery extends PartialType(RosterRangeQuery) {}

export class RosterPreviewQuery {
  @ApiPropertyOptional({ type: 'string', enum: ['true', 'false'], description: 'Only say what it would change.' })
  @IsOptional()
  @IsIn(['true', 'false'])
  preview?: 'true' | 'false';
}

export class RosterExportQuery {
  @OptionalTextField('Only this station or person.', { max: 130 })
  subjectId?: string;
}
