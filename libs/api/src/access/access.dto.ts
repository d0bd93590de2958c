// Logging in: the first step, the second, and what a session is.
import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { IsObject, IsOptional, IsString, Length, Matches } from 'class-validator';
import { ROLES, type Role } from '#access';
import { ApiInstant, ApiStringOrNull, OptionalTextField, TextField } from '../http/fields.js';

export const STAGES = ['new-password', 'second-factor', 'enrolment', 'complete'] as const;

/** The browser's own JSON of a passkey; its shape is the WebAuthn standard's. */
export function PasskeyAnswerField(): PropertyDecorator {
  return (target, key) => {
    ApiProperty({ type: 'object', additionalProperties: true, description: 'As the browser gives it (WebAuthn).' })(
      target,
      key,
    );
    IsObject()(target, key);
  };
}

export function PasswordField(description: string): PropertyDecorator {
  return (target, key) => {
    ApiProperty({ type: 'string', minLength: 1, maxLength: 256, format: 'password', description })(target, key);
    IsString()(target, key);
    Length(1, 256)(target, key);
  };
}

@ApiSchema({ name: 'LogIn' })
export class LogInDto {
  @TextField('Log-in name.', { max: 64 })
  name: string;

  @PasswordField('The password.')
  password: string;
}

@ApiSchema({ name: 'PasskeyAnswer' })
export class PasskeyAnswerDto {
  @PasskeyAnswerField()
  passkey: Record<string, unknown>;
}

@ApiSchema({ name: 'PasskeyOptions' })
export class PasskeyOptionsDto {
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description: 'For the browser (WebAuthn); null when the person has none.',
  })
  options: object | null;
}

@ApiSchema({ name: 'Proof', description: 'Exactly one of these.' })
export class ProofDto {
  @OptionalTextField('Six digits of the authenticator app.', { max: 16 })
  code?: string;

  @OptionalTextField('A recovery code.', { max: 64 })
  recoveryCode?: string;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'As the browser gives it (WebAuthn).',
  })
  @IsOptional()
  @IsObject()
  passkey?: Record<string, unknown>;

  @ApiPropertyOptional({
    type: 'string',
    maxLength: 256,
    format: 'password',
    description: 'Of who has no second factor.',
  })
  @IsOptional()
  @IsString()
  @Length(1, 256)
  password?: string;
}

@ApiSchema({ name: 'LinkLook' })
export class LinkLookDto {
  @ApiProperty({ type: 'string', pattern: '^[A-Za-z0-9_-]{43}$', description: 'What stands behind # in the link.' })
  @Matches(/^[A-Za-z0-9_-]{43}$/)
  token: string;
}

@ApiSchema({ name: 'LinkFollow' })
export class LinkFollowDto extends LinkLookDto {
  @PasswordField('The password chosen.')
  password: string;
}

@ApiSchema({ name: 'LinkHolder' })
export class LinkHolderDto {
  @ApiProperty({ type: 'string' })
  name: string;

  @ApiProperty({ type: 'string' })
  displayName: string;

  @ApiProperty({ enum: ['invitation', 'password-reset'] })
  purpose: 'invitation' | 'password-reset';

  @ApiProperty({ type: 'integer', description: 'Shortest password taken.' })
  shortestPassword: number;

  @ApiInstant('Good until then.')
  expiresAt: number;
}

@ApiSchema({ name: 'SignInWays' })
export class SignInWaysDto {
  @ApiProperty({ type: 'boolean', description: 'The demonstration ward runs; its people need no second factor.' })
  demonstration: boolean;

  @ApiProperty({ type: 'boolean', description: 'This page has a host name, which passkeys need.' })
  passkeys: boolean;
}

@ApiSchema({ name: 'SecondFactorState' })
export class SecondFactorStateDto {
  @ApiProperty({ type: 'boolean', description: 'This role must have one.' })
  required: boolean;

  @ApiProperty({ type: 'boolean', description: 'An authenticator app is set up.' })
  totp: boolean;

  @ApiProperty({ type: 'integer' })
  passkeys: number;

  @ApiProperty({ type: 'integer', description: 'Recovery codes not yet used.' })
  recoveryCodes: number;
}

@ApiSchema({ name: 'Me' })
export class MeDto {
  @ApiProperty({ type: 'string' })
  personId: string;

  @ApiProperty({ type: 'string', description: 'Log-in name.' })
  name: string;

  @ApiProperty({ type: 'string' })
  displayName: string;

  @ApiProperty({ type: 'string', description: 'Shown beside what this person has acknowledged.' })
  initials: string;

  @ApiProperty({ enum: ROLES, enumName: 'Role' })
  role: Role;

  @ApiStringOrNull('The station this person works for.')
  stationId: string | null;

  @ApiInstant('The session ends then at the latest.')
  sessionExpiresAt: number;

  @ApiProperty({
    enum: STAGES,
    enumName: 'SessionStage',
    description: 'What is still to be done; `complete` when nothing.',
  })
  stage: (typeof STAGES)[number];

  @ApiProperty({ enum: ['person', 'device'], description: '`device`: a board on the wall.' })
  kind: 'person' | 'device';

  @ApiProperty({ type: () => SecondFactorStateDto })
  secondFactor: SecondFactorStateDto;
}

@ApiSchema({ name: 'BadgeShown' })
export class BadgeShownDto {
  @TextField('Log-in name.', { max: 64 })
  name: string;

  @ApiProperty({ type: 'string', pattern: '^\\d{6,12}$' })
  @Matches(/^\d{6,12}$/)
  pin: string;
}

@ApiSchema({ name: 'Badge' })
export class BadgeDto {
  @ApiProperty({ type: 'string', description: 'For one act within a minute, in the header `x-badge`.' })
  badge: string;

  @ApiProperty({ type: 'string' })
  displayName: string;
}
