// What a doctor has ordered in advance for a patient, with every version.
import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { ApiInstant, ApiStringOrNull, BilingualTextDto } from '../http/fields.js';

@ApiSchema({ name: 'InstructionVersion' })
export class InstructionVersionDto {
  @ApiProperty({ type: 'integer' })
  version: number;

  @ApiStringOrNull('Null: from here on there is no instruction.')
  text: string | null;

  @ApiProperty({ type: 'string' })
  byName: string;

  @ApiInstant('From when it holds.')
  at: number;
}

@ApiSchema({ name: 'StandingInstruction' })
export class StandingInstructionDto {
  @ApiProperty({ type: 'string' })
  patientId: string;

  @ApiStringOrNull('In force now; null when there is none.')
  text: string | null;

  @ApiProperty({ type: () => BilingualTextDto, nullable: true, description: 'What to show where there is none.' })
  noInstructionNotice: BilingualTextDto | null;

  @ApiProperty({ type: 'integer', description: 'Of the newest version, 0 before the first; for `basedOn`.' })
  version: number;

  @ApiProperty({ type: () => [InstructionVersionDto], description: 'Newest first.' })
  history: InstructionVersionDto[];
}

@ApiSchema({ name: 'ChangeStandingInstruction' })
export class ChangeStandingInstructionDto {
  @ApiProperty({ type: 'string', nullable: true, maxLength: 4000, description: 'Null takes it away.' })
  @IsOptional()
  @IsString()
  @Length(1, 4000)
  text: string | null;

  @ApiProperty({ type: 'integer', description: 'The version it was written on; refused when there is a newer one.' })
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  basedOn: number;
}
