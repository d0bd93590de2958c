// An incident with its alarms as boards show it, and what staff do to it.
import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsOptional, Matches, ValidateNested } from 'class-validator';
import { PRESENCES, PRIORITIES, SIGNAL_STATES, type Presence, type Priority, type SignalState } from '#alarms';
import {
  ATTENTION,
  CALL_OUTCOMES,
  INCIDENT_STATES,
  OUTCOMES,
  type Attention,
  type CallOutcome,
  type IncidentState,
  type Outcome,
} from '#care';
import { QUALITIES, SIGNAL_NAMES, type Quality, type Signal } from '#vitals';
import { DispatchDto } from '../dispatches/dispatch.dto.js';
import { EscalationDto } from '../escalation/escalation.dto.js';
import {
  ApiInstant,
  ApiInstantOrNull,
  ApiJson,
  ApiNumberOrNull,
  ApiStringOrNull,
  BilingualTextDto,
  ID_PATTERN,
  IdField,
  NoteField,
  OptionalIdField,
  TextField,
} from '../http/fields.js';

export const CONDITION_KINDS = ['physiological', 'technical'] as const;
const DIRECTIONS = ['below', 'above'] as const;

@ApiSchema({ name: 'Acknowledgement' })
export class AcknowledgementDto {
  @ApiProperty({ type: 'string', description: 'Person id.' })
  by: string;

  @ApiProperty({ type: 'string' })
  initials: string;

  @ApiInstant('When.')
  at: number;
}

@ApiSchema({ name: 'Alarm' })
export class AlarmDto {
  @ApiProperty({ type: 'string' })
  id: string;

  @ApiProperty({ type: 'string' })
  patientId: string;

  @ApiStringOrNull('The incident it joined; null when it called nobody.')
  incidentId: string | null;

  @ApiProperty({ type: 'string' })
  ruleId: string;

  @ApiProperty({ type: 'integer' })
  ruleVersion: number;

  @ApiProperty({ type: 'string' })
  ruleKind: string;

  @ApiProperty({ enum: SIGNAL_NAMES, enumName: 'Signal', nullable: true })
  signal: Signal | null;

  @ApiProperty({ enum: PRIORITIES, enumName: 'Priority' })
  priority: Priority;

  @ApiProperty({ enum: CONDITION_KINDS, enumName: 'ConditionKind' })
  conditionKind: (typeof CONDITION_KINDS)[number];

  @ApiProperty({ enum: PRESENCES, enumName: 'Presence' })
  presence: Presence;

  @ApiProperty({ enum: SIGNAL_STATES, enumName: 'SignalState' })
  signalState: SignalState;

  @ApiInstant('When the condition began, by the device clock; with patient and rule the alarm’s identity.')
  onsetAt: number;

  @ApiInstant('When the on-delay had passed.')
  raisedAt: number;

  @ApiInstantOrNull('When the condition had gone.')
  clearedAt: number | null;

  @ApiProperty({ type: () => AcknowledgementDto, nullable: true })
  acknowledged: AcknowledgementDto | null;

  @ApiProperty({ type: () => BilingualTextDto, description: 'One sentence a nurse understands.' })
  headline: BilingualTextDto;

  @ApiNumberOrNull('Newest value the rule saw.')
  value: number | null;

  @ApiNumberOrNull('The limit it broke.')
  limit: number | null;

  @ApiNumberOrNull('Furthest value of this episode.')
  extreme: number | null;

  @ApiProperty({
    type: 'boolean',
    description: 'Found in data that came late: shown as "while disconnected", calls nobody.',
  })
  historical: boolean;

  @ApiProperty({ type: 'integer', description: 'Counts the episodes of this rule.' })
  episodeNumber: number;

  @ApiStringOrNull('The alarm of the same rule, at most ten minutes before, that this one continues.')
  recurrenceOf: string | null;

  @ApiProperty({ type: [String], description: 'Why it is not heard; empty when it is.' })
  suppressedBy: string[];

  @ApiJson('What raised it: rule version, window figures, quality, values around the onset.')
  evidence: Record<string, unknown>;
}

@ApiSchema({ name: 'HeadlineAlarm' })
export class HeadlineAlarmDto {
  @ApiProperty({ type: 'string' })
  alarmId: string;

  @ApiProperty({ type: 'string' })
  ruleId: string;

  @ApiProperty({ enum: SIGNAL_NAMES, enumName: 'Signal', nullable: true })
  signal: Signal | null;

  @ApiNumberOrNull('Newest value the rule saw.')
  value: number | null;

  @ApiNumberOrNull('The limit it broke.')
  limit: number | null;

  @ApiProperty({ enum: DIRECTIONS, enumName: 'LimitDirection', nullable: true })
  direction: (typeof DIRECTIONS)[number] | null;

  @ApiInstant('Since when the condition holds, by the device clock.')
  since: number;

  @ApiNumberOrNull('Furthest value of this episode.')
  extreme: number | null;

  @ApiProperty({ enum: QUALITIES, enumName: 'Quality', nullable: true })
  quality: Quality | null;

  @ApiProperty({ enum: CONDITION_KINDS, enumName: 'ConditionKind' })
  conditionKind: (typeof CONDITION_KINDS)[number];
}

@ApiSchema({ name: 'Incident' })
export class IncidentDto {
  @ApiProperty({ type: 'string' })
  id: string;

  @ApiProperty({ type: 'string' })
  patientId: string;

  @ApiProperty({ enum: INCIDENT_STATES, enumName: 'IncidentState' })
  state: IncidentState;

  @ApiProperty({ enum: PRIORITIES, enumName: 'Priority' })
  priority: Priority;

  @ApiInstant('When the first alarm opened it.')
  openedAt: number;

  @ApiInstantOrNull('When it was closed.')
  closedAt: number | null;

  @ApiProperty({ type: () => AcknowledgementDto, nullable: true })
  acknowledged: AcknowledgementDto | null;

  @ApiInstantOrNull('Since when it waits for a person; null when it is in somebody’s hands.')
  unansweredSince: number | null;

  @ApiProperty({
    enum: ATTENTION,
    enumName: 'Attention',
    nullable: true,
    description: 'What went wrong on the way to the door.',
  })
  attention: Attention | null;

  @ApiProperty({ type: () => BilingualTextDto })
  headline: BilingualTextDto;

  @ApiProperty({ type: () => HeadlineAlarmDto, nullable: true })
  headlineAlarm: HeadlineAlarmDto | null;

  @ApiProperty({ type: () => [AlarmDto] })
  alarms: AlarmDto[];

  @ApiProperty({ type: () => [DispatchDto] })
  dispatches: DispatchDto[];

  @ApiProperty({
    type: () => EscalationDto,
    nullable: true,
    description: 'Whom it waits for and who was called; null while it is in good hands.',
  })
  escalation: EscalationDto | null;

  @ApiProperty({ type: 'integer', description: 'Alarms it holds, recurrences counted.' })
  episodes: number;

  @ApiProperty({ type: [String], description: 'Rules that raised three times or more within a minute.' })
  chattering: string[];

  @ApiStringOrNull('The incident closed at most ten minutes before that this one continues.')
  follows: string | null;

  @ApiProperty({ type: 'integer' })
  lastTimelineSeq: number;

  @ApiProperty({ enum: OUTCOMES, enumName: 'Outcome', nullable: true })
  outcome: Outcome | null;
}

@ApiSchema({ name: 'TimelineEntry' })
export class TimelineEntryDto {
  @ApiProperty({ type: 'string' })
  incidentId: string;

  @ApiProperty({ type: 'integer', description: 'Counts up by one within the incident.' })
  seq: number;

  @ApiInstant('When it was written down.')
  at: number;

  @ApiInstantOrNull('When it was done, where a phone was offline meanwhile.')
  madeAt: number | null;

  @ApiProperty({ type: 'string', description: 'Person id, or `centre` for what the system does itself.' })
  by: string;

  @ApiProperty({ type: 'string' })
  byName: string;

  @ApiProperty({ type: 'string', example: 'alarm-raised' })
  kind: string;

  @ApiProperty({ type: () => BilingualTextDto })
  text: BilingualTextDto;

  @ApiJson('The facts behind the text.')
  data: Record<string, unknown>;
}

@ApiSchema({ name: 'IncidentDetail' })
export class IncidentDetailDto extends IncidentDto {
  @ApiProperty({ type: () => [TimelineEntryDto] })
  timeline: TimelineEntryDto[];
}

/** An alarm as it stood on the screen of the person who acknowledges. */
@ApiSchema({ name: 'SeenAlarm' })
export class SeenAlarmDto {
  @IdField('The alarm.')
  id: string;

  @ApiProperty({ enum: PRIORITIES, enumName: 'Priority' })
  @IsIn(PRIORITIES)
  priority: Priority;
}

@ApiSchema({ name: 'AcknowledgeIncident' })
export class AcknowledgeIncidentDto {
  @ApiPropertyOptional({
    type: () => [SeenAlarmDto],
    description:
      'What the person saw. With it, nothing is accepted unseen: an alarm that is not in it, or has risen above it, ' +
      'refuses the whole act (409 `INCIDENT.RISEN`), and the screen shows what is new.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(1_000)
  @ValidateNested({ each: true })
  @Type(() => SeenAlarmDto)
  seen?: SeenAlarmDto[];

  @OptionalIdField('The same id sent again does nothing again.')
  requestId?: string;
}

@ApiSchema({ name: 'LogCall' })
export class LogCallDto {
  @TextField('Whom: a name or a part, such as the family or the doctor.', { max: 200 })
  to: string;

  @ApiProperty({ enum: CALL_OUTCOMES, enumName: 'CallOutcome' })
  @IsIn(CALL_OUTCOMES)
  outcome: CallOutcome;

  @NoteField('What was said.')
  note?: string;

  @OptionalIdField('The same id sent again does nothing again.')
  requestId?: string;
}

@ApiSchema({ name: 'AddNote' })
export class AddNoteDto {
  @TextField('The note.', { max: 4000 })
  text: string;

  @ApiPropertyOptional({ type: [String], maxItems: 10, description: 'Colleagues at the centre who are told of it.' })
  @IsOptional()
  @ArrayMaxSize(10)
  @ArrayUnique()
  @Matches(ID_PATTERN, { each: true })
  mentions?: string[];

  @OptionalIdField('The same id sent again does nothing again.')
  requestId?: string;
}

@ApiSchema({ name: 'CloseIncident' })
export class CloseIncidentDto {
  @ApiProperty({ enum: OUTCOMES, enumName: 'Outcome' })
  @IsIn(OUTCOMES)
  outcome: Outcome;

  @NoteField('Why, or what follows.')
  note?: string;

  @OptionalIdField('The same id sent again does nothing again.')
  requestId?: string;
}
