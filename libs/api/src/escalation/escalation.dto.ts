// How far the calling for an incident has gone, and the policies it goes by, as people read and write them.
import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsInt, IsObject, Min } from 'class-validator';
import { PRIORITIES, type Priority } from '#alarms';
import {
  DUTY_DAYS,
  ESCALATION_CAUSES,
  ESCALATION_TARGETS,
  type DutyDay,
  type EscalationCause,
  type EscalationTarget,
  type WrittenPolicy,
} from '#care';
import { ApiInstant, ApiInstantOrNull, ApiStringOrNull, TextField } from '../http/fields.js';

@ApiSchema({ name: 'EscalationCall' })
export class EscalationCallDto {
  @ApiProperty({ enum: ESCALATION_TARGETS, enumName: 'EscalationTarget' })
  target: EscalationTarget;

  @ApiProperty({ type: 'integer', description: 'Everybody it is for.' })
  people: number;

  @ApiProperty({ type: 'integer', description: 'Those of them before a board, or whom a channel can wake.' })
  reached: number;

  @ApiProperty({ type: [String], description: '`board`, `offer`, or a channel of messages.' })
  channels: string[];

  @ApiProperty({ type: [String], description: 'Stations and people as staff know them.' })
  names: string[];
}

@ApiSchema({ name: 'Escalation' })
export class EscalationDto {
  @ApiProperty({ enum: ESCALATION_CAUSES, enumName: 'EscalationCause', description: 'What it waits for.' })
  cause: EscalationCause;

  @ApiProperty({ type: 'integer', description: 'Steps taken; 0 while the time to answer has not passed.' })
  level: number;

  @ApiProperty({ type: 'boolean', description: 'The boards sound louder.' })
  louder: boolean;

  @ApiInstant('Since when it waits.')
  since: number;

  @ApiInstantOrNull('When the next step is due; null while a nurse who accepted has it in hand.')
  nextAt: number | null;

  @ApiProperty({ type: 'boolean', description: 'The last step reached nobody: say so loudly.' })
  unreached: boolean;

  @ApiProperty({ type: () => [EscalationCallDto], description: 'Who was called by the last step.' })
  calls: EscalationCallDto[];
}

@ApiSchema({ name: 'EscalationWindow' })
export class EscalationWindowDto {
  @ApiPropertyOptional({ enum: DUTY_DAYS, enumName: 'DutyDay', isArray: true })
  days?: readonly DutyDay[];

  @ApiProperty({
    type: 'string',
    example: '18:00',
    description: 'Without `days`: a weekday’s time such as `fri 18:00`.',
  })
  from: string;

  @ApiProperty({ type: 'string', example: '09:00' })
  to: string;
}

@ApiSchema({ name: 'EscalationStep' })
export class EscalationStepDto {
  @ApiProperty({ enum: ESCALATION_TARGETS, enumName: 'EscalationTarget', isArray: true })
  call: readonly EscalationTarget[];

  @ApiProperty({ type: 'string', example: '60s', description: 'Until the next step; the last one repeats this often.' })
  within: string;

  @ApiProperty({ type: 'boolean' })
  louder: boolean;
}

@ApiSchema({ name: 'EscalationChain' })
export class EscalationChainDto {
  @ApiProperty({ type: 'string', example: '60s', description: 'From the cause to the first step.' })
  after: string;

  @ApiProperty({ type: () => [EscalationStepDto] })
  steps: readonly EscalationStepDto[];
}

@ApiSchema({ name: 'ForgottenChain' })
export class ForgottenChainDto extends EscalationChainDto {
  @ApiProperty({ type: 'string', example: '30min', description: 'Instead of `after`, once something was done.' })
  afterAct: string;
}

@ApiSchema({ name: 'EscalationPolicy' })
export class EscalationPolicyDto implements WrittenPolicy {
  @ApiProperty({ enum: PRIORITIES, enumName: 'Priority' })
  priority: Priority;

  @ApiProperty({ type: () => [EscalationWindowDto], description: 'In the patient’s time zone; empty for all hours.' })
  when: readonly EscalationWindowDto[];

  @ApiProperty({ type: () => EscalationChainDto })
  unanswered: EscalationChainDto;

  @ApiProperty({ type: () => ForgottenChainDto })
  forgotten: ForgottenChainDto;

  @ApiProperty({ type: () => EscalationChainDto })
  noStation: EscalationChainDto;
}

@ApiSchema({ name: 'EscalationPolicies' })
export class EscalationPoliciesDto {
  @ApiProperty({ type: 'integer', description: '0 for what the house brings.' })
  version: number;

  @ApiProperty({ type: () => [EscalationPolicyDto] })
  policies: EscalationPolicyDto[];

  @ApiStringOrNull('Person id.')
  by: string | null;

  @ApiStringOrNull('Who wrote it.')
  byName: string | null;

  @ApiStringOrNull('Why.')
  reason: string | null;

  @ApiInstantOrNull('When.')
  at: number | null;
}

@ApiSchema({ name: 'ChangeEscalationPolicies' })
export class ChangeEscalationPoliciesDto {
  @ApiProperty({
    type: () => [EscalationPolicyDto],
    description: 'The whole set; every problem is named when refused.',
  })
  @IsArray()
  @ArrayMaxSize(60)
  @IsObject({ each: true })
  policies: object[];

  @TextField('Why.', { min: 3, max: 1000 })
  reason: string;

  @ApiProperty({ type: 'integer', description: 'The version that was changed; refused when it is not the newest.' })
  @IsInt()
  @Min(0)
  basedOn: number;
}
