// A shift handed over: what the next people must know, made from the records, with what the giver adds.
import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsInt, IsOptional, IsString, Length, Max, Min, ValidateNested } from 'class-validator';
import { PRIORITIES, type Priority } from '#alarms';
import { PathStatusDto } from '../board/board.dto.js';
import {
  ApiInstant,
  ApiInstantOrNull,
  ApiStringOrNull,
  BilingualTextDto,
  NoteField,
  OptionalIdField,
  TextField,
} from '../http/fields.js';

export const HANDOVER_SECTIONS = ['incident', 'paused', 'shelved', 'visit', 'roster'] as const;
export type HandoverSection = (typeof HANDOVER_SECTIONS)[number];

@ApiSchema({ name: 'HandoverStep' })
export class HandoverStepDto {
  @ApiInstant('When.')
  at: number;

  @ApiProperty({ type: 'string' })
  byName: string;

  @ApiProperty({ type: () => BilingualTextDto })
  text: BilingualTextDto;
}

@ApiSchema({ name: 'HandoverItem' })
export class HandoverItemDto {
  @ApiProperty({ type: 'string', description: 'The same for the same thing in a later draft.' })
  key: string;

  @ApiProperty({ enum: HANDOVER_SECTIONS, enumName: 'HandoverSection' })
  section: HandoverSection;

  @ApiStringOrNull('Null for a duty.')
  patientId: string | null;

  @ApiProperty({ type: 'string', description: 'Of the patient, or who is on duty.' })
  name: string;

  @ApiProperty({ enum: PRIORITIES, enumName: 'Priority', nullable: true })
  priority: Priority | null;

  @ApiProperty({ type: () => BilingualTextDto })
  text: BilingualTextDto;

  @ApiInstantOrNull('When it began or begins.')
  from: number | null;

  @ApiInstantOrNull('When it ends.')
  until: number | null;

  @ApiInstantOrNull('An incident that waits for a person: since when.')
  unansweredSince: number | null;

  @ApiProperty({ type: () => [HandoverStepDto], description: 'Last steps of an incident, oldest first.' })
  steps: HandoverStepDto[];

  @ApiProperty({ type: 'string', description: 'What the giver adds; empty in a draft.' })
  note: string;
}

@ApiSchema({ name: 'HandoverContent' })
export class HandoverContentDto {
  @ApiInstant('The moment the records were read.')
  at: number;

  @ApiProperty({ type: () => [HandoverItemDto] })
  items: HandoverItemDto[];

  @ApiProperty({ type: () => PathStatusDto })
  path: PathStatusDto;

  @ApiProperty({ type: 'string', description: 'For the whole shift.' })
  note: string;
}

@ApiSchema({ name: 'HandoverDraft' })
export class HandoverDraftDto extends HandoverContentDto {
  @ApiStringOrNull('A handover that has been given and not taken.')
  waiting: string | null;
}

@ApiSchema({ name: 'HandoverSignature' })
export class HandoverSignatureDto {
  @ApiProperty({ type: 'string' })
  personId: string;

  @ApiProperty({ type: 'string' })
  name: string;

  @ApiInstant('When it was signed.')
  at: number;
}

@ApiSchema({ name: 'HandoverSummary' })
export class HandoverSummaryDto {
  @ApiProperty({ type: 'string' })
  id: string;

  @ApiProperty({ type: () => HandoverSignatureDto })
  given: HandoverSignatureDto;

  @ApiProperty({ type: () => HandoverSignatureDto, nullable: true, description: 'Null while it waits to be taken.' })
  taken: HandoverSignatureDto | null;

  @ApiProperty({ type: 'integer', description: 'Incidents that were open.' })
  incidents: number;
}

@ApiSchema({ name: 'Handover' })
export class HandoverDto extends HandoverSummaryDto {
  @ApiProperty({ type: () => HandoverContentDto })
  content: HandoverContentDto;

  @ApiProperty({ type: 'string', description: 'What the taker adds.' })
  takerNote: string;

  @ApiProperty({
    type: () => [HandoverItemDto],
    description: 'For one that waits: incidents that have opened since it was given.',
  })
  since: HandoverItemDto[];
}

@ApiSchema({ name: 'HandoverNote' })
export class HandoverNoteDto {
  @TextField('The item.', { max: 300 })
  key: string;

  @NoteField('What the giver adds.')
  note?: string;
}

class Confirmation {
  @ApiProperty({ type: 'string', maxLength: 256, format: 'password', description: 'The signer’s own, asked anew.' })
  @IsString()
  @Length(1, 256)
  password: string;
}

@ApiSchema({ name: 'GiveHandover' })
export class GiveHandoverDto extends Confirmation {
  @ApiProperty({
    type: () => [HandoverNoteDto],
    description: 'Every item the giver saw. One that has come meanwhile refuses the act (409 `HANDOVER.CHANGED`).',
  })
  @IsArray()
  @ArrayMaxSize(5_000)
  @ValidateNested({ each: true })
  @Type(() => HandoverNoteDto)
  items: HandoverNoteDto[];

  @NoteField('For the whole shift.')
  note?: string;

  @OptionalIdField('The same id sent again does nothing again.')
  requestId?: string;
}

@ApiSchema({ name: 'TakeHandover' })
export class TakeHandoverDto extends Confirmation {
  @NoteField('What the taker adds.')
  note?: string;
}

export class HandoversQuery {
  @ApiPropertyOptional({ type: 'integer', format: 'int64', description: 'Given before then.' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(4_102_444_800_000)
  before?: number;
}
