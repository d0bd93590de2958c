// The audit trail as read, searched, taken along and verified.
import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import {
  ApiInstant,
  ApiJson,
  ApiStringOrNull,
  ID_PATTERN,
  OptionalIdField,
  OptionalInstantField,
} from '../http/fields.js';

/** `noun.verb`, or its beginning. */
const ACTION_PATTERN = /^[a-z][a-z-]{0,40}\.?[a-z-]{0,40}$/;
export const EXPORT_FORMATS = ['csv', 'jsonl'] as const;
export const BREAK_REASONS = ['changed', 'missing', 'cut-short', 'other-than-noted'] as const;

export class AuditQuery {
  @ApiPropertyOptional({ type: 'integer', description: 'Entries before this sequence, newest first.' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  before?: number;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 500, default: 100 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  limit?: number;

  @ApiPropertyOptional({ type: 'string' })
  @IsOptional()
  @Matches(ID_PATTERN)
  personId?: string;

  @ApiPropertyOptional({ type: 'string' })
  @IsOptional()
  @Matches(ID_PATTERN)
  patientId?: string;

  @ApiPropertyOptional({ type: 'string', description: 'The action or its beginning, such as `session.`.' })
  @IsOptional()
  @Matches(ACTION_PATTERN)
  action?: string;

  @Type(() => Number)
  @OptionalInstantField('Entries from this instant.')
  from?: number;

  @Type(() => Number)
  @OptionalInstantField('Entries before this instant.')
  to?: number;
}

export class AuditExportDto {
  @ApiProperty({ enum: EXPORT_FORMATS, enumName: 'AuditExportFormat' })
  @IsIn(EXPORT_FORMATS)
  format: (typeof EXPORT_FORMATS)[number];

  @OptionalIdField('Of one person.')
  personId?: string;

  @OptionalIdField('About one patient.')
  patientId?: string;

  @ApiPropertyOptional({ type: 'string', description: 'The action or its beginning.' })
  @IsOptional()
  @Matches(ACTION_PATTERN)
  action?: string;

  @OptionalInstantField('From this instant.')
  from?: number;

  @OptionalInstantField('Before this instant.')
  to?: number;
}

@ApiSchema({ name: 'AuditEntry' })
export class AuditEntryDto {
  @ApiProperty({ type: 'integer' })
  sequence: number;

  @ApiInstant('When.')
  at: number;

  @ApiStringOrNull('Who; null for somebody not logged in.')
  personId: string | null;

  @ApiStringOrNull('What that person is called now.')
  personName: string | null;

  @ApiStringOrNull('In which role.')
  role: string | null;

  @ApiProperty({ type: 'string', example: 'incident.acknowledge' })
  action: string;

  @ApiStringOrNull('On what: its id.')
  subject: string | null;

  @ApiStringOrNull('On whom.')
  patientId: string | null;

  @ApiStringOrNull('What that patient is called now.')
  patientName: string | null;

  @ApiStringOrNull('From where.')
  address: string | null;

  @ApiJson('Old and new, without secrets.')
  detail: Record<string, unknown>;
}

@ApiSchema({ name: 'AuditVerdict' })
export class AuditVerdictDto {
  @ApiProperty({ type: 'boolean', description: 'Every entry is as it was written, and none is missing.' })
  whole: boolean;

  @ApiInstant('When the chain was worked out anew.')
  checkedAt: number;

  @ApiProperty({ type: 'integer', description: 'How many entries the chain has.' })
  entries: number;

  @ApiStringOrNull('Where the chain ends, `link:hash`, to be noted elsewhere; null for a broken one.')
  head: string | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'The first link that is not as it was written.' })
  brokenLink: number | null;

  @ApiProperty({ enum: BREAK_REASONS, enumName: 'AuditBreak', nullable: true })
  reason: (typeof BREAK_REASONS)[number] | null;
}
