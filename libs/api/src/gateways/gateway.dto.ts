// Gateways and the devices behind them: enrolling, lending, what was refused.
import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsIn, IsString, Length, Matches } from 'class-validator';
import { REFUSAL_REASONS } from '#vitals';
import {
  ApiInstant,
  ApiInstantOrNull,
  ApiStringOrNull,
  IdField,
  OptionalInstantField,
  TextField,
} from '../http/fields.js';

export const GATEWAY_STATES = ['awaiting-enrolment', 'enrolled', 'revoked'] as const;
export type GatewayState = (typeof GATEWAY_STATES)[number];
export const DEVICE_KINDS = [
  'oximeter',
  'ecg',
  'bed',
  'heart-rate',
  'blood-pressure',
  'thermometer',
  'scale',
  'other',
] as const;
export type DeviceKind = (typeof DEVICE_KINDS)[number];
const WIRE_ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

@ApiSchema({ name: 'NewGateway' })
export class NewGatewayDto {
  @ApiProperty({ type: 'string', pattern: WIRE_ID.source, description: 'As in its topics.' })
  @Matches(WIRE_ID)
  id: string;

  @TextField('For people: where it stands.', { max: 100 })
  label: string;
}

@ApiSchema({ name: 'Gateway' })
export class GatewayDto {
  @ApiProperty({ type: 'string' })
  id: string;

  @ApiProperty({ type: 'string' })
  label: string;

  @ApiProperty({ enum: GATEWAY_STATES, enumName: 'GatewayState' })
  state: GatewayState;

  @ApiProperty({ type: 'boolean' })
  connected: boolean;

  @ApiInstantOrNull('When it last came or went.')
  connectionChangedAt: number | null;

  @ApiInstantOrNull('When it joined.')
  enrolledAt: number | null;

  @ApiInstantOrNull('When its credential was withdrawn.')
  revokedAt: number | null;

  @ApiInstantOrNull('When its credential lapses, unless it fetches a newer one before.')
  credentialExpiresAt: number | null;

  @ApiInstantOrNull('Since when there is a sign that its credential is in use in two places.')
  suspectedCloneAt: number | null;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description: 'Its own newest status: version, battery, spool, clock.',
  })
  status: Record<string, unknown> | null;

  @ApiProperty({ type: 'integer', description: 'Frames refused so far.' })
  refusedFrames: number;
}

@ApiSchema({ name: 'EnrolmentCode' })
export class EnrolmentCodeDto {
  @ApiProperty({ type: () => GatewayDto })
  gateway: GatewayDto;

  @ApiProperty({
    type: 'string',
    description: 'To be typed at the gateway; shown this once.',
    example: 'K7QF-3MPX-9TDA',
  })
  code: string;

  @ApiInstant('It lapses then.')
  expiresAt: number;
}

@ApiSchema({ name: 'EnrolGateway' })
export class EnrolGatewayDto {
  @ApiProperty({ type: 'string', maxLength: 40 })
  @IsString()
  @Length(1, 40)
  code: string;
}

@ApiSchema({ name: 'GatewayCredential' })
export class GatewayCredentialDto {
  @ApiProperty({ type: 'string' })
  gateway: string;

  @ApiProperty({ type: 'string' })
  username: string;

  @ApiProperty({ type: 'string', description: 'Shown this once; the centre keeps only its digest.' })
  password: string;

  @ApiProperty({ type: 'string', example: 'mqtt://centre.example:1883' })
  mqttUrl: string;

  @ApiInstant('The password lapses then; a newer one is had at `/api/gateways/credential` before.')
  expiresAt: number;
}

@ApiSchema({ name: 'RotateCredential' })
export class RotateCredentialDto {
  @IdField('The gateway that asks.')
  gateway: string;

  @ApiProperty({ type: 'string', minLength: 1, maxLength: 200, description: 'Its present password.' })
  @IsString()
  @Length(1, 200)
  password: string;
}

@ApiSchema({ name: 'NewerCredential' })
export class NewerCredentialDto {
  @ApiProperty({ type: 'string', description: 'Shown this once. The present one works until this is first used.' })
  password: string;

  @ApiInstant('It lapses then.')
  expiresAt: number;
}

@ApiSchema({ name: 'GatewayRefusal' })
export class GatewayRefusalDto {
  @ApiProperty({ enum: REFUSAL_REASONS, enumName: 'RefusalReason' })
  reason: string;

  @ApiProperty({ type: 'integer' })
  count: number;

  @ApiInstant('When it last happened.')
  lastAt: number;

  @ApiProperty({ type: 'string', description: 'Where in the frame, such as `values.spo2[3]`.' })
  lastPath: string;

  @ApiProperty({ type: 'string', description: 'What is expected there.' })
  lastDetail: string;
}

@ApiSchema({ name: 'NewDevice' })
export class NewDeviceDto {
  @IdField('The gateway it speaks through.')
  gateway: string;

  @ApiProperty({ type: 'string', pattern: WIRE_ID.source, description: 'As in its topics.' })
  @Matches(WIRE_ID)
  device: string;

  @ApiProperty({ enum: DEVICE_KINDS, enumName: 'DeviceKind' })
  @IsIn(DEVICE_KINDS)
  kind: DeviceKind;

  @TextField('For people: what it is and its inventory number.', { max: 100 })
  label: string;
}

@ApiSchema({ name: 'Device' })
export class DeviceDto {
  @ApiProperty({ type: 'string', description: '`{gateway}.{device}`.' })
  id: string;

  @ApiProperty({ type: 'string' })
  gateway: string;

  @ApiProperty({ type: 'string' })
  device: string;

  @ApiProperty({ enum: DEVICE_KINDS, enumName: 'DeviceKind' })
  kind: DeviceKind;

  @ApiProperty({ type: 'string' })
  label: string;

  @ApiProperty({ type: 'boolean' })
  connected: boolean;

  @ApiStringOrNull('Who has it now.')
  patientId: string | null;

  @ApiStringOrNull('Who has it now, by name.')
  patientName: string | null;

  @ApiInstantOrNull('Since when.')
  lentFrom: number | null;

  @ApiInstantOrNull('When anything last came from it.')
  lastReceivedAt: number | null;
}

@ApiSchema({ name: 'LendDevice' })
export class LendDeviceDto {
  @IdField('Who gets it.')
  patientId: string;

  @OptionalInstantField('From when, by the device clock; default now.')
  from?: number;
}

@ApiSchema({ name: 'ReturnDevice' })
export class ReturnDeviceDto {
  @OptionalInstantField('Until when, by the device clock; default now.')
  to?: number;
}
