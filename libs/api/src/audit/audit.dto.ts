// The audit trail as read.
import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { ApiInstant, ApiJson, ApiStringOrNull, ID_PATTERN } from '../http/fields.js';

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
}

@ApiSchema({ name: 'AuditEntry' })
export class AuditEntryDto {
  @ApiProperty({ type: 'integer' })
  sequence: number;

  @ApiInstant('When.')
  at: number;

  @ApiStringOrNull('Who; null for somebody not logged in.')
  personId: string | null;

  @ApiStringOrNull('In which role.')
  role: string | null;

  @ApiProperty({ type: 'string', example: 'incident.acknowledge' })
  action: string;

  @ApiStringOrNull('On what: its id.')
  subject: string | null;

  @ApiStringOrNull('On whom.')
  patientId: string | null;

  @ApiStringOrNull('From where.')
  address: string | null;

  @ApiJson('Old and new, without secrets.')
  detail: Record<string, unknown>;
}
