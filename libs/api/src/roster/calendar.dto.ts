// Importing a calendar: what each event would become, or why it was not understood. And the addresses for subscribing.
import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';
import { ROSTER_KINDS, ROSTER_TASKS, type RosterKind, type RosterTask } from '#care';
import { ApiStringOrNull, ID_PATTERN, IdField, OptionalTextField } from '../http/fields.js';
import { DutyPatternField, type DutyPatternDto } from '../stations/station.dto.js';
import { RosterGapDto } from './roster.dto.js';

/** For events that do not say whose duty they are: what the person who imports says. */
export class ImportQuery {
  @ApiProperty({ enum: ROSTER_KINDS, enumName: 'RosterKind' })
  @IsIn(ROSTER_KINDS)
  kind: RosterKind;

  @ApiProperty({ enum: ROSTER_TASKS, enumName: 'RosterTask' })
  @IsIn(ROSTER_TASKS)
  task: RosterTask;

  @IdField('The station or person whose calendar this is.')
  subjectId: string;

  @ApiProperty({ type: [String], required: false, description: 'Areas of the duties; none for every area.' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? (value as unknown[]) : [value]))
  @IsArray()
  @IsString({ each: true })
  @Length(1, 50, { each: true })
  areas?: string[];

  @ApiProperty({ type: 'string', required: false, description: 'Family doctor whose patients are covered.' })
  @IsOptional()
  @Matches(ID_PATTERN)
  coversId?: string;

  @ApiProperty({ type: 'integer', minimum: 0, maximum: 99 })
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(99)
  rank: number;

  @OptionalTextField('Zone of times that name none.', { max: 64 })
  timeZone?: string;

  @ApiProperty({ type: 'boolean', description: 'Only say what would come of it.' })
  @Transform(({ value }: { value: unknown }) => value === 'true' || value === true)
  @IsBoolean()
  preview: boolean;
}

export const IMPORT_ACTIONS = ['add', 'change', 'same', 'not-understood'] as const;

@ApiSchema({ name: 'RosterImportEvent' })
export class ImportEventDto {
  @ApiProperty({ type: 'integer', description: 'Line of the file on which the event begins, from 1.' })
  line: number;

  @ApiProperty({ type: 'string' })
  summary: string;

  @ApiProperty({ enum: IMPORT_ACTIONS, enumName: 'RosterImportAction' })
  action: (typeof IMPORT_ACTIONS)[number];

  @ApiStringOrNull('Why it was not understood.')
  reason: string | null;

  @ApiStringOrNull('Whose duty it becomes.')
  subjectName: string | null;

  @DutyPatternField()
  pattern: DutyPatternDto | null;
}

@ApiSchema({ name: 'RosterImport' })
export class ImportDto {
  @ApiProperty({ type: () => [ImportEventDto] })
  events: ImportEventDto[];

  @ApiProperty({ type: () => [RosterGapDto] })
  opened: RosterGapDto[];

  @ApiProperty({ type: () => [RosterGapDto] })
  mended: RosterGapDto[];

  @ApiProperty({ type: 'boolean', description: 'False for a preview.' })
  kept: boolean;
}

@ApiSchema({ name: 'RosterAddress' })
export class AddressDto {
  @ApiProperty({ type: 'string', description: 'Path of the calendar. Shown once; a new one makes it useless.' })
  path: string;
}
