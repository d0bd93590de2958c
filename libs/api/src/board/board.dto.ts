// The board: everything a seat at the centre sees, consistent with one sequence of the event stream.
import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { PRIORITIES, type Priority } from '#alarms';
import { QUALITIES, QUALITY_CAUSES, SIGNAL_NAMES, type Quality, type QualityCause, type Signal } from '#vitals';
import { ApiInstant, ApiInstantOrNull, ApiJson, ApiNumberOrNull } from '../http/fields.js';
import { IncidentDto, TimelineEntryDto } from '../incidents/incident.dto.js';
import { SEXES, type Sex } from '../patients/patient.dto.js';
import { StationSummaryDto } from '../stations/station.dto.js';

export const PATH_STATES = ['ok', 'late', 'failed'] as const;

/** The canary through the whole path, gateway to board. */
@ApiSchema({ name: 'PathStatus' })
export class PathStatusDto {
  @ApiProperty({ enum: PATH_STATES, enumName: 'PathState' })
  state: (typeof PATH_STATES)[number];

  @ApiInstantOrNull('When it last went through.')
  checkedAt: number | null;

  @ApiNumberOrNull('How long it took to the board, milliseconds.')
  latencyMs: number | null;

  @ApiPropertyOptional({
    type: 'number',
    nullable: true,
    description: 'How long it took to the end of the push outbox, milliseconds.',
  })
  outboxLatencyMs?: number | null;

  @ApiPropertyOptional({
    enum: ['board', 'outbox'],
    isArray: true,
    description: 'Which ends the last round did not reach; empty when it reached both.',
  })
  missing?: readonly ('board' | 'outbox')[];
}

@ApiSchema({ name: 'BoardDevice' })
export class BoardDeviceDto {
  @ApiProperty({ type: 'string' })
  device: string;

  @ApiProperty({ type: 'string' })
  gateway: string;

  @ApiProperty({ type: 'string' })
  label: string;

  @ApiProperty({ type: 'boolean', description: 'Whether its gateway is connected now.' })
  connected: boolean;

  @ApiInstantOrNull('When anything last came from it.')
  lastReceivedAt: number | null;
}

@ApiSchema({ name: 'BoardNumeric' })
export class BoardNumericDto {
  @ApiProperty({ enum: SIGNAL_NAMES, enumName: 'Signal' })
  signal: Signal;

  @ApiNumberOrNull('Null when the newest sample had no usable value. 0 is a value.')
  value: number | null;

  @ApiProperty({ enum: QUALITIES, enumName: 'Quality' })
  quality: Quality;

  @ApiProperty({ enum: QUALITY_CAUSES, enumName: 'QualityCause' })
  cause: QualityCause;

  @ApiInstant('By the device clock.')
  observedAt: number;

  @ApiInstant('By the centre’s clock.')
  receivedAt: number;
}

@ApiSchema({ name: 'LiveNumeric' })
export class LiveNumericDto extends BoardNumericDto {
  @ApiProperty({ type: 'string' })
  patientId: string;

  @ApiProperty({ type: 'string' })
  device: string;
}

@ApiSchema({ name: 'LiveEcg' })
export class LiveEcgDto {
  @ApiProperty({ type: 'string' })
  patientId: string;

  @ApiProperty({ type: 'string' })
  device: string;

  @ApiProperty({ type: 'string' })
  lead: string;

  @ApiInstant('Of the first sample.')
  observedAt: number;

  @ApiProperty({ type: 'number' })
  rateHz: number;

  @ApiProperty({ type: 'number' })
  microvoltsPerBit: number;

  @ApiProperty({ type: 'string', format: 'byte', description: 'Little-endian int16; −32768 is no valid sample.' })
  samples: string;
}

@ApiSchema({ name: 'BoardRule' })
export class BoardRuleDto {
  @ApiProperty({ type: 'string' })
  ruleId: string;

  @ApiProperty({ enum: SIGNAL_NAMES, enumName: 'Signal', nullable: true })
  signal: Signal | null;

  @ApiNumberOrNull('Low limit.')
  low: number | null;

  @ApiNumberOrNull('High limit.')
  high: number | null;

  @ApiProperty({ enum: PRIORITIES, enumName: 'Priority', nullable: true })
  priority: Priority | null;

  @ApiInstantOrNull('Put aside until then.')
  shelvedUntil: number | null;
}

/** Means of the last 30 minutes, oldest first, one a minute; null where there was no usable value. */
@ApiSchema({ name: 'Sparkline' })
export class SparklineDto {
  @ApiProperty({ enum: SIGNAL_NAMES, enumName: 'Signal' })
  signal: Signal;

  @ApiInstant('Start of the first minute.')
  from: number;

  @ApiProperty({ type: 'array', items: { type: 'number', nullable: true }, minItems: 30, maxItems: 30 })
  values: Array<number | null>;
}

@ApiSchema({ name: 'BoardPatient' })
export class BoardPatientDto {
  @ApiProperty({ type: 'string' })
  id: string;

  @ApiProperty({ type: 'string' })
  displayName: string;

  @ApiProperty({ type: 'string' })
  kana: string;

  @ApiProperty({ type: 'integer' })
  age: number;

  @ApiProperty({ enum: SEXES, enumName: 'Sex' })
  sex: Sex;

  @ApiProperty({ type: 'string' })
  area: string;

  @ApiProperty({ type: [String] })
  conditions: string[];

  @ApiProperty({ type: 'boolean' })
  livingAlone: boolean;

  @ApiInstantOrNull('Monitoring is paused until then.')
  pausedUntil: number | null;

  @ApiInstantOrNull('The sound is paused until then.')
  audioPausedUntil: number | null;

  @ApiProperty({ type: () => [BoardDeviceDto] })
  devices: BoardDeviceDto[];

  @ApiProperty({ type: () => [BoardNumericDto] })
  numerics: BoardNumericDto[];

  @ApiProperty({ type: () => [SparklineDto] })
  spark: SparklineDto[];

  @ApiProperty({ type: () => [BoardRuleDto] })
  rules: BoardRuleDto[];
}

@ApiSchema({ name: 'Board' })
export class BoardDto {
  @ApiProperty({ type: 'integer', format: 'int64', description: 'Listen on with `?after=` this.' })
  sequence: number;

  @ApiInstant('The centre’s clock.')
  now: number;

  @ApiProperty({ type: () => [BoardPatientDto] })
  patients: BoardPatientDto[];

  @ApiProperty({ type: () => [IncidentDto], description: 'Open ones, most urgent first.' })
  incidents: IncidentDto[];

  @ApiProperty({ type: () => [StationSummaryDto] })
  stations: StationSummaryDto[];

  @ApiProperty({ type: () => PathStatusDto })
  path: PathStatusDto;
}

/** `event: heartbeat`, each second. */
/** Whether the steps that fall due are being taken. */
@ApiSchema({ name: 'DeadlineStatus' })
export class DeadlineStatusDto {
  @ApiProperty({
    type: 'boolean',
    description: 'False: steps are not taken in time, and nobody may rely on being called.',
  })
  running: boolean;

  @ApiProperty({ type: 'integer', description: 'Past their time at the last look.' })
  overdue: number;

  @ApiInstantOrNull('When the oldest of them was due.')
  oldestDueAt: number | null;

  @ApiInstant('The last look that got an answer.')
  checkedAt: number;
}

@ApiSchema({ name: 'Heartbeat' })
export class HeartbeatDto {
  @ApiInstant('The centre’s clock.')
  now: number;

  @ApiProperty({ type: 'integer', format: 'int64', description: 'Newest event handed to this stream.' })
  sequence: number;

  @ApiProperty({ type: () => PathStatusDto })
  path: PathStatusDto;

  @ApiProperty({ type: () => DeadlineStatusDto })
  deadlines: DeadlineStatusDto;
}

/** What a durable event carries; `type` is also the name of the server-sent event and `sequence` its id. */
@ApiSchema({ name: 'CentreEvent' })
export class CentreEventDto {
  @ApiProperty({ type: 'integer', format: 'int64' })
  sequence: number;

  @ApiProperty({ type: 'string', example: 'incident.changed' })
  type: string;

  @ApiJson('Whom it concerns.')
  scope: Record<string, unknown>;

  @ApiInstant('When.')
  occurredAt: number;

  @ApiJson('By type: `{incident}`, `{entry}`, `{dispatch}`, `{patientId}`, `{gateway}`, `{alarm}`.')
  data: Record<string, unknown>;
}

@ApiSchema({ name: 'IncidentChanged' })
export class IncidentChangedDto {
  @ApiProperty({ type: () => IncidentDto })
  incident: IncidentDto;
}

@ApiSchema({ name: 'TimelineAppended' })
export class TimelineAppendedDto {
  @ApiProperty({ type: () => TimelineEntryDto })
  entry: TimelineEntryDto;
}
