// Messages as the API speaks of them: devices, addresses, the bell, and the proof of who was told.
import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { PRIORITIES, type Priority } from '#alarms';
import {
  CHANNELS,
  DELIVERY_FACTS,
  MESSAGE_STATES,
  PURPOSES,
  type ChannelKind,
  type DeliveryFact,
  type MessageState,
  type Purpose,
} from '#channels';
import {
  ApiInstant,
  ApiInstantOrNull,
  ApiStringOrNull,
  BilingualTextDto,
  IdField,
  InstantField,
  TextField,
} from '../http/fields.js';

const LANGUAGES = ['ja', 'en'] as const;
type Language = (typeof LANGUAGES)[number];

/** Base64url without padding, as browsers give it; a `=` at the end is taken too. */
const BASE64URL = /^[A-Za-z0-9_-]+={0,2}$/;

@ApiSchema({ name: 'ChannelsAvailable' })
export class ChannelsAvailableDto {
  @ApiStringOrNull('Public VAPID key, base64url; null where nothing can be pushed.')
  publicKey: string | null;

  @ApiProperty({ type: 'boolean', description: 'Whether this centre sends e-mail.' })
  email: boolean;
}

@ApiSchema({ name: 'PushKeys' })
export class PushKeysDto {
  @ApiProperty({ type: 'string', description: 'Public key of the device, 65 bytes, base64url.' })
  @IsString()
  @Length(86, 88)
  @Matches(BASE64URL)
  p256dh: string;

  @ApiProperty({ type: 'string', description: 'Shared secret of the device, 16 bytes, base64url.' })
  @IsString()
  @Length(22, 24)
  @Matches(BASE64URL)
  auth: string;
}

@ApiSchema({ name: 'NewPushSubscription' })
export class NewPushSubscriptionDto {
  @ApiProperty({
    type: 'string',
    maxLength: 1000,
    description: 'Where the push service takes messages for this device.',
  })
  @IsString()
  @MaxLength(1000)
  @Matches(/^https:\/\//)
  endpoint: string;

  @ApiProperty({ type: () => PushKeysDto })
  @ValidateNested()
  @Type(() => PushKeysDto)
  keys: PushKeysDto;

  @TextField('What its owner calls this device.', { max: 80 })
  label: string;

  @ApiPropertyOptional({
    type: 'boolean',
    description:
      'Patients’ names may show on this device’s lock screen. Left out: as with the subscription this one renews, else not.',
  })
  @IsOptional()
  @IsBoolean()
  showNames?: boolean;

  @ApiPropertyOptional({
    type: 'string',
    pattern: '^[0-9a-f]{16}$',
    description: 'Digest of the endpoint this one renews, where the browser has changed it; that one is taken off.',
  })
  @IsOptional()
  @Matches(/^[0-9a-f]{16}$/)
  renews?: string;

  @ApiPropertyOptional({ enum: LANGUAGES, description: 'Default `ja`.' })
  @IsOptional()
  @IsIn(LANGUAGES)
  language?: Language;
}

@ApiSchema({ name: 'ChangePushSubscription' })
export class ChangePushSubscriptionDto {
  @ApiPropertyOptional({ type: 'string', minLength: 1, maxLength: 80 })
  @IsOptional()
  @IsString()
  @Length(1, 80)
  label?: string;

  @ApiPropertyOptional({ type: 'boolean' })
  @IsOptional()
  @IsBoolean()
  showNames?: boolean;

  @ApiPropertyOptional({ enum: LANGUAGES })
  @IsOptional()
  @IsIn(LANGUAGES)
  language?: Language;
}

@ApiSchema({ name: 'PushSubscription' })
export class PushSubscriptionDto {
  @ApiProperty({ type: 'string' })
  id: string;

  @ApiProperty({ type: 'string' })
  label: string;

  @ApiProperty({ type: 'string', description: 'Host of the push service.' })
  service: string;

  @ApiProperty({ type: 'boolean' })
  showNames: boolean;

  @ApiProperty({ enum: LANGUAGES })
  language: Language;

  @ApiProperty({
    type: 'string',
    description: 'First characters of the endpoint’s SHA-256, by which a browser finds its own; empty when removed.',
  })
  endpointDigest: string;

  @ApiProperty({ type: 'boolean', description: 'False when it was made under an earlier key and can’t be sent to.' })
  usable: boolean;

  @ApiInstant('When it was made.')
  createdAt: number;

  @ApiInstantOrNull('When a message was last handed to its push service.')
  lastSentAt: number | null;

  @ApiInstantOrNull('When it was removed.')
  removedAt: number | null;

  @ApiStringOrNull('Why it was removed.')
  removedReason: string | null;
}

@ApiSchema({ name: 'NotificationEmail' })
export class NotificationEmailDto {
  @ApiStringOrNull('Address messages go to; null when there is none.')
  address: string | null;

  @ApiProperty({ type: 'boolean', description: 'Messages go to a confirmed address only.' })
  confirmed: boolean;
}

@ApiSchema({ name: 'SetNotificationEmail' })
export class SetNotificationEmailDto {
  @ApiProperty({ type: 'string', maxLength: 254 })
  @IsString()
  @MaxLength(254)
  @IsEmail({ allow_display_name: false })
  address: string;

  @ApiPropertyOptional({ enum: LANGUAGES })
  @IsOptional()
  @IsIn(LANGUAGES)
  language?: Language;
}

@ApiSchema({ name: 'ConfirmNotificationEmail' })
export class ConfirmNotificationEmailDto {
  @ApiProperty({ type: 'string', description: 'The code that was sent to the address.' })
  @IsString()
  @Length(4, 20)
  code: string;
}

@ApiSchema({ name: 'ReportFact' })
export class ReportFactDto {
  @IdField('The message’s id, as it came with it.')
  messageId: string;

  @ApiProperty({ type: 'string', description: 'The token that came with the message.' })
  @IsString()
  @Length(16, 64)
  token: string;

  @ApiProperty({ enum: ['delivered', 'opened'] })
  @IsIn(['delivered', 'opened'])
  fact: 'delivered' | 'opened';

  @InstantField('When it was, by the device’s clock.')
  @IsInt()
  at: number;
}

@ApiSchema({ name: 'BellMessage' })
export class BellMessageDto {
  @ApiProperty({ type: 'string' })
  id: string;

  @ApiProperty({ enum: PURPOSES, enumName: 'Purpose' })
  purpose: Purpose;

  @ApiProperty({ enum: PRIORITIES, enumName: 'Priority' })
  priority: Priority;

  @ApiProperty({ type: () => BilingualTextDto })
  title: BilingualTextDto;

  @ApiProperty({ type: () => BilingualTextDto })
  text: BilingualTextDto;

  @ApiProperty({ type: 'string', description: 'Path in the application.' })
  link: string;

  @ApiInstant('When it was queued.')
  queuedAt: number;

  @ApiInstantOrNull('When it was opened, on whichever channel.')
  openedAt: number | null;

  @ApiInstantOrNull('When it was taken back: it asks for nothing any more.')
  withdrawnAt: number | null;
}

@ApiSchema({ name: 'Bell' })
export class BellDto {
  @ApiProperty({ type: 'integer', description: 'Not opened, not taken back.' })
  unread: number;

  @ApiProperty({ type: () => [BellMessageDto], description: 'Newest first, of the last seven days, at most 50.' })
  messages: BellMessageDto[];
}

@ApiSchema({ name: 'DeliveryFactEntry' })
export class DeliveryFactDto {
  @ApiProperty({ enum: DELIVERY_FACTS, enumName: 'DeliveryFact' })
  fact: DeliveryFact;

  @ApiInstant('When the centre learned it.')
  at: number;

  @ApiInstantOrNull('When the device says it was.')
  madeAt: number | null;

  @ApiStringOrNull('Why, where there is a reason.')
  detail: string | null;
}

@ApiSchema({ name: 'MessageProofEntry' })
export class MessageEntryDto {
  @ApiProperty({ type: 'string' })
  id: string;

  @ApiProperty({ enum: CHANNELS, enumName: 'ChannelKind' })
  channel: ChannelKind;

  @ApiProperty({ type: 'string', description: 'Device or webhook; empty for bell and e-mail.' })
  deviceLabel: string;

  @ApiProperty({ enum: MESSAGE_STATES, enumName: 'MessageState' })
  state: MessageState;

  @ApiProperty({ type: 'boolean', description: 'It takes an earlier message back.' })
  withdraws: boolean;

  @ApiProperty({ type: 'integer' })
  attempts: number;

  @ApiStringOrNull('What the last attempt ran into.')
  lastError: string | null;

  @ApiInstantOrNull('When it is tried next, while it waits.')
  nextAttemptAt: number | null;

  @ApiProperty({ type: () => [DeliveryFactDto], description: 'Each with its own time; none implies another.' })
  facts: DeliveryFactDto[];
}

@ApiSchema({ name: 'NotifiedReceiver' })
export class NotifiedReceiverDto {
  @ApiStringOrNull('Null for a webhook.')
  personId: string | null;

  @ApiProperty({ type: 'string', description: 'The person’s name, or the webhook’s.' })
  name: string;

  @ApiProperty({ type: 'boolean', description: 'False: only the bell, seen by looking at a screen.' })
  wakeable: boolean;

  @ApiProperty({ type: () => [MessageEntryDto] })
  messages: MessageEntryDto[];
}

@ApiSchema({ name: 'IncidentNotification' })
export class IncidentNotificationDto {
  @ApiProperty({ type: 'string' })
  id: string;

  @ApiProperty({ enum: PURPOSES, enumName: 'Purpose' })
  purpose: Purpose;

  @ApiProperty({ enum: PRIORITIES, enumName: 'Priority' })
  priority: Priority;

  @ApiProperty({ type: () => BilingualTextDto })
  text: BilingualTextDto;

  @ApiInstant('When it was asked for.')
  createdAt: number;

  @ApiInstant('Not sent after this.')
  expiresAt: number;

  @ApiInstantOrNull('When it was taken back.')
  withdrawnAt: number | null;

  @ApiStringOrNull('Why it was taken back.')
  withdrawalReason: string | null;

  @ApiProperty({ type: () => [NotifiedReceiverDto], description: 'Nobody: it reached no one.' })
  receivers: NotifiedReceiverDto[];
}
