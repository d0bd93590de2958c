// What the administrator sees of messages: how many wait, what failed and why, and who can be woken by what. No text of any
// message and no patient.
import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { CHANNELS, PURPOSES, type ChannelKind, type Purpose } from '#channels';
import { ROLES, type Role } from '#access';
import { ApiInstant, ApiInstantOrNull, ApiStringOrNull } from '../http/fields.js';
import { PushSubscriptionDto } from './notification.dto.js';

@ApiSchema({ name: 'ChannelCounts' })
export class ChannelCountsDto {
  @ApiProperty({ enum: CHANNELS, enumName: 'ChannelKind' })
  channel: ChannelKind;

  @ApiProperty({ type: 'integer', description: 'Waiting now.' })
  queued: number;

  @ApiProperty({ type: 'integer', description: 'Waiting now after at least one failed attempt.' })
  failing: number;

  @ApiProperty({ type: 'integer', description: 'Queued in the last 24 hours and handed on.' })
  sent: number;

  @ApiProperty({ type: 'integer', description: 'Of those, reported by the device.' })
  delivered: number;

  @ApiProperty({ type: 'integer', description: 'Of those, opened.' })
  opened: number;

  @ApiProperty({ type: 'integer', description: 'Queued in the last 24 hours and taken back before they went.' })
  withdrawn: number;

  @ApiProperty({ type: 'integer', description: 'Queued in the last 24 hours and failed for good.' })
  failed: number;
}

@ApiSchema({ name: 'TroubledMessage' })
export class TroubledMessageDto {
  @ApiProperty({ type: 'string' })
  id: string;

  @ApiProperty({ enum: CHANNELS, enumName: 'ChannelKind' })
  channel: ChannelKind;

  @ApiProperty({ enum: PURPOSES, enumName: 'Purpose' })
  purpose: Purpose;

  @ApiProperty({ type: 'string', description: 'Person or webhook.' })
  receiver: string;

  @ApiProperty({ type: 'string' })
  deviceLabel: string;

  @ApiProperty({ enum: ['queued', 'failed'] })
  state: 'queued' | 'failed';

  @ApiProperty({ type: 'integer' })
  attempts: number;

  @ApiStringOrNull('What the last attempt ran into.')
  lastError: string | null;

  @ApiInstant('When it was queued.')
  queuedAt: number;

  @ApiInstantOrNull('When it is tried next.')
  nextAttemptAt: number | null;
}

@ApiSchema({ name: 'ReachablePerson' })
export class ReachablePersonDto {
  @ApiProperty({ type: 'string' })
  personId: string;

  @ApiProperty({ type: 'string' })
  name: string;

  @ApiProperty({ enum: ROLES, enumName: 'Role' })
  role: Role;

  @ApiStringOrNull('Their station.')
  station: string | null;

  @ApiProperty({ type: 'boolean', description: 'A confirmed address messages go to.' })
  email: boolean;

  @ApiProperty({ type: () => [PushSubscriptionDto], description: 'Live ones, and those removed in the last 30 days.' })
  subscriptions: PushSubscriptionDto[];
}

@ApiSchema({ name: 'MessagesOverview' })
export class MessagesOverviewDto {
  @ApiProperty({ type: 'boolean' })
  push: boolean;

  @ApiProperty({ type: 'boolean' })
  email: boolean;

  @ApiProperty({ type: [String], description: 'Names of the webhooks.' })
  webhooks: string[];

  @ApiInstantOrNull('When the message that has waited longest was queued.')
  oldestQueuedAt: number | null;

  @ApiProperty({ type: () => [ChannelCountsDto] })
  channels: ChannelCountsDto[];

  @ApiProperty({
    type: () => [TroubledMessageDto],
    description: 'Waiting after a failed attempt, or failed in the last 24 h; at most 50.',
  })
  troubled: TroubledMessageDto[];

  @ApiProperty({ type: () => [ReachablePersonDto], description: 'Everybody with an active account.' })
  people: ReachablePersonDto[];
}
